/** The processes that pingcli starts beside itself: found by what they write down as they begin, and waited for. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';

export interface BackgroundRun {
  pid: number;
  parent: number;
  words: string[];
  /** Whether its process group is its own. */
  leads: boolean;
}

export interface BackgroundRuns {
  /** For the runs that may start others, which take the option over. */
  nodeOptions: string[];
  env: Record<string, string>;
  /** Waits until one has begun and all have ended; answers those that there were. */
  ended(): Promise<BackgroundRun[]>;
  begun(): BackgroundRun[];
}

const recorder = (file: string) => `
const { appendFileSync, readFileSync } = require('node:fs');
const words = process.argv.slice(2);
if (words[1] === 'look-up') {
  const group = process.platform === 'linux' ? Number(readFileSync('/proc/self/stat', 'utf8').split(') ')[1].split(' ')[2]) : process.pid;
  const run = { pid: process.pid, parent: process.ppid, words, leads: group === process.pid };
  appendFileSync(${JSON.stringify(file)}, JSON.stringify(run) + '\\n');
}
`;

function isRunning({ pid }: BackgroundRun): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** @param folder - Of the test's own. */
export function followBackgroundRuns(folder: string): BackgroundRuns {
  const [program, file] = [join(folder, 'recorder.cjs'), join(folder, 'background-runs')];
  writeFileSync(program, recorder(file));
  const begun = (): BackgroundRun[] =>
    existsSync(file)
      ? readFileSync(file, 'utf8')
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line))
      : [];
  onTestFinished(() => {
    for (const run of begun().filter(isRunning)) process.kill(run.pid, 'SIGKILL');
  });
  return {
    nodeOptions: ['--require', program],
    env: { PINGCLI_NO_COMPLETION_LOOKUP: '0' },
    begun,
    async ended() {
      for (let attempt = 0; attempt < 1_000; attempt += 1) {
        const runs = begun();
        if (runs.length > 0 && !runs.some(isRunning)) return runs;
        await sleep(20);
      }
      throw new Error(`Waited in vain for ${JSON.stringify(begun())}.`);
    },
  };
}
