import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openFileStore } from '../../src/auth/store/file-store.ts';
import { tokenName } from '../../src/auth/token-key.ts';
import { formatTokenRecord } from '../../src/auth/token-record.ts';
import { Secret } from '../../src/core/secret.ts';
import { describePlatform } from '../support/platform.ts';
import { startRotatingTokenServer } from '../support/rotating-token-server.ts';
import { type SessionOrder, startSessionProcess } from '../support/run-session-process.ts';
import { describeSignOn, grantTokens } from '../support/sign-on.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

/** A home with one session in it: its access token has expired, its refresh token rotates. */
async function prepareExpiredSession() {
  const server = await startRotatingTokenServer();
  const home = temporaryDirectory();
  const order: SessionOrder = {
    storageType: 'file_system',
    issuer: server.issuer,
    credentials: join(home, 'credentials'),
    lockDirectory: join(home, 'state'),
  };
  const signOn = describeSignOn({ issuer: server.issuer });
  const store = openFileStore({
    directory: join(home, 'credentials'),
    platform: describePlatform(),
    warn: () => undefined,
  });
  const name = tokenName(signOn.profile, signOn.grant);
  const expired = { ...grantTokens('old', 0), refreshToken: new Secret(server.refreshToken()) };
  await store.write(name, formatTokenRecord(signOn, expired));
  return { server, order, home, stored: async () => (await store.read(name))?.open() };
}

it('SEC-50 F-20 twenty processes with one expired session refresh it once, and all succeed', async () => {
  const { server, order, home, stored } = await prepareExpiredSession();
  const answers = await Promise.all(Array.from({ length: 20 }, () => startSessionProcess(order).answer));
  expect(answers.map(({ printed }) => printed)).toEqual(Array.from({ length: 20 }, () => 'access-canary-1'));
  expect(server.counts).toEqual({ refreshed: 1, refused: 0 });
  expect(await stored()).toContain(server.refreshToken());
  expect(readdirSync(join(home, 'state'))).toEqual([]);
  expect(readdirSync(join(home, 'credentials'))).toHaveLength(1);
}, 60_000);

it('SEC-53 takes over within 5 s when the process that was refreshing is killed', async () => {
  const { server, order, home } = await prepareExpiredSession();
  const stalled = server.stallNext();
  const first = startSessionProcess(order);
  await stalled;
  const second = startSessionProcess(order);
  const killedAt = performance.now();
  first.child.kill('SIGKILL');
  const answer = await second.answer;
  expect(answer).toMatchObject({ printed: 'access-canary-1', code: 0 });
  expect(performance.now() - killedAt).toBeLessThan(5_000);
  await first.answer;
  expect(server.counts).toEqual({ refreshed: 1, refused: 0 });
  expect(readdirSync(join(home, 'state'))).toEqual([]);
}, 30_000);

it('SEC-52 F-21 a session that was ended elsewhere asks every process to sign on', async () => {
  const { server, order, stored } = await prepareExpiredSession();
  await fetch(`${server.issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({ refresh_token: 'spent' }),
  });
  const answers = await Promise.all(Array.from({ length: 3 }, () => startSessionProcess(order).answer));
  expect(answers.map(({ printed }) => printed)).toEqual(Array.from({ length: 3 }, () => 'NOT_SIGNED_IN'));
  expect(server.counts).toEqual({ refreshed: 0, refused: 2 });
  expect(await stored()).toBeUndefined();
}, 30_000);
