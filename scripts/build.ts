/**
 * Bundles pingcli into `dist/`: one small entry and lazy chunks, so that a command loads only what it needs.
 * Writes the notices of every package that went in, as their licences ask.
 */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';

const outDirectory = 'dist';

function packagesIn(metafile: Metafile): string[] {
  const found = new Set<string>();
  for (const input of Object.keys(metafile.inputs)) {
    const match = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (match?.[1]) found.add(match[1]);
  }
  return [...found].sort();
}

function notice(name: string): string {
  const directory = join('node_modules', name);
  const manifest: { version: string; license?: string } = JSON.parse(
    readFileSync(join(directory, 'package.json'), 'utf8'),
  );
  const file = readdirSync(directory).find((entry) => /^licen[cs]e/i.test(entry));
  const text =
    file && existsSync(join(directory, file)) ? readFileSync(join(directory, file), 'utf8').trim() : '';
  return `${name} ${manifest.version} (${manifest.license ?? 'see its text'})\nhttps://www.npmjs.com/package/${name}\n\n${text}\n`;
}

rmSync(outDirectory, { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: ['src/main.ts'],
  outdir: outDirectory,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  minify: true,
  metafile: true,
  legalComments: 'none',
  // Its binary lies in a package of its own per platform, so it stays a dependency.
  external: ['@napi-rs/keyring'],
  // Some bundled packages are CommonJS and ask for Node.js modules by `require`.
  banner: {
    js: "import{createRequire as $createRequire}from'node:module';const require=$createRequire(import.meta.url);",
  },
});
const rule = `\n${'-'.repeat(80)}\n\n`;
writeFileSync(join(outDirectory, 'THIRD-PARTY-NOTICES.txt'), packagesIn(metafile).map(notice).join(rule));
