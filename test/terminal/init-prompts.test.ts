/** `pingone init` in a real terminal, off the guide's path: secrets, custom domains, and terminals that are not redrawn. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { binary, environmentOf } from '../support/run-binary.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { runInTerminal, type TerminalProgram } from '../support/terminal-program.ts';

const down = '\u001b[B';
const up = '\u001b[A';
const environmentId = '0c6e7f1a-3b52-4d8e-9f60-6a1b2c3d4e5f';
const clientId = '7d4b3a21-90fe-4c5d-8b6a-1f2e3d4c5b6a';
const secret = 'canary~Secret.0f-a_Client';

function init(more: Record<string, string> = {}): { run: TerminalProgram; settings(): string } {
  const home = temporaryDirectory();
  const env = environmentOf({ home, env: { PINGCLI_AUTH_STORAGE_TYPE: 'file_system', ...more } });
  return {
    run: runInTerminal([binary, 'pingone', 'init'], env),
    settings: () => readFileSync(join(home, '.pingcli', 'config.yaml'), 'utf8'),
  };
}

/** Answers what every grant asks, with the region that the cursor stands on. */
async function answerPlace(run: TerminalProgram): Promise<void> {
  await run.shows(/\? Root Domain:\n▸ pingone\.com /);
  run.type('\r');
  await run.shows(/\nEnvironment ID:$/);
  run.type(`${environmentId}\r`);
  await run.shows(/\nClient ID:$/);
  run.type(`${clientId}\r`);
}

describe.skipIf(process.platform === 'win32')('pingone init', () => {
  it.each([
    { method: 'client_secret_basic', name: 'Basic', keys: '\r' },
    { method: 'client_secret_post', name: 'Post', keys: `${down}\r` },
  ])(
    'SEC-40 client credentials by $method: the secret never reaches the terminal',
    async ({ method, name, keys }) => {
      const { run, settings } = init();
      await run.shows(/▸ Client Credentials/);
      run.type('\r');
      await answerPlace(run);
      await run.shows(
        /\n\? Token Endpoint Authentication Method:\n▸ Client Secret Basic\n {2}Client Secret Post$/,
      );
      run.type(keys);
      await run.shows(/\nClient Secret:$/);
      run.type('\r');
      await run.shows(/\nClient Secret:\n> The client secret is needed\.\nClient Secret:$/);
      run.type(secret);
      run.type('\r');
      expect(await run.ended).toBe(0);
      const { lines } = run.screen;
      expect(lines).toContain(`? Token Endpoint Authentication Method: Client Secret ${name}`);
      expect(lines).toContain('✔ PingOne authentication configured successfully!');
      expect(run.output.replaceAll('\r\n', '\n')).toContain(
        ` --token-endpoint-auth-method ${method} --client-secret-stdin < client-secret.txt\n`,
      );
      expect(run.output).not.toMatch(/canary|Secret\.0f|\*/);
      expect(settings()).toContain(`tokenEndpointAuthMethod: ${method}`);
      expect(settings()).not.toContain(secret);
    },
  );

  it('a custom domain: one key above the first choice, asked again until it is a host name', async () => {
    const { run, settings } = init();
    await run.shows(/▸ Client Credentials/);
    run.type(up);
    await run.shows(/▸ Device Code \(device flow\)$/);
    run.type('\r');
    await run.shows(/▸ pingone\.com /);
    run.type(up);
    await run.shows(/▸ A custom domain$/);
    run.type('\r');
    await run.shows(/\n\? Root Domain: A custom domain\nCustom domain:$/);
    run.type('https://auth\r');
    await run.shows(/\nCustom domain: https:\/\/auth\n> Give a host name such as auth\.example\.org\.$/);
    run.type(`${'\u007f'.repeat('https://auth'.length)}auth.example.org\r`);
    await run.shows(/\n\? Root Domain of the API:\n▸ pingone\.com .*(?:\n {2}pingone\..*){5}$/);
    run.type(down);
    await run.shows(/▸ pingone\.ca/);
    run.type('\r');
    await run.shows(/\nEnvironment ID:$/);
    run.type(`${environmentId}\r`);
    await run.shows(/\nClient ID:$/);
    run.type(`${clientId}\r`);
    expect(await run.ended).toBe(0);
    expect(run.output).not.toContain('Secret');
    expect(settings()).toMatch(/customDomain: auth\.example\.org/);
    expect(settings()).toMatch(/rootDomain: pingone\.ca/);
    expect(settings()).toMatch(/grantType: device_code/);
  });

  it.each([
    ['ACCESSIBLE=1', { ACCESSIBLE: '1' }],
    ['TERM=dumb', { TERM: 'dumb' }],
  ])('%s: numbered choices, and nothing is redrawn', async (_, more) => {
    const { run } = init(more);
    await run.shows(
      /\nAuthentication Method:\n {2}1\. Client Credentials .*\n {2}2\. Authorization Code .*\n {2}3\. Device Code .*\nNumber(?: \(\d\))?:$/,
    );
    run.type('4\r');
    await run.shows(/\nEnter a number from 1 to 3\.\nNumber(?: \(\d\))?:$/);
    run.type('1\r');
    await run.shows(
      /\nRoot Domain:\n {2}1\. pingone\.com .*(?:\n.*){5}\n {2}7\. A custom domain\nNumber(?: \(\d\))?:$/,
    );
    run.type('3\r');
    await run.shows(/\nEnvironment ID:$/);
    run.type('nonsense\r');
    await run.shows(/\nGive the environment ID, or an address that holds it,[^>]*>[^>]*\nEnvironment ID:$/);
    run.type(`${environmentId}\r`);
    await run.shows(/\nClient ID:$/);
    run.type(`${clientId}\r`);
    await run.shows(/\n {2}2\. Client Secret Post\nNumber(?: \(\d\))?:$/);
    run.type('2\r');
    await run.shows(/\nClient Secret:$/);
    run.type(`${secret}\r`);
    expect(await run.ended).toBe(0);
    expect(run.screen.lines).toContain('OK: PingOne authentication configured successfully!');
    expect(run.output).not.toContain('\u001b[2K');
    expect(run.output).not.toContain('\u001b[?25l');
    expect(run.output).not.toContain('canary');
  });
});
