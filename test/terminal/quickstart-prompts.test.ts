/** The first hour in a real terminal: the password of the test user is asked for, and never shown. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LocalPingOne } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import { pipelineEnvironment } from '../support/pipeline-environment.ts';
import { binary, environmentOf } from '../support/run-binary.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { runInTerminal, type TerminalProgram } from '../support/terminal-program.ts';

const password = 'Typed-In-1!';

let pingOne: LocalPingOne;
let home: string;
beforeEach(async () => {
  pingOne = await startLocalPingOne();
  home = temporaryDirectory();
});
afterEach(() => pingOne.stop());

function type(words: string, columns = 80): TerminalProgram {
  const env = environmentOf({ home, env: pipelineEnvironment(pingOne) });
  return runInTerminal([binary, ...words.split(' ')], env, { columns });
}

describe.skipIf(process.platform === 'win32')('the first hour', () => {
  it('asks for the password, makes the environment, signs on, and removes it all', async () => {
    const made = type('pingone quickstart test-environment');
    await made.shows(/Password of test\.user:$/);
    made.type(`${password}\r`);
    expect(await made.ended, made.output).toBe(0);
    expect(made.output).not.toContain(password);
    expect(made.screen.lines.join('\n')).toMatch(/✔ The test environment 'pingcli Test' is ready\nℹ Next:\n/);

    const signedOn = type('pingone quickstart sso', 120);
    await signedOn.shows(/Password of test\.user:$/);
    signedOn.type(`${password}\r`);
    expect(await signedOn.ended, signedOn.output).toBe(0);
    expect(signedOn.output).not.toContain(password);

    const removed = type('pingone quickstart remove', 120);
    await removed.shows(/Delete the environment 'pingcli Test' \([0-9a-f-]+\), SANDBOX, EU\?/);
    await removed.shows(/Type pingcli Test to confirm:$/);
    removed.type('pingcli Test\r');
    expect(await removed.ended, removed.output).toBe(0);
    expect(pingOne.store.list('environments').some(({ name }) => name === 'pingcli Test')).toBe(false);
  });

  it('leaves nothing behind where somebody stops at the password', async () => {
    const made = type('pingone quickstart test-environment');
    await made.shows(/Password of test\.user:$/);
    made.type('\u0003');
    expect(await made.ended).toBe(130);
    expect(pingOne.requests.filter(({ host, method }) => host === 'api' && method !== 'GET')).toEqual([]);
  });
});
