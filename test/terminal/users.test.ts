/** Questions about users in a real terminal: what stands on the screen before the answer, and what never does. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalPingOne } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import { pipelineEnvironment } from '../support/pipeline-environment.ts';
import { binary, environmentOf } from '../support/run-binary.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { runInTerminal } from '../support/terminal-program.ts';

let local: LocalPingOne;
beforeAll(async () => {
  local = await startLocalPingOne();
});
afterAll(() => local.stop());

function begin(words: string, columns = 80) {
  const home = temporaryDirectory();
  const env = environmentOf({ home, env: pipelineEnvironment(local) });
  const line = words.replace('{home}', home).split(' ');
  return { home, run: runInTerminal([binary, 'pingone', ...line], env, { columns }) };
}

function user(username: string) {
  const users = `environments/${local.environmentId}/users`;
  const found = local.store.list(users).find((each) => each.username === username);
  return { path: `${users}/${String(found?.id)}`, enabled: found?.enabled };
}

describe.skipIf(process.platform === 'win32')('questions about users', () => {
  it('SEC-40 a password is asked for twice and never on the screen', async () => {
    const { run } = begin('users password set ada.lindqvist');
    await run.shows(/New password:$/);
    run.type('Term1nal-Pass.word\r');
    await run.shows(/The same again:$/);
    run.type('another\r');
    await run.shows(/It is not the same\.\nThe same again:$/);
    run.type('Term1nal-Pass.word\r');
    expect(await run.ended).toBe(0);
    expect(run.screen.lines.at(-1)).toBe("✔ Set the password of the user 'ada.lindqvist'");
    expect(run.output).not.toContain('Term1nal');
    expect(local.store.confidential(user('ada.lindqvist').path).password).toBe('Term1nal-Pass.word');
  });

  it('several are named in one question, and No is the default', async () => {
    const { run } = begin('users disable chloe.kowalska dmitri.muller', 120);
    await run.shows(
      /Nobody can sign on with a disabled account\.\nDisable 2 users in Administrators \(PRODUCTION, EU\): chloe\.kowalska, dmitri\.muller\? \(y\/N\)$/,
    );
    run.type('\r');
    expect(await run.ended).toBe(0);
    expect(run.screen.lines.at(-1)).toContain('Cancelled: users');
    expect([user('chloe.kowalska').enabled, user('dmitri.muller').enabled]).toEqual([true, true]);
    const yes = begin('users disable chloe.kowalska dmitri.muller', 120).run;
    await yes.shows(/\(y\/N\)$/);
    yes.type('y\r');
    expect(await yes.ended).toBe(0);
    expect([user('chloe.kowalska').enabled, user('dmitri.muller').enabled]).toEqual([false, false]);
  });

  it('an offboarding shows the whole plan before it asks, and Ctrl-C leaves everything as it is', async () => {
    const offboard = 'users offboard fatima.smith --save-to {home}/saved.json';
    const { run, home } = begin(offboard, 100);
    await run.shows(
      /To offboard the user 'fatima\.smith' \(\S+\):\n {2}- disable the account\n.*\n {2}- remove from the group Everybody\n.*\? \(y\/N\)$/s,
    );
    run.type('\u0003');
    expect(await run.ended).toBe(130);
    expect(user('fatima.smith').enabled).toBe(true);
    expect(existsSync(join(home, 'saved.json'))).toBe(false);
    const again = begin(offboard, 100);
    await again.run.shows(/\(y\/N\)$/);
    again.run.type('y\r');
    expect(await again.run.ended).toBe(0);
    expect(user('fatima.smith').enabled).toBe(false);
    expect(existsSync(join(again.home, 'saved.json'))).toBe(true);
    expect(again.run.screen.lines.join('\n')).toContain('To put it back: pingcli pingone users restore');
  });

  it('a user who is not named is picked from a list', async () => {
    const { run } = begin('users show');
    await run.shows(/Select the user:/);
    run.type('bjorn');
    await run.shows(/bjorn\n[▸>❯] bjorn\.novak/);
    run.type('\r');
    expect(await run.ended).toBe(0);
    expect(run.screen.lines.join('\n')).toMatch(/POPULATION +Staff/);
  });
});
