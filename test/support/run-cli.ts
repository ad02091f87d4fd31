/** pingcli in this process, on a machine made for the test. */
import { run } from '../../src/cli/run.ts';
import { createFakeHost, type FakeHost, type FakeHostOptions } from './fake-host.ts';

export interface CliRun {
  code: number;
  stdout: string;
  stderr: string;
}

/** A run that is still going on. */
export interface RunningCli {
  host: FakeHost;
  ended: Promise<CliRun>;
  /** Waits until stderr matches, and answers what did; fails when the run ends without. */
  said(pattern: RegExp): Promise<string>;
}

/** @param words - The command line after `pingcli`, as one text (split at spaces) or as words. */
export function beginCli(words: string | readonly string[], options: FakeHostOptions = {}): RunningCli {
  const host = createFakeHost(options);
  const line = typeof words === 'string' ? words.split(' ').filter((word) => word !== '') : words;
  let hasEnded = false;
  const ended = run(line, host).then((code) => {
    hasEnded = true;
    return { code, stdout: host.stdout.text, stderr: host.stderr.text };
  });
  return {
    host,
    ended,
    async said(pattern) {
      for (;;) {
        const match = pattern.exec(host.stderr.text);
        if (match) return match[0];
        if (hasEnded) throw new Error(`It ended without ${pattern}: ${host.stderr.text}`);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
  };
}

/** @param words - The command line after `pingcli`, as one text (split at spaces) or as words. */
export async function runCli(
  words: string | readonly string[],
  options: FakeHostOptions = {},
): Promise<CliRun> {
  return beginCli(words, options).ended;
}
