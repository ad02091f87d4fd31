/** Ctrl-C in a real terminal: wherever it comes, the shell gets its terminal back as it was, and the exit code says why. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LocalPingOne } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import { createBrowserStub } from '../support/browser-stub.ts';
import { binary, environmentOf } from '../support/run-binary.ts';
import { prepareNativeClient } from '../support/sign-on-machine.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { runInTerminal, type TerminalProgram } from '../support/terminal-program.ts';

const interrupt = '\u0003';
const addProfile = ['config', 'profiles', 'add'];
const init = ['pingone', 'init', '--root-domain', 'pingone.eu'];

/** From a shell, which afterwards says how it finds the terminal. */
function runInShell(
  words: readonly string[],
  machine: { home: string; env?: Record<string, string> },
): TerminalProgram {
  const script = 'trap : INT; "$0" "$@"; code=$?; stty -a; exit $code';
  return runInTerminal(['-c', script, process.execPath, binary, ...words], environmentOf(machine), {
    program: '/bin/sh',
  });
}

async function expectInterrupted(run: TerminalProgram): Promise<void> {
  run.type(interrupt);
  expect(await run.ended).toBe(130);
  const { lines, cursorIsShown } = run.screen;
  expect(cursorIsShown).toBe(true);
  expect(lines.filter((line) => /(?:✖|Error:) Interrupted\.$/.test(line))).toHaveLength(1);
  expect(lines.join(' ')).toMatch(/ icanon.* echo /);
  expect(run.output).not.toMatch(/\n\s+at |node:internal|ExitPromptError/);
}

describe.skipIf(process.platform === 'win32')('Ctrl-C', () => {
  const secretFlags = [
    '--grant-type',
    'client_credentials',
    '--token-endpoint-auth-method',
    'client_secret_post',
  ];
  const ids = '0c6e7f1a-3b52-4d8e-9f60-6a1b2c3d4e5f';
  const prompts = [
    { prompt: 'a text', words: addProfile, question: /^New profile name:$/ },
    { prompt: 'a select', words: init, question: /▸ .*\n.*\n {2}Device Code/ },
    {
      prompt: 'a hidden text',
      words: [...init, ...secretFlags, '--environment-id', ids, '--client-id', ids],
      question: /\nClient Secret:$/,
    },
    {
      prompt: 'a confirmation',
      words: [...addProfile, '--name', 'one', '--description', ''],
      question: /^Set new profile as active: \(y\/N\)$/,
    },
  ];

  it.each(prompts)('REL-35 F-55 in $prompt', async ({ words, question }) => {
    const run = runInShell(words, { home: temporaryDirectory() });
    await run.shows(question);
    await expectInterrupted(run);
  });

  it.each([prompts[0], prompts[2]])('REL-35 F-55 in $prompt that is not redrawn', async (prompt) => {
    const { words = [], question = /./ } = prompt ?? {};
    const run = runInShell(words, { home: temporaryDirectory(), env: { TERM: 'dumb' } });
    await run.shows(question);
    await expectInterrupted(run);
    expect(run.screen.lines).toContain('Error: Interrupted.');
  });

  describe('while the browser is awaited', () => {
    let pingOne: LocalPingOne;
    beforeEach(async () => {
      pingOne = await startLocalPingOne();
    });
    afterEach(() => pingOne.stop());

    it('SEC-11 REL-35 F-12 closes the listener', async () => {
      const stub = createBrowserStub();
      const machine = await prepareNativeClient(pingOne, 'AUTHORIZATION_CODE', { BROWSER: stub.command });
      const run = runInShell(['pingone', 'auth', 'login'], machine);
      const redirectUri = new URL(new URL(await stub.address()).searchParams.get('redirect_uri') ?? '');
      await run.shows(/Waiting for the sign-on in the browser/);
      await expectInterrupted(run);
      const socket = connect(Number(redirectUri.port), redirectUri.hostname);
      await expect(once(socket, 'connect')).rejects.toThrow('ECONNREFUSED');
    });
  });
});
