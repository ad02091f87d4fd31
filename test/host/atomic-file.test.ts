import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import type fileSystem from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { writeAtomically } from '../../src/host/atomic-file.ts';
import { failure } from '../support/failure.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

vi.mock('node:fs/promises', async (original) => ({ ...(await original<typeof fileSystem>()) }));

afterEach(() => {
  vi.restoreAllMocks();
});

const mode = 0o600;

function modeOf(file: string): number {
  return statSync(file).mode & 0o777;
}

/** The next temporary file cannot be written, as a full disk has it. */
async function failNextWriteWith(code: string): Promise<void> {
  const module = await import('node:fs/promises');
  const { open } = module;
  vi.spyOn(module, 'open').mockImplementationOnce(async (...given) => {
    const handle = await open(...given);
    vi.spyOn(handle, 'writeFile').mockRejectedValue(Object.assign(new Error(`${code}: failed`), { code }));
    return handle;
  });
}

it('REL-40 makes a new file with the given mode, and its directory with 0700', async () => {
  const directory = temporaryDirectory();
  const file = join(directory, 'home', 'settings.yaml');
  await writeAtomically(file, 'text', { mode });
  expect(readFileSync(file, 'utf8')).toBe('text');
  expect(modeOf(file)).toBe(0o600);
  expect(modeOf(join(directory, 'home'))).toBe(0o700);
});

it('REL-40 keeps the mode of a file that is there, and leaves nothing beside it', async () => {
  const directory = temporaryDirectory();
  const file = join(directory, 'settings.yaml');
  writeFileSync(file, 'old');
  chmodSync(file, 0o664);
  await writeAtomically(file, 'new', { mode });
  expect([readFileSync(file, 'utf8'), modeOf(file)]).toEqual(['new', 0o664]);
  expect(readdirSync(directory)).toEqual(['settings.yaml']);
});

it('F-46 sets the mode of a file that is there where it is told to', async () => {
  const file = join(temporaryDirectory(), 'settings.yaml');
  writeFileSync(file, 'old');
  chmodSync(file, 0o644);
  await writeAtomically(file, 'new', { mode, resetMode: true });
  expect(modeOf(file)).toBe(0o600);
});

it('REL-40 replaces the file and never writes into it', async () => {
  const file = join(temporaryDirectory(), 'settings.yaml');
  writeFileSync(file, 'old');
  const before = statSync(file).ino;
  await writeAtomically(file, 'new', { mode });
  expect(statSync(file).ino).not.toBe(before);
});

it('F-45 keeps a symbolic link and replaces what it leads to', async () => {
  const directory = temporaryDirectory();
  mkdirSync(join(directory, 'dotfiles'));
  const target = join(directory, 'dotfiles', 'settings.yaml');
  writeFileSync(target, 'old');
  const link = join(directory, 'settings.yaml');
  symlinkSync(join('dotfiles', 'settings.yaml'), link);
  await writeAtomically(link, 'new', { mode });
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(readlinkSync(link)).toBe(join('dotfiles', 'settings.yaml'));
  expect(readFileSync(target, 'utf8')).toBe('new');
  expect(readdirSync(join(directory, 'dotfiles'))).toEqual(['settings.yaml']);
});

it('F-45 makes the file that a dangling link leads to', async () => {
  const directory = temporaryDirectory();
  const link = join(directory, 'settings.yaml');
  symlinkSync(join('later', 'settings.yaml'), link);
  await writeAtomically(link, 'new', { mode });
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(directory, 'later', 'settings.yaml'), 'utf8')).toBe('new');
});

it.each(['ENOSPC', 'EDQUOT'])(
  'F-47 keeps the old text on %s, removes the temporary file and names the file',
  async (code) => {
    const directory = temporaryDirectory();
    const file = join(directory, 'settings.yaml');
    writeFileSync(file, 'old');
    await failNextWriteWith(code);
    const error = await failure(writeAtomically(file, 'new', { mode }));
    expect(error.facts).toMatchObject({ outcome: 'failure', code: 'FILE_NOT_WRITTEN' });
    expect(error.message).toContain(file);
    expect(error.message).toContain(code);
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(readdirSync(directory)).toEqual(['settings.yaml']);
  },
);

it.each(['EACCES', 'EROFS'])(
  'tells a file that may not be written (%s) as broken configuration',
  async (code) => {
    const file = join(temporaryDirectory(), 'settings.yaml');
    await failNextWriteWith(code);
    const error = await failure(writeAtomically(file, 'new', { mode }));
    expect(error.facts).toMatchObject({ outcome: 'configuration', code: 'FILE_NOT_WRITTEN' });
    expect(error.message).toContain(file);
  },
);

it('refuses to put a file in the place of a device', async () => {
  const error = await failure(writeAtomically('/dev/null', 'text', { mode }));
  expect(error.message).toContain('not a regular file');
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
});
