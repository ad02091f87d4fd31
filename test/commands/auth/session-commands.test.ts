/** What status, token, refresh and logout make of a session. */
import { describe, expect, it } from 'vitest';
import { logoutCommand } from '../../../src/commands/auth/logout.ts';
import { refreshCommand } from '../../../src/commands/auth/refresh.ts';
import { statusCommand } from '../../../src/commands/auth/status.ts';
import { tokenCommand } from '../../../src/commands/auth/token.ts';
import { cancelledError, configurationError } from '../../../src/core/errors.ts';
import { failure } from '../../support/failure.ts';
import { describeSignOn } from '../../support/sign-on.ts';
import { createAuthWorld } from './auth-context.ts';

describe('auth status', () => {
  it('SEC-59 shows the session, and no token', async () => {
    const expiresAt = Date.parse('2026-11-21T13:00:00Z');
    const world = createAuthWorld({ status: { expiresAt, scopes: ['openid'], subject: { id: 'u-1' } } });
    const result = await world.run(statusCommand);
    expect(result).toMatchObject({
      kind: 'record',
      message: 'Signed on to PingOne',
      record: {
        signedIn: true,
        grantType: 'authorization_code',
        expiresAt: '2026-11-21T13:00:00.000Z',
        subject: { id: 'u-1' },
        storage: { type: 'secure_local', durable: true },
      },
    });
    expect(result.outcome).toBeUndefined();
    expect(JSON.stringify(result)).not.toContain('canary');
  });

  it.each([
    ['none', 'Not signed on to PingOne'],
    ['expired', 'The session has expired'],
    ['unreadable', 'The stored session cannot be read'],
  ] as const)('ends with 4 and the way on when not signed on: %s', async (reason, message) => {
    const result = await createAuthWorld({ status: { signedIn: false, reason } }).run(statusCommand);
    expect(result).toMatchObject({ message, outcome: 'not-signed-in', record: { signedIn: false, reason } });
    expect(result.hints?.[0]).toContain('pingcli pingone auth login');
  });

  it('SEC-67 names the variable whose token wins', async () => {
    const source = { kind: 'environment', name: 'PINGONE_API_ACCESS_TOKEN' } as const;
    const result = await createAuthWorld({ status: { source } }).run(statusCommand);
    expect(result).toMatchObject({ record: { source: 'the environment variable PINGONE_API_ACCESS_TOKEN' } });
  });

  it('has no empty lines for what a session does not have', async () => {
    const result = await createAuthWorld().run(statusCommand);
    const paths = result.kind === 'record' ? (result.columns ?? []).map(({ path }) => path) : [];
    expect(paths).toContain('clientId');
    expect(paths).not.toContain('subject.name');
    expect(paths).not.toContain('expiresAt');
  });
});

describe('auth token', () => {
  it('SEC-59 is the token alone, with a warning where a person sees it', async () => {
    const piped = await createAuthWorld().run(tokenCommand);
    expect(piped).toMatchObject({
      kind: 'document',
      text: 'access-canary',
      data: { accessToken: 'access-canary' },
      warnings: [],
    });
    const shown = await createAuthWorld({ stdoutIsTerminal: true }).run(tokenCommand);
    expect(shown.warnings).toMatchObject([{ code: 'TOKEN_ON_TERMINAL' }]);
  });
});

describe('auth refresh', () => {
  it('renews once and says until when', async () => {
    const world = createAuthWorld();
    const result = await world.run(refreshCommand);
    expect(world.calls).toEqual(['refresh']);
    expect(result).toMatchObject({
      kind: 'done',
      message: 'The access token was renewed',
      data: { signedIn: true },
    });
  });
});

describe('auth logout', () => {
  it('SEC-57 ends the session of the profile', async () => {
    const world = createAuthWorld();
    const result = await world.run(logoutCommand);
    expect(result).toMatchObject({
      message: "Signed off profile 'dev'",
      data: [{ profile: 'dev', revocation: 'revoked' }],
      warnings: [],
      meta: { effect: 'deleted' },
    });
  });

  it('SEC-57 warns of what stays valid, and until when', async () => {
    const validUntil = Date.parse('2026-11-21T13:00:00Z');
    const revocation = { failed: 'it answered 503', validUntil };
    const world = createAuthWorld({ session: { logout: async () => ({ wasSignedIn: true, revocation }) } });
    const result = await world.run(logoutCommand);
    expect(result.warnings?.[0]?.message).toContain('it answered 503');
    expect(result.warnings?.[0]?.message).toContain('2026-11-21T13:00:00.000Z');
    expect(result).toMatchObject({ data: [{ revocation: 'failed' }] });
  });

  it.each([undefined, { wasSignedIn: false, revocation: 'not-needed' } as const])(
    'does nothing where nobody is signed on',
    async (report) => {
      const world = createAuthWorld({
        ...(report === undefined
          ? { stored: async () => undefined }
          : { session: { logout: async () => report } }),
      });
      expect(await world.run(logoutCommand)).toMatchObject({
        message: 'Nobody was signed on; nothing to do',
        data: [],
        meta: { effect: 'none' },
      });
    },
  );

  it('SEC-57 --all goes on after a profile that cannot be used, and ends as partly done', async () => {
    const broken = configurationError('The root domain is nonsense.');
    const world: ReturnType<typeof createAuthWorld> = createAuthWorld({
      stored: async (profile) => {
        if (profile === 'dev') throw broken;
        return { ...world.session, signOn: describeSignOn({ profile: profile ?? '' }) };
      },
    });
    const result = await world.run(logoutCommand, { all: true });
    expect(result).toMatchObject({
      message: "Signed off profile 'prod'",
      outcome: 'partial',
      warnings: [
        { code: 'LOGOUT_FAILED', message: "Profile 'dev' was not signed off: The root domain is nonsense." },
      ],
    });
  });

  it('fails as it is where one profile was meant', async () => {
    const broken = configurationError('The root domain is nonsense.');
    const world = createAuthWorld({ stored: () => Promise.reject(broken) });
    expect(await failure(world.run(logoutCommand))).toBe(broken);
  });

  it('REL-35 --all ends with Ctrl-C', async () => {
    const world = createAuthWorld({ stored: () => Promise.reject(cancelledError()) });
    expect((await failure(world.run(logoutCommand, { all: true }))).outcome).toBe('interrupted');
  });
});
