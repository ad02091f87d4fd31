import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readUserFile } from '../../src/host/user-file.ts';
import { failure } from '../support/failure.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const limit = 1_000;

describe('a file that the user named', () => {
  let folder: string;
  beforeEach(() => {
    folder = temporaryDirectory();
  });
  const read = (path: string) => readUserFile(path, folder, limit);

  it('is read whole, from the working directory', async () => {
    writeFileSync(join(folder, 'body.json'), '{"ä":1}\n');
    expect(await read('body.json')).toBe('{"ä":1}\n');
    expect(await read(join(folder, 'body.json'))).toBe('{"ä":1}\n');
  });

  const refusals: readonly (readonly [said: string, make: (path: string) => void])[] = [
    ['does not exist', () => undefined],
    ['is a directory', (path) => mkdirSync(path)],
    ['is larger than 1000 bytes', (path) => writeFileSync(path, 'x'.repeat(limit + 1))],
  ];
  it.each(refusals)('REL-46 is refused by name where it %s', async (said, make) => {
    make(join(folder, 'given'));
    const { facts } = await failure(read('given'));
    expect(facts).toMatchObject({ outcome: 'usage', code: 'UNREADABLE_FILE' });
    expect(facts.message).toContain(`'given' ${said}`);
  });

  it.skipIf(process.platform === 'win32')(
    'REL-46 is refused at once where it is a pipe or a device',
    async () => {
      execFileSync('mkfifo', [join(folder, 'pipe')]);
      expect((await failure(read('pipe'))).facts.message).toContain('is not a regular file');
      expect((await failure(read('/dev/zero'))).facts.message).toContain('is not a regular file');
    },
  );

  it.skipIf(process.getuid?.() === 0)('REL-46 is refused where it may not be read', async () => {
    writeFileSync(join(folder, 'given'), 'x');
    chmodSync(join(folder, 'given'), 0);
    expect((await failure(read('given'))).facts.message).toContain('may not be read by this user');
  });
});
