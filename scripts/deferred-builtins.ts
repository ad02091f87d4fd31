/**
 * Modules of Node.js that the bundle gets hold of at the first call instead of at the import. Each costs one to eight
 * milliseconds of every start that never calls it (docs/adr/0014-start.md); a static import in a source file stays readable.
 */
import type { Plugin } from 'esbuild';

/** Functions only: what is no function has to be there at the import. */
const deferred: Readonly<Record<string, readonly string[]>> = {
  'node:child_process': ['spawn'],
  'node:crypto': ['createHash', 'randomBytes', 'randomUUID', 'timingSafeEqual'],
  'node:fs/promises': [
    'lstat',
    'mkdir',
    'mkdtemp',
    'open',
    'readFile',
    'readlink',
    'realpath',
    'rename',
    'rm',
    'stat',
    'writeFile',
  ],
  'node:os': ['homedir', 'hostname', 'tmpdir'],
  'node:readline': ['createInterface'],
  'node:timers/promises': ['setTimeout'],
};

function facade(module: string, names: readonly string[]): string {
  const functions = names.map(
    (name) => `export const ${name} = (...given) => process.getBuiltinModule('${module}').${name}(...given);`,
  );
  return [...functions, `export default { ${names.join(', ')} };`].join('\n');
}

/** Ours, and commander, which has no use for processes unless commands are programs of their own. */
function isDeferredFor(importer: string): boolean {
  return !importer.includes('node_modules') || importer.includes('node_modules/commander/');
}

/** A name that is missing above fails the build. */
export const deferredBuiltins: Plugin = {
  name: 'deferred-builtins',
  setup(build) {
    build.onResolve({ filter: /^node:/ }, ({ path, importer }) =>
      path in deferred && isDeferredFor(importer) ? { path, namespace: 'deferred-builtin' } : undefined,
    );
    build.onLoad({ filter: /./, namespace: 'deferred-builtin' }, ({ path }) => ({
      contents: facade(path, deferred[path] ?? []),
    }));
  },
};
