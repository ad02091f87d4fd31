/** A program in a pseudo-terminal: types into it as it asks, and keeps all it wrote. */
import { type IPty, spawn } from '@lydell/node-pty';
import { onTestFinished } from 'vitest';
import { readScreen, type TerminalScreen } from './terminal-screen.ts';

export interface TerminalProgram {
  /** Everything it wrote, escape codes included. */
  readonly output: string;
  /** What the terminal shows by now. */
  readonly screen: TerminalScreen;
  /** Resolves once the output from here on matches; rejects when the program ends first. */
  expect(pattern: RegExp): Promise<void>;
  /** Resolves once the screen, its lines joined, matches; rejects when the program ends or dawdles without it. */
  shows(pattern: RegExp): Promise<void>;
  type(keys: string): void;
  kill(signal: NodeJS.Signals): void;
  ended: Promise<number>;
}

export interface TerminalOptions {
  columns?: number;
  /** Default Node.js. */
  program?: string;
}

/** Milliseconds in which a program has to show what is expected of it. */
const patience = 10_000;

export function runInTerminal(
  argv: readonly string[],
  env: Record<string, string> = {},
  { columns = 80, program = process.execPath }: TerminalOptions = {},
): TerminalProgram {
  const terminal: IPty = spawn(program, [...argv], {
    cols: columns,
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
    get screen() {
      return readScreen(output, columns);
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
    shows(pattern) {
      return new Promise((resolve, reject) => {
        const settle = (end: () => void) => {
          clearTimeout(timer);
          watchers.delete(watcher);
          end();
        };
        const shown = () => readScreen(output, columns).lines.join('\n');
        const refuse = (how: string) => reject(new Error(`It ${how} without ${pattern}:\n${shown()}`));
        const watcher = () => {
          if (pattern.test(shown())) settle(resolve);
          else if (hasEnded) settle(() => refuse('ended'));
        };
        const timer = setTimeout(() => settle(() => refuse('dawdles')), patience);
        watchers.add(watcher);
        watcher();
      });
    },
    type: (keys) => terminal.write(keys),
    kill: (signal) => terminal.kill(signal),
    ended,
  };
}
