/** A program in a pseudo-terminal: types into it as it asks, and keeps all it wrote. */
import { type IPty, spawn } from '@lydell/node-pty';
import { onTestFinished } from 'vitest';

export interface TerminalProgram {
  /** Everything it wrote, escape codes included. */
  readonly output: string;
  /** Resolves once the output from here on matches; rejects when the program ends first. */
  expect(pattern: RegExp): Promise<void>;
  type(keys: string): void;
  kill(signal: NodeJS.Signals): void;
  ended: Promise<number>;
}

export function runInTerminal(argv: readonly string[], env: Record<string, string> = {}): TerminalProgram {
  const terminal: IPty = spawn(process.execPath, [...argv], {
    cols: 80,
    rows: 24,
    env: { PATH: process.env.PATH ?? '', TERM: 'xterm-256color', LANG: 'C.UTF-8', ...env },
  });
  let output = '';
  let seen = 0;
  let hasEnded = false;
  const watchers = new Set<() => void>();
  const notify = () => {
    for (const watcher of [...watchers]) watcher();
  };
  terminal.onData((data) => {
    output += data;
    notify();
  });
  const ended = new Promise<number>((resolve) => {
    terminal.onExit(({ exitCode }) => {
      hasEnded = true;
      notify();
      resolve(exitCode);
    });
  });
  onTestFinished(() => {
    if (!hasEnded) terminal.kill('SIGKILL');
  });
  return {
    get output() {
      return output;
    },
    expect(pattern) {
      return new Promise((resolve, reject) => {
        const watcher = () => {
          const found = pattern.exec(output.slice(seen));
          if (found) {
            seen += found.index + found[0].length;
            watchers.delete(watcher);
            resolve();
          } else if (hasEnded) {
            watchers.delete(watcher);
            reject(new Error(`It ended without ${pattern}: ${JSON.stringify(output)}`));
          }
        };
        watchers.add(watcher);
        watcher();
      });
    },
    type: (keys) => terminal.write(keys),
    kill: (signal) => terminal.kill(signal),
    ended,
  };
}
