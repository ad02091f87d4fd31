/** The terminal of somebody who follows a guide: each block in a bash of its own, in which the variables and the folder of the last one hold. */
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from '../../support/free-port.ts';
import type { NamedPingOne } from '../../support/named-pingone.ts';
import { binary, browserEnvironment, environmentOf } from '../../support/run-binary.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { runInTerminal, type TerminalProgram } from '../../support/terminal-program.ts';
import { readScreen } from '../../support/terminal-screen.ts';

/** What the person does when the terminal shows something: types keys, perhaps after having been elsewhere. */
export interface Answer {
  when: RegExp;
  keys: string | ((found: RegExpExecArray) => Promise<string>);
}

export interface ShellRun {
  code: number;
  /** What the terminal shows, with lines whole; without the folders of the tests. */
  lines: string[];
}

/** After questions, lines that are repainted are right on the screen only. */
export interface TerminalRun extends ShellRun {
  screen: string[];
}

export interface GuideShell {
  /** Where it starts, below the home. */
  folder: string;
  run(script: string, answers?: readonly Answer[]): Promise<TerminalRun>;
  /** Runs it and leaves it running; answers once it shows what is awaited. */
  leaveRunning(script: string, isShown: (lines: readonly string[]) => boolean): Promise<TerminalProgram>;
  /** What the terminals show that were left running. */
  running(): string[];
  /** Runs it as pipelines do: no terminal, no input. */
  runPiped(script: string, env: Readonly<Record<string, string>>): Promise<ShellRun & { stdout: string }>;
  /** Hosts that something here asked for, and that are not PingOne. */
  strangers: readonly string[];
  /** The administrator opens an address in a browser somewhere, and signs on where the page asks for it. */
  visit(address: string): Promise<void>;
  /** The same on another machine; answers the address that the browser ended at. */
  visitFromAfar(address: string): Promise<string>;
}

const distantBrowser = fileURLToPath(new URL('../../support/distant-browser-program.ts', import.meta.url));

const columns = 100;
/** Milliseconds after which a block counts as stuck, such as at a question that nobody answers. */
const patience = 30_000;
/** Wider than any line: lines stay whole where nothing is repainted. */
const wide = 100_000;

function writeProgram(file: string, lines: string): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${lines}\n`, { mode: 0o755 });
  return file;
}

export async function openShell(
  { local, env: network, strangers }: NamedPingOne,
  more: Record<string, string>,
): Promise<GuideShell> {
  const machine = temporaryDirectory();
  const home = join(machine, 'home');
  const folder = join(home, 'work');
  mkdirSync(folder, { recursive: true });
  const pingcli = writeProgram(
    join(machine, 'bin', 'pingcli'),
    `exec '${process.execPath}' '${binary}' "$@"`,
  );
  const person = browserEnvironment(local.accounts.administrator, join(machine, 'page'));
  // The browser takes the same way to PingOne; pingcli finds it without this.
  const browser = writeProgram(
    join(machine, 'browser'),
    `NODE_USE_ENV_PROXY=1 exec '${person.BROWSER}' "$1"`,
  );
  const port = String(await freePort());
  const env: Record<string, string> = {
    ...environmentOf({ home, env: { ...person, ...network } }),
    TERM: 'xterm-256color',
    PATH: `${dirname(pingcli)}:${dirname(process.execPath)}:${process.env.PATH ?? ''}`,
    BROWSER: browser,
    PINGCLI_PINGONE_AUTHORIZATION_CODE_REDIRECT_URI_PORT: port,
    ...more,
  };
  const state = join(machine, 'state');
  const exports = Object.entries(env).map(([name, value]) => `export ${name}='${value}'\n`);
  writeFileSync(state, `${exports.join('')}cd '${folder}'\n`);
  let count = 0;
  const leftRunning: TerminalProgram[] = [];

  function begin(script: string): TerminalProgram {
    count += 1;
    const file = join(machine, `block-${count}.sh`);
    const keep = `{ export -p; printf 'cd %q\\n' "$PWD"; } > '${state}'`;
    writeFileSync(file, `. '${state}'\nset -ae -o pipefail\n${script}\n${keep}\n`);
    return runInTerminal(['--noprofile', '--norc', file], {}, { columns, program: 'bash' });
  }

  /** As a reader would see it: the home of a person, the port of the guides. */
  function forReaders(lines: readonly string[]): string[] {
    const ownPort = new RegExp(`\\b${port}\\b`, 'g');
    return lines.map((line) => line.replaceAll(home, '/home/ada').replaceAll(ownPort, '7464'));
  }

  return {
    folder,
    strangers,
    async run(script, answers = []) {
      const program = begin(script);
      for (const { when, keys } of answers) {
        await program.shows(when);
        const found = when.exec(program.screen.lines.join('\n'));
        if (!found) throw new Error(`${when} was shown, and then was not`);
        program.type(typeof keys === 'string' ? keys : await keys(found));
      }
      const stuck = new AbortController();
      const late = sleep(patience, undefined, stuck).then(() => {
        throw new Error(`It does not end:\n${program.screen.lines.join('\n')}`);
      });
      const code = await Promise.race([program.ended, late]);
      stuck.abort();
      late.catch(() => undefined);
      return {
        code,
        lines: forReaders(readScreen(program.output, wide).lines),
        screen: forReaders(program.screen.lines),
      };
    },
    async leaveRunning(script, isShown) {
      const program = begin(script);
      const end = Date.now() + patience;
      while (!isShown(forReaders(program.screen.lines))) {
        if (Date.now() > end) throw new Error(`It does not show that:\n${program.screen.lines.join('\n')}`);
        await sleep(20);
      }
      leftRunning.push(program);
      return program;
    },
    running: () => leftRunning.flatMap(({ screen }) => screen.lines),
    async runPiped(script, variables) {
      const options = { cwd: folder, env: { ...env, ...variables } };
      const words = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', `exec < /dev/null\n${script}`];
      return promisify(execFile)('bash', words, options).then(
        ({ stdout, stderr }) => ({ code: 0, stdout, lines: forReaders(`${stderr}${stdout}`.split('\n')) }),
        (error: { code: number; stdout: string; stderr: string }) => ({
          code: error.code,
          stdout: error.stdout,
          lines: forReaders(`${error.stderr}${error.stdout}`.split('\n')),
        }),
      );
    },
    async visit(address) {
      await promisify(execFile)(browser, [address], { env });
    },
    async visitFromAfar(address) {
      const options = { env: { ...env, NODE_USE_ENV_PROXY: '1' } };
      return (await promisify(execFile)(process.execPath, [distantBrowser, address], options)).stdout;
    },
  };
}
