/** Builds `dist/`: the bundle, the help of the root, and the notices of every package in it, as their licences ask; and the man pages. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCommandLine } from '../src/cli/parse.ts';
import { widestHelp } from '../src/cli/run.ts';
import { packageVersion } from '../src/host/package-version.ts';
import { bundle, packageOf } from './bundle.ts';
import { manPages } from './man-pages.ts';

const outDirectory = 'dist';
const manDirectory = 'man';

function notice(name: string): string {
  const directory = join('node_modules', name);
  const manifest: { version: string; license?: string } = JSON.parse(
    readFileSync(join(directory, 'package.json'), 'utf8'),
  );
  const file = readdirSync(directory).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? '' : readFileSync(join(directory, file), 'utf8').trim();
  return `${name} ${manifest.version} (${manifest.license ?? 'see its text'})\nhttps://www.npmjs.com/package/${name}\n\n${text}\n`;
}

rmSync(outDirectory, { recursive: true, force: true });
const { inputs } = await bundle(outDirectory);
const packages = new Set(Object.keys(inputs).flatMap((input) => packageOf(input) ?? []));
const rule = `\n${'-'.repeat(80)}\n\n`;
writeFileSync(join(outDirectory, 'THIRD-PARTY-NOTICES.txt'), [...packages].sort().map(notice).join(rule));

const help = await parseCommandLine(['--help'], widestHelp);
if (help.kind !== 'help') throw new Error('--help led to no help');
writeFileSync(join(outDirectory, 'help.txt'), help.text);

rmSync(manDirectory, { recursive: true, force: true });
mkdirSync(manDirectory);
for (const { file, text } of await manPages(packageVersion)) writeFileSync(join(manDirectory, file), text);
