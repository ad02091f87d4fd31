/** Ping's getting-started guide, typed into a real terminal: every screen, from the first profile to the list of environments. */
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LocalPingOne } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import { createBrowserStub } from '../support/browser-stub.ts';
import { createHttpBrowser } from '../support/http-browser.ts';
import { binary, environmentOf } from '../support/run-binary.ts';
import { prepareMachine, type SignOnMachine } from '../support/sign-on-machine.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { runInTerminal, type TerminalProgram } from '../support/terminal-program.ts';

const down = '\u001b[B';
const wrongKey = '\u007f';

let pingOne: LocalPingOne;
let machine: SignOnMachine;
/** The wizard is for PingOne itself: where the origins of a local one are set, there is no root domain to choose. */
const withoutOrigins = { PINGCLI_PINGONE_AUTH_BASE_URL: '', PINGCLI_PINGONE_API_BASE_URL: '' };
beforeEach(async () => {
  pingOne = await startLocalPingOne();
  machine = await prepareMachine(pingOne);
});
afterEach(() => pingOne.stop());

function type(words: string, more: Record<string, string> = {}): TerminalProgram {
  return runInTerminal([binary, ...words.split(' ')], { ...environmentOf(machine), ...more });
}

async function addProfile(): Promise<TerminalProgram> {
  const run = type('config profiles add');
  await run.shows(/^New profile name:$/);
  run.type('getting started\r');
  await run.shows(
    /^New profile name: getting started\n> A profile name has 1 to 64 letters, digits, underscores and hyphens, and\n {2}nothing else\.$/,
  );
  run.type(`${wrongKey.repeat(' started'.length)}-started\r`);
  await run.shows(/\nNew profile description:$/);
  run.type('A profile to use while getting started with Ping CLI\r');
  await run.shows(/\nSet new profile as active: \(y\/N\)$/);
  run.type('y\r');
  expect(await run.ended).toBe(0);
  return run;
}

async function configure(): Promise<TerminalProgram> {
  const run = type('pingone init', withoutOrigins);
  await run.shows(/▸/);
  expect(run.screen.lines).toEqual([
    'PingOne Authentication Setup',
    '============================',
    'This will guide you through setting up authentication for PingOne.',
    '',
    'Select the OAuth grant type',
    '? Authentication Method:',
    '▸ Client Credentials (recommended for automation)',
    '  Authorization Code (browser-based)',
    '  Device Code (device flow)',
  ]);
  run.type(down);
  await run.shows(/\n {2}Client Credentials .*\n▸ Authorization Code \(browser-based\)\n {2}Device Code .*$/);
  run.type('\r');
  await run.shows(/\n {2}A custom domain$/);
  expect(run.screen.lines.slice(5)).toEqual([
    '? Authentication Method: Authorization Code (browser-based)',
    '? Root Domain:',
    '▸ pingone.com (North America)',
    '  pingone.ca (Canada)',
    '  pingone.eu (Europe)',
    '  pingone.com.au (Australia)',
    '  pingone.sg (Singapore)',
    '  pingone.asia (Asia-Pacific)',
    '  A custom domain',
  ]);
  run.type(down);
  await run.shows(/▸ pingone\.ca/);
  run.type(down);
  await run.shows(/▸ pingone\.eu/);
  run.type('\r');
  await run.shows(/\nEnvironment ID:$/);
  run.type('Administrators\r');
  await run.shows(
    /\nEnvironment ID: Administrators\n> Give the environment ID, or an address that holds it, /,
  );
  run.type(`${wrongKey.repeat('Administrators'.length)}`);
  run.type(`https://auth.pingone.eu/${pingOne.environmentId}/as/authorize\r`);
  await run.shows(/\nClient ID:$/);
  run.type('e9d2ec9f\r');
  await run.shows(
    /\nClient ID: e9d2ec9f\n> A client ID is a UUID, as the application shows it in the PingOne console\.$/,
  );
  run.type(`${wrongKey.repeat('e9d2ec9f'.length)}${pingOne.clients.native.id}\r`);
  expect(await run.ended).toBe(0);
  return run;
}

/** The lines of a command that the terminal broke at its edge, as they were written. */
function writtenBelow(run: TerminalProgram, heading: RegExp): string {
  const text = run.output.replaceAll('\r\n', '\n');
  return heading.exec(text)?.[1] ?? '';
}

describe.skipIf(process.platform === 'win32')('the getting-started guide', () => {
  it('screen for screen', async () => {
    const added = await addProfile();
    expect(added.screen.lines.slice(0, 5)).toEqual([
      'New profile name: getting-started',
      'New profile description: A profile to use while getting started with Ping CLI',
      'Set new profile as active: Yes',
      "✔ Profile 'getting-started' created",
      "Profile 'getting-started' is now active",
    ]);

    const { lines } = (await configure()).screen;
    expect(lines.slice(5, 7)).toEqual([
      '? Authentication Method: Authorization Code (browser-based)',
      '? Root Domain: pingone.eu (Europe)',
    ]);
    const result = lines.indexOf('✔ PingOne authentication configured successfully!');
    expect(lines.slice(result - 1, result + 4)).toEqual([
      `Client ID: ${pingOne.clients.native.id}`,
      '✔ PingOne authentication configured successfully!',
      "Run 'pingcli pingone auth login' to authenticate.",
      '',
      'The same without questions:',
    ]);

    const stub = createBrowserStub();
    const login = type('pingone auth login', { BROWSER: stub.command });
    const { administrator } = pingOne.accounts;
    const { response } = await createHttpBrowser().signOn(await stub.address(), administrator);
    expect(await response.text()).toContain('You can close this window and return to the terminal.');
    expect(await login.ended).toBe(0);
    const said = login.screen.lines;
    expect(said[0]).toBe('Opening the browser to sign on. If it does not open, use this address:');
    const success = said.indexOf('✔ Successfully authenticated with authorization code');
    expect(said.slice(success + 1).map((line) => line.split(/ {2,}/)[0])).toEqual([
      'Signed on as',
      'Client ID',
      'Environment',
      'Region',
      'Profile',
      'Grant',
      'Scopes',
      'Expires',
      'Kept in',
    ]);

    const list = type('pingone environments list');
    expect(await list.ended).toBe(0);
    const [heading = '', ...rows] = list.screen.lines;
    expect(heading.split(/ +/)).toEqual(['ID', 'NAME', 'DESCRIPTION']);
    expect(rows.at(-1)).toBe('✔ Fetched 29 items');
    expect(rows).toHaveLength(30);
    expect(rows.find((row) => row.startsWith(pingOne.environmentId))).toContain('  Administrators  ');
  }, 30_000);

  it('the commands that the wizards print do the same without questions', async () => {
    const added = writtenBelow(await addProfile(), /The same without questions: (pingcli .*)\n/);
    const configured = writtenBelow(await configure(), /The same without questions:\n {2}(pingcli .*)\n/);
    const home = temporaryDirectory();
    const shim = join(temporaryDirectory(), 'pingcli');
    writeFileSync(shim, `#!/bin/sh\nexec '${process.execPath}' '${binary}' "$@"\n`, { mode: 0o755 });
    const env = { ...environmentOf({ ...machine, home }), ...withoutOrigins };
    const path = `${join(shim, '..')}:${process.env.PATH}`;
    for (const command of [added, configured]) {
      await promisify(execFile)('sh', ['-c', command], {
        env: { ...env, PATH: path },
      });
    }
    const settings = (folder: string) => readFileSync(join(folder, '.pingcli', 'config.yaml'), 'utf8');
    expect(settings(home)).toBe(settings(machine.home));
    expect(settings(home)).toContain(pingOne.clients.native.id);
  }, 30_000);
});
