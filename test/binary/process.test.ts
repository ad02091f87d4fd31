/** How the built program behaves as a process: signals, closed pipes, and what it writes where. */
import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LocalPingOne } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import { freePort } from '../support/free-port.ts';
import { beginBinary, binary, environmentOf, runBinary } from '../support/run-binary.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

let local: LocalPingOne;
let home: string;
beforeAll(async () => {
  local = await startLocalPingOne();
});
afterAll(() => local.stop());
beforeEach(() => {
  home = temporaryDirectory();
});

/** A worker application without a settings file, as pipelines have it. */
function pipeline(): Record<string, string> {
  return {
    PINGCLI_PINGONE_AUTH_BASE_URL: local.authBaseUrl,
    PINGCLI_PINGONE_API_BASE_URL: local.apiBaseUrl,
    PINGCLI_PINGONE_ENVIRONMENT_ID: local.environmentId,
    PINGCLI_PINGONE_CLIENT_CREDENTIALS_CLIENT_ID: local.clients.worker.id,
    PINGCLI_PINGONE_CLIENT_CREDENTIALS_CLIENT_SECRET: local.clients.worker.secret ?? '',
    PINGCLI_AUTH_STORAGE_TYPE: 'none',
  };
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

describe('the streams', () => {
  it('without a settings file, everything from the environment', async () => {
    const run = await runBinary('pingone environments list -O json --query length(data)', {
      home,
      env: pipeline(),
    });
    expect(run).toMatchObject({ code: 0, stdout: '29\n', stderr: '' });
  });

  it('--debug puts the exchange on stderr, nothing but the result on stdout, and no secret anywhere', async () => {
    const env = pipeline();
    const run = await runBinary('pingone environments list -O json --debug', { home, env });
    expect(run.code).toBe(0);
    expect(JSON.parse(run.stdout).data).toHaveLength(29);
    expect(run.stderr).toContain(`> GET ${local.apiBaseUrl}/v1/environments`);
    const token = /^Bearer (.+)$/.exec(local.requests.at(-1)?.headers.authorization ?? '')?.[1] ?? 'no token';
    expect(run.stderr).not.toContain(token);
    expect(`${run.stdout}${run.stderr}`).not.toContain(local.clients.worker.secret);
    expect(`${run.stdout}${run.stderr}`).not.toMatch(/eyJ[\w-]{20}/);
  });

  it.skipIf(process.platform === 'win32').each(['head -1', ':'])(
    'REL-30 a reader that leaves early (| %s) is no failure',
    async (reader) => {
      const command = `{ "${process.execPath}" "${binary}" pingone environments list; echo "code $?" >&2; } | ${reader}`;
      const shell = spawn('/bin/sh', ['-c', command], { env: environmentOf({ home, env: pipeline() }) });
      const [stdout, stderr] = await Promise.all([text(shell.stdout), text(shell.stderr)]);
      expect(stderr.replace('✔ Fetched 29 items\n', '')).toBe('code 0\n');
      expect(stdout).toMatch(reader === ':' ? /^$/ : /^ID .*\n$/);
    },
  );
});

describe.skipIf(process.platform === 'win32')('while it waits for the sign-on', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s ends it with %i and closes the port', async (signal, code) => {
    const port = await freePort();
    const env = {
      ...pipeline(),
      PINGCLI_PINGONE_AUTH_GRANT_TYPE: 'authorization_code',
      PINGCLI_PINGONE_AUTHORIZATION_CODE_CLIENT_ID: local.clients.native.id,
      PINGCLI_PINGONE_AUTHORIZATION_CODE_REDIRECT_URI_PORT: String(port),
    };
    const login = beginBinary('pingone auth login --no-browser', { home, env });
    await login.said(/^http:\S+$/m);
    expect(await isListening(port)).toBe(true);
    login.child.kill(signal);
    const run = await login.ended;
    expect(run).toMatchObject({ code, signal: null, stdout: '' });
    expect(run.stderr).not.toContain('bug');
    expect(await isListening(port)).toBe(false);
  });
});
