import { execFileSync } from 'node:child_process';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeDirectory } from '../../src/host/make-directory.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

it('makes what is missing with the mode, and leaves what is there alone', () => {
  const home = temporaryDirectory();
  mkdirSync(join(home, 'there'), { mode: 0o755 });
  makeDirectory(join(home, 'there', 'a', 'b'), 0o700);
  makeDirectory(join(home, 'there', 'a', 'b'), 0o700);
  expect(statSync(join(home, 'there')).mode & 0o777).toBe(0o755);
  expect(statSync(join(home, 'there', 'a')).mode & 0o777).toBe(0o700);
  expect(statSync(join(home, 'there', 'a', 'b')).mode & 0o777).toBe(0o700);
});

it('raises what the system says of a path that leads through a file', () => {
  const home = temporaryDirectory();
  writeFileSync(join(home, 'file'), '');
  expect(() => makeDirectory(join(home, 'file'), 0o700)).toThrow('EEXIST');
  expect(() => makeDirectory(join(home, 'file', 'a', 'b'), 0o700)).toThrow('ENOTDIR');
});

it.skipIf(process.platform !== 'linux')('F-48 comes back where /proc answers that nothing is there', () => {
  // In a process of its own: what spins in here is deaf to the time limit of a test.
  const file = join(import.meta.dirname, '../../src/host/make-directory.ts');
  const source = `import { makeDirectory } from ${JSON.stringify(file)};
    try { makeDirectory('/proc/self/.pingcli/locks', 0o700); } catch (error) { console.log(error.code); }`;
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', source], {
    timeout: 10_000,
    killSignal: 'SIGKILL',
    encoding: 'utf8',
  });
  expect(said.trim()).toBe('ENOENT');
});
