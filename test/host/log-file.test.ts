import { execFileSync } from 'node:child_process';
import { chownSync, lstatSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openLogFile } from '../../src/host/log-file.ts';
import { thrownBy } from '../support/failure.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const isWindows = process.platform === 'win32';

describe('the log file', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = temporaryDirectory();
    file = join(folder, 'pingcli.log');
  });

  function append(line: string): void {
    const log = openLogFile(file);
    log.append(line);
    log.close();
  }

  it('SEC-78 is made for its owner alone, and appended to', () => {
    append('one');
    append('two');
    expect(readFileSync(file, 'utf8')).toBe('one\ntwo\n');
    if (!isWindows) expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it.skipIf(isWindows)('SEC-78 is made private where it was there before', () => {
    writeFileSync(file, 'old\n', { mode: 0o644 });
    append('new');
    expect(readFileSync(file, 'utf8')).toBe('old\nnew\n');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it.skipIf(isWindows)('SEC-78 is no symbolic link: the target stays as it is', () => {
    const target = join(folder, 'target');
    writeFileSync(target, 'mine');
    symlinkSync(target, file);
    const { facts } = thrownBy(() => append('x'));
    expect(facts).toMatchObject({
      outcome: 'configuration',
      suggestion: expect.stringContaining('--log-file'),
    });
    expect(facts.message).toContain(file);
    expect(readFileSync(target, 'utf8')).toBe('mine');
    expect(lstatSync(file).isSymbolicLink()).toBe(true);
  });

  it.skipIf(isWindows)('SEC-78 is no link that dangles: no target is made', () => {
    symlinkSync(join(folder, 'nowhere'), file);
    expect(thrownBy(() => append('x')).outcome).toBe('configuration');
    expect(() => statSync(join(folder, 'nowhere'))).toThrow('ENOENT');
  });

  it.skipIf(isWindows)('SEC-78 is no pipe, and opening one does not hang', () => {
    execFileSync('mkfifo', [file]);
    expect(thrownBy(() => append('x')).outcome).toBe('configuration');
  });

  it('is no directory', () => {
    file = folder;
    expect(thrownBy(() => append('x')).facts.message).toContain(folder);
  });

  it.skipIf(process.getuid?.() !== 0)('SEC-78 is not one of another user', () => {
    writeFileSync(file, 'theirs');
    chownSync(file, 12_345, 12_345);
    expect(thrownBy(() => append('x')).facts.message).toContain('of this user');
    expect(readFileSync(file, 'utf8')).toBe('theirs');
  });
});
