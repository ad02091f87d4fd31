/** The bundle: one small entry and lazy chunks, so that a command loads only what it needs. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build, type Metafile, transform } from 'esbuild';
import { deferredBuiltins } from './deferred-builtins.ts';
import { type Chunk, packChunks } from './pack-chunks.ts';

const target = 'node22';

/**
 * esbuild splits ES modules only, and Node.js loads CommonJS faster (docs/adr/0014-start.md): so the chunks are
 * split as the one and written as the other, `import()` being a `require` behind a promise.
 */
async function toCommonJs(code: string): Promise<string> {
  const written = await transform(code, {
    format: 'cjs',
    platform: 'node',
    target,
    minify: true,
    legalComments: 'none',
    supported: { 'dynamic-import': false },
  });
  return written.code;
}

export interface BundleOptions {
  /** Chunks that are loaded together lie in one file. Default true; what a command loads is told from the chunks. */
  packed?: boolean;
}

/** @returns esbuild's account of what went into which chunk. */
export async function bundle(outDirectory: string, { packed = true }: BundleOptions = {}): Promise<Metafile> {
  const { metafile, outputFiles } = await build({
    entryPoints: ['src/main.ts'],
    outdir: outDirectory,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target,
    minify: true,
    metafile: true,
    legalComments: 'none',
    // Its binary lies in a package of its own per platform, so it stays a dependency.
    external: ['@napi-rs/keyring'],
    plugins: [deferredBuiltins],
    // The same code as ES modules, which the bundle can put into one scope: they load 5 ms faster.
    alias: { yaml: './node_modules/yaml/browser/index.js' },
    write: false,
  });
  const chunks = new Map<string, Chunk>();
  for (const { path, text } of outputFiles) {
    const name = basename(path);
    const output = Object.entries(metafile.outputs).find(([file]) => basename(file) === name)?.[1];
    const requires = (output?.imports ?? [])
      .filter(({ kind }) => kind === 'import-statement')
      .map((imported) => basename(imported.path));
    chunks.set(name, { name, code: await toCommonJs(text), requires, entry: output?.entryPoint });
  }
  const files = packed
    ? packChunks([...chunks.values()])
    : new Map([...chunks].map(([name, { code }]) => [name, code]));
  mkdirSync(outDirectory, { recursive: true });
  // The package as a whole is one of ES modules.
  writeFileSync(join(outDirectory, 'package.json'), '{ "type": "commonjs" }\n');
  for (const [name, text] of files) writeFileSync(join(outDirectory, name), text);
  return metafile;
}

/** The package that a bundled file comes from; undefined for our own source. */
export function packageOf(input: string): string | undefined {
  return /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
}
