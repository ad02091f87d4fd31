/**
 * Writes `docs/commands/`, and the list of man pages in package.json, which npm installs by it. With `--check` only says whether
 * they are what the commands say, and ends with 1 if not.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commandPages } from './command-pages.ts';
import { manPages } from './man-pages.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'docs', 'commands');
const manifestFile = join(root, 'package.json');

async function present(): Promise<Map<string, string>> {
  const names = await readdir(folder).catch(() => []);
  const texts = await Promise.all(
    names.map(async (name): Promise<[string, string]> => [name, await readFile(join(folder, name), 'utf8')]),
  );
  return new Map(texts);
}

/** Files that are missing, different, or no longer made. */
export async function findStalePages(): Promise<string[]> {
  const found = await present();
  const pages = await commandPages();
  const made = new Set(pages.map(({ file }) => file));
  const different = pages.filter(({ file, text }) => found.get(file) !== text).map(({ file }) => file);
  const manifest = await manifestWithPages();
  return [
    ...different,
    ...[...found.keys()].filter((name) => !made.has(name)),
    ...(manifest === (await readFile(manifestFile, 'utf8')) ? [] : ['man in package.json']),
  ];
}

/** package.json as it has to be: npm takes no folder of man pages, only their names. */
async function manifestWithPages(): Promise<string> {
  const manifest: { version: string; man: string[] } = JSON.parse(await readFile(manifestFile, 'utf8'));
  const pages = await manPages(manifest.version);
  return `${JSON.stringify({ ...manifest, man: pages.map(({ file }) => `man/${file}`).sort() }, undefined, 2)}\n`;
}

async function write(): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const { file, text } of await commandPages()) await writeFile(join(folder, file), text);
  await writeFile(manifestFile, await manifestWithPages());
}

if (import.meta.main) {
  if (!process.argv.includes('--check')) await write();
  else {
    const stale = await findStalePages();
    if (stale.length > 0) {
      process.stderr.write(
        `docs/commands is out of date (${stale.join(', ')}): node scripts/document-commands.ts\n`,
      );
      process.exitCode = 1;
    }
  }
}
