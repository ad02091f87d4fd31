/** Files that people name: what is read, and the log that is written. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLogFile } from '../../src/host/log-file.ts';
import { readUserFile } from '../../src/host/user-file.ts';
import { failure, thrownBy } from '../support/failure.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const isRoot = process.geteuid?.() === 0;

describe('a file that is read', () => {
  it('comes whole, from where the command was started', async () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, 'a.json'), '{"ä":"🚀"}');
    expect(await readUserFile('a.json', directory, 100)).toBe('{"ä":"🚀"}');
    expect(await readUserFile(join(directory, 'a.json'), '/', 100)).toBe('{"ä":"🚀"}');
  });

  it('F-39 loses its byte order mark', async () => {
    const file = join(temporaryDirectory(), 'bom.json');
    writeFileSync(file, '\ufeff{}');
    expect(await readUserFile(file, '/', 100)).toBe('{}');
  });

  it('F-38 that is not there is a usage error with its path', async () => {
    const { facts } = await failure(readUserFile('missing.json', temporaryDirectory(), 100));
    expect(facts).toMatchObject({
      outcome: 'usage',
      code: 'UNREADABLE_FILE',
      message: "The file 'missing.json' does not exist.",
    });
  });

  it('F-38 that is a directory is refused', async () => {
    expect((await failure(readUserFile('.', temporaryDirectory(), 100))).message).toBe(
      "The file '.' is a directory.",
    );
  });

  it.skipIf(isRoot)('F-38 that may not be read is refused', async () => {
    const file = join(temporaryDirectory(), 'closed');
    writeFileSync(file, 'x', { mode: 0o000 });
    expect((await failure(readUserFile(file, '/', 100))).message).toContain('may not be read by this user');
  });

  it('REL-46 that is a pipe or a device is refused, and nothing waits', async () => {
    const pipe = join(temporaryDirectory(), 'pipe');
    execFileSync('mkfifo', [pipe]);
    for (const path of [pipe, '/dev/zero']) {
      const { facts } = await failure(readUserFile(path, '/', 100));
      expect(facts.message).toBe(`The file '${path}' is not a regular file.`);
      expect(facts.suggestion).toContain('standard input');
    }
  });

  it('F-41 that is too large is refused by its size', async () => {
    const file = join(temporaryDirectory(), 'large');
    writeFileSync(file, 'x'.repeat(101));
    expect((await failure(readUserFile(file, '/', 100))).message).toBe(
      `The file '${file}' is larger than 100 bytes.`,
    );
    expect(await readUserFile(file, '/', 101)).toHaveLength(101);
  });

  it.skipIf(!existsSync('/proc/self/maps'))('F-41 that lies about its size is refused too', async () => {
    expect((await failure(readUserFile('/proc/self/maps', '/', 100))).message).toContain(
      'larger than 100 bytes',
    );
  });

  it('REL-46 that is not UTF-8 is refused rather than changed', async () => {
    const file = join(temporaryDirectory(), 'latin1');
    writeFileSync(file, Buffer.from([0x70, 0xe4, 0x73, 0x73]));
    expect((await failure(readUserFile(file, '/', 100))).facts).toMatchObject({
      code: 'NOT_UTF8',
      outcome: 'usage',
    });
  });
});

describe('a log file', () => {
  const modeOf = (file: string): number => statSync(file).mode & 0o777;

  it("SEC-78 is its owner's alone, and grows", () => {
    const file = join(temporaryDirectory(), 'run.log');
    for (const line of ['one', 'two']) {
      const log = openLogFile(file);
      log.append(line);
      log.close();
    }
    expect(readFileSync(file, 'utf8')).toBe('one\ntwo\n');
    expect(modeOf(file)).toBe(0o600);
  });

  it('SEC-78 that others could read is closed to them', () => {
    const file = join(temporaryDirectory(), 'run.log');
    writeFileSync(file, 'before\n');
    chmodSync(file, 0o644);
    openLogFile(file).close();
    expect(modeOf(file)).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toBe('before\n');
  });

  it('SEC-78 is never written through a symbolic link', () => {
    const directory = temporaryDirectory();
    const target = join(directory, 'target');
    writeFileSync(target, 'untouched');
    symlinkSync(target, join(directory, 'run.log'));
    const { facts } = thrownBy(() => openLogFile(join(directory, 'run.log')));
    expect(facts).toMatchObject({ outcome: 'configuration' });
    expect(facts.suggestion).toContain('--log-file');
    expect(readFileSync(target, 'utf8')).toBe('untouched');
  });

  it('that is a pipe, a device or a directory is refused, and nothing waits', () => {
    const directory = temporaryDirectory();
    const pipe = join(directory, 'pipe');
    execFileSync('mkfifo', [pipe]);
    mkdirSync(join(directory, 'folder'));
    for (const path of [
      pipe,
      '/dev/null',
      join(directory, 'folder'),
      join(directory, 'missing', 'run.log'),
    ]) {
      expect(thrownBy(() => openLogFile(path)).message).toContain(path);
    }
  });
});
