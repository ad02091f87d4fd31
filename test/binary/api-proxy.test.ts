/** The API proxy as a process of its own: Ctrl-C and SIGTERM end it, and `auth token` feeds other tools. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalPingOne } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import { pipelineEnvironment } from '../support/pipeline-environment.ts';
import { beginBinary, binary, environmentOf } from '../support/run-binary.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

let local: LocalPingOne;
beforeAll(async () => {
  local = await startLocalPingOne();
});
afterAll(() => local.stop());

const run = promisify(execFile);

describe.skipIf(process.platform === 'win32')('pingone proxy', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('serves until %s, and ends with %i at once', async (signal, code) => {
    const home = temporaryDirectory();
    const proxy = beginBinary('pingone proxy', { home, env: pipelineEnvironment(local) });
    const origin = await proxy.said(/^http:\/\/127\.0\.0\.1:\d+$/m);
    const [name = '', key = ''] = (await proxy.said(/^X-Pingcli-Proxy-Key: \S{43}$/m)).split(': ');
    const answer = await fetch(`${origin}/v1/environments?limit=10`, { headers: { [name]: key } });
    expect(answer.status).toBe(200);
    await answer.text();
    const began = performance.now();
    proxy.child.kill(signal);
    const ended = await proxy.ended;
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(ended).toMatchObject({ code, signal: null, stdout: '' });
    expect(ended.stderr).toContain('Stopped; forwarded 1 request\n');
    expect(ended.stderr).not.toMatch(/eyJ[\w-]{20}|bug/);
    await expect(fetch(origin)).rejects.toThrow();
  });
});

describe.skipIf(process.platform === 'win32')('auth token', () => {
  it('feeds another tool through $(…): the token, and nothing else', async () => {
    const env = environmentOf({ home: temporaryDirectory(), env: pipelineEnvironment(local) });
    const script = `token=$("${process.execPath}" "${binary}" pingone auth token) && printf '%s' "$token"`;
    const { stdout, stderr } = await run('/bin/sh', ['-c', script], { env });
    expect(stderr).toBe('');
    const answer = await fetch(`${local.apiBaseUrl}/v1/environments`, {
      headers: { authorization: `Bearer ${stdout}` },
    });
    expect(answer.status).toBe(200);
  });

  it('ends with 4 and an empty stdout where nobody is signed on', async () => {
    const wrong = {
      ...pipelineEnvironment(local),
      PINGCLI_PINGONE_CLIENT_CREDENTIALS_CLIENT_SECRET: 'wrong',
    };
    const ended = await beginBinary('pingone auth token', { home: temporaryDirectory(), env: wrong }).ended;
    expect(ended).toMatchObject({ code: 4, stdout: '' });
  });
});
