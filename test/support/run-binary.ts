/** The built pingcli as a process of its own, with a home of its own and nothing of this process's environment. */
import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { SignOnAnswers } from './http-browser.ts';

export interface BinaryOptions {
  home: string;
  env?: Readonly<Record<string, string>>;
  /** Piped into stdin; without it stdin is empty. */
  input?: string;
  /** Default: `bin/pingcli.js` of this folder. */
  program?: string;
  /** Default: the Node.js that runs the tests. */
  node?: string;
  /** Default: the home. */
  cwd?: string;
  /** Options of Node.js itself. */
  nodeOptions?: readonly string[];
}

export interface BinaryRun {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface RunningBinary {
  child: ChildProcess;
  /** Waits until stderr matches, and answers what did; rejects when the process ends without. */
  said(pattern: RegExp): Promise<string>;
  ended: Promise<BinaryRun>;
}

export const binary = fileURLToPath(new URL('../../bin/pingcli.js', import.meta.url));
const browserProgram = fileURLToPath(new URL('browser-program.ts', import.meta.url));

export function environmentOf({ home, env }: Pick<BinaryOptions, 'home' | 'env'>): Record<string, string> {
  const { PATH = '', SystemRoot = '' } = process.env;
  const machine = process.platform === 'win32' ? { SystemRoot } : {};
  // Nothing is left running behind a test that does not wait for it.
  const alone = { PINGCLI_NO_COMPLETION_LOOKUP: '1' };
  return { ...machine, ...alone, PATH, LANG: 'C.UTF-8', HOME: home, USERPROFILE: home, ...env };
}

/** Environment in which `BROWSER` is a person who signs on; the last page is written to `pageFile`. */
export function browserEnvironment(answers: SignOnAnswers, pageFile: string): Record<string, string> {
  const person = { TEST_PERSON: JSON.stringify(answers), TEST_PAGE_FILE: pageFile };
  if (process.platform === 'win32') return { ...person, BROWSER: `${process.execPath} ${browserProgram} %s` };
  // A script, because the words of BROWSER are split at spaces, and this folder's path may have some.
  const script = `${pageFile}.browser`;
  writeFileSync(script, `#!/bin/sh\nexec '${process.execPath}' '${browserProgram}' "$1"\n`, { mode: 0o700 });
  return { ...person, BROWSER: script };
}

export function beginBinary(words: string | readonly string[], options: BinaryOptions): RunningBinary {
  const line = typeof words === 'string' ? words.split(' ').filter((word) => word !== '') : words;
  const { node = process.execPath, nodeOptions = [], program = binary } = options;
  const child = spawn(node, [...nodeOptions, program, ...line], {
    env: environmentOf(options),
    cwd: options.cwd ?? options.home,
    stdio: 'pipe',
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let stdout = '';
  let stderr = '';
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of [...listeners]) listener();
  };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    tell();
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input ?? '');
  const ended = new Promise<BinaryRun>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  return {
    child,
    ended,
    said: (pattern) =>
      new Promise((resolve, reject) => {
        const listener = () => {
          const match = pattern.exec(stderr);
          if (!match) return;
          listeners.delete(listener);
          resolve(match[0]);
        };
        listeners.add(listener);
        listener();
        ended.then(() => reject(new Error(`It ended without ${pattern}: ${stderr}`)), reject);
      }),
  };
}

export function runBinary(words: string | readonly string[], options: BinaryOptions): Promise<BinaryRun> {
  return beginBinary(words, options).ended;
}
