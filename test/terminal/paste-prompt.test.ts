/** Signing on where the browser runs on another machine: in a real terminal, with the prompt that takes the address it ended at. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LocalPingOne } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import { createHttpBrowser } from '../support/http-browser.ts';
import { binary, environmentOf } from '../support/run-binary.ts';
import { prepareNativeClient } from '../support/sign-on-machine.ts';
import { runInTerminal, type TerminalProgram } from '../support/terminal-program.ts';

describe.skipIf(process.platform === 'win32')('the prompt for the redirected address', () => {
  let pingOne: LocalPingOne;
  let run: TerminalProgram;
  let address: string;
  beforeEach(async () => {
    pingOne = await startLocalPingOne();
    const machine = await prepareNativeClient(pingOne, 'AUTHORIZATION_CODE');
    run = runInTerminal([binary, 'pingone', 'auth', 'login', '--no-browser'], environmentOf(machine));
    await run.shows(/\nIf the browser runs elsewhere, paste the address it ends at \(input is hidden\):$/);
    address = /^http\S+$/m.exec(run.output.replaceAll('\r', ''))?.[0] ?? '';
  });
  afterEach(() => pingOne.stop());

  async function expectSuccess(): Promise<void> {
    expect(await run.ended).toBe(0);
    const { lines, cursorIsShown } = run.screen;
    expect(lines).toContain('✔ Successfully authenticated with authorization code');
    expect(cursorIsShown).toBe(true);
  }

  it('REL-48 takes it, hidden, and asks again for anything else', async () => {
    run.type('http://127.0.0.1/elsewhere\r');
    await run.shows(
      /\n> Paste the whole address that the browser ended at; it begins with\n {2}http:\S+\?\nIf the browser .*:$/,
    );
    const browser = createHttpBrowser(async (input, init) => {
      const isCallback = new URL(String(input)).origin !== pingOne.authBaseUrl;
      return isCallback ? new Response('out of reach') : fetch(input, init);
    });
    const { redirectedTo } = await browser.signOn(address, pingOne.accounts.administrator);
    run.type(`${redirectedTo}\r`);
    await expectSuccess();
    expect(run.output).not.toContain('code=');
  });

  it('REL-48 goes when the browser reaches the listener after all', async () => {
    await createHttpBrowser().signOn(address, pingOne.accounts.administrator);
    await expectSuccess();
    expect(run.screen.lines.join('\n')).not.toContain('> ');
  });
});
