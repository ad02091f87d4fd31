/** Promises about the process as a whole: when it ends, what it needs, what it does where nobody can be asked. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { LocalPingOne } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import { listFiles, projectRoot } from '../house/source-files.ts';
import { createBrowserStub } from '../support/browser-stub.ts';
import { workerEnvironment } from '../support/diagnosis.ts';
import { freePort } from '../support/free-port.ts';
import { createHttpBrowser } from '../support/http-browser.ts';
import { beginBinary, runBinary } from '../support/run-binary.ts';
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

const isWindows = process.platform === 'win32';
const login = ['pingone', 'auth', 'login'];

/** A person's sign-on; both grants have a client. */
async function personEnvironment(port: number): Promise<Record<string, string>> {
  const application = `environments/${local.environmentId}/applications/${local.clients.native.id}`;
  local.store.put(application, {
    ...local.store.get(application),
    redirectUris: [`http://127.0.0.1:${port}/callback`],
  });
  return {
    ...(await workerEnvironment(local)),
    PINGONE_AUTH_GRANT_TYPE: 'authorization_code',
    PINGONE_AUTHORIZATION_CODE_CLIENT_ID: local.clients.native.id,
    PINGONE_DEVICE_CODE_CLIENT_ID: local.clients.native.id,
    PINGCLI_PINGONE_AUTHORIZATION_CODE_REDIRECT_URI_PORT: String(port),
  };
}

function secondsSince(began: number): number {
  return (performance.now() - began) / 1000;
}

describe.skipIf(isWindows)('the sign-on in a browser', () => {
  it('SEC-19 ends within 2 s of its success, though the browser keeps connections open', async () => {
    const port = await freePort();
    const running = beginBinary([...login, '--authorization-code', '--no-browser'], {
      home,
      env: await personEnvironment(port),
    });
    const address = await running.said(/^http:\S+$/m);
    for (const request of [
      '',
      'GET /favicon.ico HTTP/1.1\r\n',
      'GET / HTTP/1.1\r\nHost: x\r\nConnection: keep-alive\r\n\r\n',
    ]) {
      const socket = connect(port, '127.0.0.1', () => socket.write(request));
      socket.on('error', () => undefined);
      onTestFinished(() => {
        socket.destroy();
      });
    }
    const { response } = await createHttpBrowser().signOn(address, local.accounts.administrator);
    expect(response.status).toBe(200);
    const began = performance.now();
    expect((await running.ended).code).toBe(0);
    expect(secondsSince(began)).toBeLessThan(2);
  });

  it('REL-49 F-10 does not wait for a launcher that hangs', async () => {
    const port = await freePort();
    const stub = createBrowserStub('sleep 60');
    const env = { ...(await personEnvironment(port)), DISPLAY: ':0', BROWSER: stub.command };
    const running = beginBinary(login, { home, env });
    await createHttpBrowser().signOn(await stub.address(), local.accounts.administrator);
    expect(await running.ended).toMatchObject({ code: 0, stdout: '' });
  });

  it('REL-47 F-08 ends within 2 s where the port is taken, and opens no browser', async () => {
    const port = await freePort();
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(port, '127.0.0.1', resolve));
    onTestFinished(() => {
      holder.close();
    });
    const stub = createBrowserStub();
    const env = { ...(await personEnvironment(port)), DISPLAY: ':0', BROWSER: stub.command };
    const began = performance.now();
    const run = await runBinary(login, { home, env });
    expect(run.code).toBe(1);
    expect(run.stderr).toContain(`Port ${port} is in use`);
    expect(secondsSince(began)).toBeLessThan(2);
    expect(existsSync(stub.file)).toBe(false);
  });

  it('SEC-35 over SSH uses the device code where the profile has it, and says so', async () => {
    const env = {
      ...(await personEnvironment(await freePort())),
      SSH_CONNECTION: '192.0.2.1 1 192.0.2.2 22',
    };
    const running = beginBinary(login, { home, env });
    await running.said(/^[A-Z0-9]{4}-?[A-Z0-9]{4}$/m);
    running.child.kill('SIGINT');
    const run = await running.ended;
    expect(run.code).toBe(130);
    expect(run.stderr).toContain('--authorization-code insists on the browser');
  });

  it('SEC-35 over SSH keeps the grant that was named', async () => {
    const env = {
      ...(await personEnvironment(await freePort())),
      SSH_CONNECTION: '192.0.2.1 1 192.0.2.2 22',
    };
    const running = beginBinary([...login, '--authorization-code'], { home, env });
    await running.said(/^http:\S+\/authorize\S+$/m);
    running.child.kill('SIGTERM');
    const run = await running.ended;
    expect(run.code).toBe(143);
    expect(run.stderr).not.toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/m);
  });

  it('REL-35 a hang-up ends it like a termination', async () => {
    const env = await personEnvironment(await freePort());
    const running = beginBinary([...login, '--authorization-code', '--no-browser'], { home, env });
    await running.said(/^http:\S+$/m);
    running.child.kill('SIGHUP');
    expect(await running.ended).toMatchObject({ code: 143, signal: null });
  });

  it.each([
    ['', 1],
    ['--debug', 2],
  ])('REL-37 what nobody caught is one line without a secret, and 70 (%s)', async (flag, least) => {
    const fault =
      'setTimeout(() => Promise.reject(Object.assign(new Error(), { message: ["boom access_token=can", "ary-token "].join("") })), 1500)';
    const run = await runBinary(
      [...login, '--authorization-code', '--no-browser', ...flag.split(' ').filter(Boolean)],
      {
        home,
        env: await personEnvironment(await freePort()),
        nodeOptions: ['--import', `data:text/javascript,${encodeURIComponent(fault)}`],
      },
    );
    expect(run).toMatchObject({ code: 70, stdout: '' });
    const lines = run.stderr.slice(run.stderr.indexOf('pingcli met')).trimEnd().split('\n');
    expect(lines[0]).toContain('boom access_token=********');
    expect(lines[0]).toContain('This is a bug');
    if (least === 1) expect(lines).toHaveLength(1);
    else expect(lines[1]).toContain('Error: boom');
    expect(run.stderr).not.toContain('canary');
  });
});

describe('a machine that has little', () => {
  it.skipIf(process.platform !== 'linux')(
    'SEC-42 F-48 a home that cannot be written does for client credentials with storage type none',
    async () => {
      const env = await workerEnvironment(local);
      // Not even root makes a file there.
      const run = await runBinary('pingone environments list', { home: '/sys', env, cwd: home });
      expect(run.code, run.stderr).toBe(0);
      expect(readdirSync(home)).toEqual([]);
    },
  );

  it('SEC-42 storage type none leaves nothing in a home that could be written', async () => {
    const env = await workerEnvironment(local);
    const flagged = { ...env, PINGCLI_AUTH_STORAGE_TYPE: '' };
    for (const [words, variables] of [
      ['pingone environments list', env],
      ['pingone auth login --storage-type none', flagged],
    ] as const) {
      const run = await runBinary(words, { home, env: variables });
      expect(run.code, run.stderr).toBe(0);
      expect(readdirSync(home, { recursive: true }), words).toEqual([]);
    }
  });

  it.skipIf(process.platform !== 'linux')(
    'F-48 a home below which nothing can be made, and no error says so, ends with a clear one',
    async () => {
      const run = await runBinary('config set noColor=true', { home: '/proc/self', cwd: home });
      expect(run.code).toBe(78);
      expect(run.stderr).toContain('/proc/self/.pingcli');
    },
  );

  it.skipIf(process.platform !== 'linux')(
    'F-48 and says what is wrong where something has to be kept',
    async () => {
      const run = await runBinary('config set noColor=true', { home: '/sys', cwd: home });
      expect(run.code).toBe(78);
      expect(run.stderr).toContain('/sys/.pingcli');
    },
  );
});

describe('where nobody can be asked', () => {
  it.each([
    ['pingone init', /--grant-type/],
    ['config profiles add', /--name/],
    ['pingone auth login --client-secret-stdin', /standard input|stdin/],
  ])('REL-34 F-54 F-42 %s is a usage error within 2 s, and names the flag', async (words, said) => {
    const began = performance.now();
    const run = await runBinary(words, { home, env: await workerEnvironment(local) });
    expect(secondsSince(began)).toBeLessThan(2);
    expect(run).toMatchObject({ code: 64, stdout: '' });
    expect(run.stderr).toMatch(said);
  });
});

it('SEC-07 the built program holds no secret, not even one of the local PingOne', () => {
  const secrets = Object.values(local.clients).flatMap(({ secret }) => secret ?? []);
  expect(secrets.length).toBeGreaterThan(2);
  for (const file of listFiles('dist', '.js')) {
    const text = readFileSync(join(projectRoot, file), 'utf8');
    for (const secret of secrets) expect(text.includes(secret), file).toBe(false);
    expect(text).not.toMatch(/-----BEGIN [A-Z ]*PRIVATE KEY|eyJhbGciOi/);
  }
});
