/** Writes `docs/commands/`; with `--check` only says whether it is what the commands say, and ends with 1 if not. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commandPages } from './command-pages.ts';

const folder = join(import.meta.dirname, '..', 'docs', 'commands');

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
  return [...different, ...[...found.keys()].filter((name) => !made.has(name))];
}

async function write(): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const { file, text } of await commandPages()) await writeFile(join(folder, file), text);
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
