/** A file that must be new: made for its owner, and never in the place of another. */
import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createUserFile } from '../../src/host/user-output-file.ts';
import { failure } from '../support/failure.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

describe('a new file', () => {
  it('is made beside where the command was started, for its owner alone', async () => {
    const directory = temporaryDirectory();
    await createUserFile('new.json', directory, '{}', 0o600);
    expect(readFileSync(join(directory, 'new.json'), 'utf8')).toBe('{}');
    if (process.platform !== 'win32') expect(statSync(join(directory, 'new.json')).mode & 0o777).toBe(0o600);
  });

  it('never takes the place of another, nor follows a link', async () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, 'there.json'), 'mine');
    mkdirSync(join(directory, 'folder'));
    symlinkSync(join(directory, 'elsewhere.json'), join(directory, 'link.json'));
    for (const name of ['there.json', 'folder', 'link.json']) {
      const { facts } = await failure(createUserFile(name, directory, '{}', 0o600));
      expect(facts).toMatchObject({ outcome: 'usage', code: 'FILE_EXISTS' });
    }
    expect(readFileSync(join(directory, 'there.json'), 'utf8')).toBe('mine');
    expect(existsSync(join(directory, 'elsewhere.json'))).toBe(false);
  });

  it('needs a directory that is there', async () => {
    const { facts } = await failure(createUserFile('no/such/x.json', temporaryDirectory(), '{}', 0o600));
    expect(facts.message).toContain('does not exist');
  });
});
