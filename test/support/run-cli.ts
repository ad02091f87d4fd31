/** pingcli in this process, on a machine made for the test. */
import { run } from '../../src/cli/run.ts';
import { createFakeHost, type FakeHostOptions } from './fake-host.ts';

export interface CliRun {
  code: number;
  stdout: string;
  stderr: string;
}

/** @param words - The command line after `pingcli`, as one text (split at spaces) or as words. */
export async function runCli(words: string | readonly string[], options: FakeHostOptions = {}): Promise<CliRun> {
  const host = createFakeHost(options);
  const code = await run(typeof words === 'string' ? words.split(' ').filter((word) => word !== '') : words, host);
  return { code, stdout: host.stdout.text(), stderr: host.stderr.text() };
}
