/** `sign-on test` against the local PingOne: both ways the code comes back, and every refusal with its step, reason and remedy. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LocalPingOne, SampleAccount } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import { cancelledError } from '../../src/core/errors.ts';
import { type ApiWorld, openWorld } from '../support/api-world.ts';
import { beginCli, type CliRun } from '../support/run-cli.ts';

const modes = ['query', 'pi.flow'] as const;

let local: LocalPingOne;
let world: ApiWorld;
beforeEach(async () => {
  local = await startLocalPingOne();
  world = openWorld(local);
});
afterEach(() => local.stop());

const applicationPath = () => `environments/${local.environmentId}/applications/${local.clients.web.id}`;
const userPath = (id: string) => `environments/${local.environmentId}/users/${id}`;

interface Tried extends CliRun {
  envelope: {
    status: string;
    data: { step: string; status: string; message: string; remedy: string | null; [name: string]: unknown }[];
    errors: { code: string; suggestion: string }[] | null;
  };
}

async function tryOut(
  { username, password }: Pick<SampleAccount, 'username' | 'password'>,
  flags: readonly string[] = [],
  application = local.clients.web.name,
): Promise<Tried> {
  const words = ['pingone', 'sign-on', 'test', '--application', application, '--username', username];
  const result = await world.run([...words, '--password-stdin', '-O', 'json', ...flags], { input: password });
  return { ...result, envelope: JSON.parse(result.stdout) };
}

/** The last step and why it failed. */
function failureOf({ envelope }: Tried) {
  const last = envelope.data.at(-1);
  return [last?.step, last?.status, envelope.errors?.[0]?.code];
}

/** Puts a document back as it was. */
async function whileChanged(path: string, changes: Record<string, never> | object, act: () => Promise<void>) {
  const before = local.store.get(path) ?? {};
  local.store.put(path, { ...before, ...changes });
  try {
    await act();
  } finally {
    local.store.put(path, before);
  }
}

describe('a sign-on that succeeds', () => {
  it('shows each step of the redirect edition, and the claims', async () => {
    const { code, envelope } = await tryOut(local.accounts.administrator);
    expect(code).toBe(0);
    expect(envelope.status).toBe('success');
    expect(
      envelope.data.map(({ step, status, httpStatus, flowStatus }) => [step, status, httpStatus, flowStatus]),
    ).toEqual([
      ['discovery', 'ok', null, null],
      ['authorize', 'ok', 302, null],
      ['flow', 'ok', 200, 'USERNAME_PASSWORD_REQUIRED'],
      ['credentials', 'ok', 200, 'COMPLETED'],
      ['resume', 'ok', 302, null],
      ['token', 'ok', 200, null],
    ]);
    for (const { durationMs } of envelope.data) expect(durationMs).toEqual(expect.any(Number));
    expect(envelope.data.at(-1)).toMatchObject({
      details: {
        scopes: ['openid'],
        accessTokenClaims: { sub: local.accounts.administrator.id, client_id: local.clients.web.id },
        idTokenClaims: { sub: local.accounts.administrator.id, aud: local.clients.web.id, iss: local.issuer },
      },
    });
  });

  it('shows each step of the pi.flow edition, which needs no redirect', async () => {
    const before = local.requests.length;
    const { code, envelope } = await tryOut(local.accounts.administrator, ['--response-mode', 'pi.flow']);
    expect(code).toBe(0);
    expect(envelope.data.map(({ step, httpStatus }) => [step, httpStatus])).toEqual([
      ['discovery', null],
      ['authorize', 200],
      ['credentials', 200],
      ['resume', 200],
      ['token', 200],
    ]);
    const asked = local.requests.slice(before).find(({ url }) => url.includes('/as/authorize'));
    expect(new URL(asked?.url ?? '', local.authBaseUrl).searchParams.get('response_mode')).toBe('pi.flow');
  });

  it('sends the cookie of the flow with each of its requests, and no bearer', async () => {
    const before = local.requests.length;
    await tryOut(local.accounts.administrator);
    const walked = local.requests.slice(before).filter(({ url }) => /\/flows\/|\/as\/resume/.test(url));
    expect(walked.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET']);
    for (const { headers } of walked) {
      expect(headers.cookie).toMatch(/^ST=[0-9a-f-]{36}$/);
      expect(headers.authorization).toBeUndefined();
    }
  });

  it.each(['web', 'webPost'] as const)(
    'authenticates the client %s as its application says',
    async (name) => {
      const { code, stdout, stderr } = await tryOut(
        local.accounts.administrator,
        [],
        local.clients[name].name,
      );
      expect(code).toBe(0);
      expect(stdout + stderr).not.toContain(local.clients[name].secret);
      const token = local.requests.findLast(({ url }) => url.endsWith('/as/token'));
      expect(token?.headers.authorization?.startsWith('Basic ') ?? false).toBe(name === 'web');
    },
  );

  it('sends PKCE, so that applications that insist on it are content', async () => {
    await whileChanged(applicationPath(), { pkceEnforcement: 'S256_REQUIRED' }, async () => {
      expect((await tryOut(local.accounts.administrator)).code).toBe(0);
    });
  });

  it('works with a redirect URI that a URL would be written otherwise', async () => {
    const redirectUris = ['https://www.example.com', 'https://www.example.com/cb?tenant=1'];
    await whileChanged(applicationPath(), { redirectUris }, async () => {
      for (const uri of redirectUris) {
        for (const mode of modes) {
          const flags = ['--redirect-uri', uri, '--response-mode', mode];
          expect(await tryOut(local.accounts.administrator, flags)).toMatchObject({ code: 0 });
        }
      }
    });
  });

  it('shows tokens only where somebody asks for them', async () => {
    const without = await tryOut(local.accounts.administrator);
    expect(without.stdout).not.toMatch(/eyJ[\w-]+\.[\w-]+\./);
    const { envelope } = await tryOut(local.accounts.administrator, ['--show-tokens']);
    expect(envelope.data.at(-1)?.details).toMatchObject({
      accessToken: expect.stringMatching(/^eyJ/),
      idToken: expect.stringMatching(/^eyJ/),
      refreshToken: expect.any(String),
    });
  });

  it('SEC-77 is a list to read as text, and says it all in --debug without a secret', async () => {
    const words = [
      'pingone',
      'sign-on',
      'test',
      local.clients.web.name,
      '-u',
      'administrator',
      '--password-stdin',
    ];
    const { code, stdout, stderr } = await world.run([...words, '--debug'], {
      input: `${local.accounts.administrator.password}\n`,
    });
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^✔ {2}discovery .*\n✔ {2}authorize .*\(302, \d+ ms\)\n✔ {2}flow .*\n✔ {2}credentials/,
    );
    expect(stdout).toMatch(/\n {16}idTokenClaims\n {18}sub: /);
    const { password } = local.accounts.administrator;
    for (const secret of [password, local.clients.web.secret ?? '', 'ST=']) {
      expect(stdout + stderr).not.toContain(secret);
    }
    expect(stderr).toContain(`POST ${local.authBaseUrl}/${local.environmentId}/flows/`);
  });

  it('asks a person for what was not given', async () => {
    const { web } = local.clients;
    const { username, password } = local.accounts.administrator;
    const { code } = await world.run('pingone sign-on test', {
      terminal: { columns: 80 },
      answers: [
        { question: 'Select the application:', answer: web.id },
        { question: 'Username:', answer: username },
        { question: `Password of ${username}:`, answer: password },
      ],
    });
    expect(code).toBe(0);
  });
});

describe.each(modes)('a sign-on that is refused (%s)', (mode) => {
  const flags = ['--response-mode', mode];

  it('tells a wrong password', async () => {
    const { administrator } = local.accounts;
    const tried = await tryOut({ ...administrator, password: 'Wrong-1!' }, flags);
    expect([tried.code, ...failureOf(tried)]).toEqual([4, 'credentials', 'failed', 'WRONG_CREDENTIALS']);
    expect(tried.envelope.data.at(-1)).toMatchObject({
      httpStatus: 400,
      reason: 'the user exists, is enabled and has a password, so this one is wrong',
      remedy: expect.stringContaining(
        `pingcli pingone users password set administrator -e ${local.environmentId}`,
      ),
    });
    expect(tried.envelope.status).toBe('error');
  });

  it('tells that there is no such user, that one is disabled, has no password or is locked', async () => {
    const nobody = await tryOut({ username: 'nobody', password: 'Any-1!' }, flags);
    expect([nobody.code, ...failureOf(nobody)]).toEqual([3, 'credentials', 'failed', 'USER_NOT_FOUND']);
    const { administrator, locked } = local.accounts;
    await whileChanged(userPath(administrator.id), { enabled: false }, async () => {
      const tried = await tryOut(administrator, flags);
      expect([tried.code, ...failureOf(tried)]).toEqual([6, 'credentials', 'failed', 'USER_DISABLED']);
      expect(tried.envelope.errors?.[0]?.suggestion).toContain('users enable administrator');
    });
    const username = `fresh.${mode.replace('.', '-')}`;
    await world.data(`pingone users create --username ${username} --email ${username}@example.com`);
    const fresh = await tryOut({ username, password: 'Any-1!' }, flags);
    expect([fresh.code, ...failureOf(fresh)]).toEqual([6, 'credentials', 'failed', 'NO_PASSWORD']);
    const tried = await tryOut(locked, flags);
    expect([tried.code, ...failureOf(tried)]).toEqual([6, 'credentials', 'failed', 'ACCOUNT_LOCKED']);
    expect(tried.envelope.errors?.[0]?.suggestion).toContain('users unlock locked.out');
  });

  it('tells a lock after too many wrong passwords, and for how long', async () => {
    const { administrator } = local.accounts;
    for (let round = 0; round < 4; round += 1)
      await tryOut({ ...administrator, password: 'Wrong-1!' }, flags);
    const fifth = await tryOut({ ...administrator, password: 'Wrong-1!' }, flags);
    expect([fifth.code, ...failureOf(fifth)]).toEqual([6, 'credentials', 'failed', 'ACCOUNT_LOCKED']);
    expect(fifth.envelope.data.at(-1)?.reason).toContain('for 15 min');
    local.advance(901_000);
    expect((await tryOut(administrator, flags)).code).toBe(0);
  });

  it('tells a password that must be changed, and one that has expired', async () => {
    const must = await tryOut(local.accounts.mustChangePassword, flags);
    expect([must.code, ...failureOf(must)]).toEqual([6, 'credentials', 'failed', 'MUST_CHANGE_PASSWORD']);
    const { administrator } = local.accounts;
    const password = `${userPath(administrator.id)}/password`;
    const policy = local.store
      .list(`environments/${local.environmentId}/passwordPolicies`)
      .find((each) => each.default === true);
    const policyPath = `environments/${local.environmentId}/passwordPolicies/${String(policy?.id)}`;
    await whileChanged(password, { lastChangedAt: '2020-01-01T00:00:00Z', status: 'OK' }, () =>
      whileChanged(policyPath, { maxAgeDays: 30 }, async () => {
        const tried = await tryOut(administrator, flags);
        expect([tried.code, ...failureOf(tried)]).toEqual([6, 'credentials', 'failed', 'PASSWORD_EXPIRED']);
      }),
    );
  });

  it('tells MFA, and stops there', async () => {
    const { administrator } = local.accounts;
    await whileChanged(userPath(administrator.id), { mfaEnabled: true }, async () => {
      const tried = await tryOut(administrator, flags);
      expect([tried.code, ...failureOf(tried)]).toEqual([6, 'credentials', 'failed', 'MFA_REQUIRED']);
      expect(tried.envelope.data.at(-1)).toMatchObject({
        reason: 'the status of the flow is OTP_REQUIRED',
        remedy: expect.stringContaining('users mfa disable administrator'),
      });
    });
  });

  it('tells consent, which native applications ask for', async () => {
    const tried = await tryOut(local.accounts.administrator, flags, local.clients.native.name);
    expect([tried.code, ...failureOf(tried)]).toEqual([6, 'credentials', 'failed', 'CONSENT_REQUIRED']);
  });

  it('tells a redirect URI that is not registered, and the ones that are', async () => {
    const tried = await tryOut(local.accounts.administrator, [
      ...flags,
      '--redirect-uri',
      'https://elsewhere.example/cb',
    ]);
    expect([tried.code, ...failureOf(tried)]).toEqual([6, 'authorize', 'failed', 'REDIRECT_URI_MISMATCH']);
    expect(tried.envelope.data.at(-1)?.reason).toContain('it has http://127.0.0.1:7464/callback');
  });

  it('tells a disabled application', async () => {
    await whileChanged(applicationPath(), { enabled: false }, async () => {
      const tried = await tryOut(local.accounts.administrator, flags);
      expect([tried.code, ...failureOf(tried)]).toEqual([6, 'authorize', 'failed', 'APPLICATION_DISABLED']);
      expect(tried.envelope.errors?.[0]?.suggestion).toContain('--enabled --keep-unset');
    });
  });

  it('tells a client that is refused at the token endpoint', async () => {
    const secret = `/v1/environments/${local.environmentId}/applications/${local.clients.web.id}/secret`;
    local.faults.add(
      { host: 'api', url: new RegExp(secret) },
      { kind: 'rewrite', change: () => ({ secret: 'another' }) },
    );
    const tried = await tryOut(local.accounts.administrator, flags);
    expect([tried.code, ...failureOf(tried)]).toEqual([4, 'token', 'failed', 'INVALID_CLIENT']);
    expect(tried.envelope.data.at(-1)?.message).toContain("refused the application 'Admin Dashboard'");
  });

  it('SEC-70 stops where the flow would go on at another origin', async () => {
    const elsewhere = { resumeUrl: 'https://auth.evil.example/as/resume?flowId=1' };
    local.faults.add(
      { host: 'auth', method: 'POST', url: /\/flows\// },
      { kind: 'rewrite', change: (flow) => ({ ...Object(flow), ...elsewhere }) },
    );
    const tried = await tryOut(local.accounts.administrator, flags);
    expect(failureOf(tried)).toEqual(['resume', 'failed', 'UNTRUSTED_ENDPOINT']);
  });

  it('says which step the service failed in', async () => {
    local.faults.add(
      { host: 'auth', method: 'POST', url: /\/flows\// },
      { kind: 'answer', status: 503, body: 'down' },
    );
    const down = await tryOut(local.accounts.administrator, flags);
    expect([down.code, ...failureOf(down)]).toEqual([
      69,
      'credentials',
      'failed',
      'AUTHORIZATION_SERVER_UNAVAILABLE',
    ]);
    local.faults.add({ host: 'auth', url: /\/as\/resume/ }, { kind: 'reset' });
    const cut = await tryOut(local.accounts.administrator, flags);
    expect([cut.code, ...failureOf(cut).slice(0, 2)]).toEqual([69, 'resume', 'failed']);
  });
});

describe('the authorization response', () => {
  it('may come with the flow that is completed, and then nothing is resumed', async () => {
    const state = () => {
      const asked = local.requests.findLast(({ url }) => url.includes('/as/authorize'));
      return new URL(asked?.url ?? '', local.authBaseUrl).searchParams.get('state');
    };
    local.faults.add(
      { host: 'auth', method: 'POST', url: /\/flows\// },
      {
        kind: 'rewrite',
        change: (flow) => ({
          ...Object(flow),
          authorizeResponse: { code: 'made-up', state: state(), iss: local.issuer },
        }),
      },
    );
    const before = local.requests.length;
    const tried = await tryOut(local.accounts.administrator, ['--response-mode', 'pi.flow']);
    expect(failureOf(tried)).toEqual(['token', 'failed', 'INVALID_GRANT']);
    expect(tried.envelope.data.find(({ step }) => step === 'resume')).toMatchObject({ status: 'ok' });
    expect(local.requests.slice(before).some(({ url }) => url.includes('/as/resume'))).toBe(false);
  });

  it('is not taken with a state of another sign-on', async () => {
    local.faults.add(
      { host: 'auth', url: /\/as\/resume/ },
      {
        kind: 'rewrite',
        change: (flow) => ({ ...Object(flow), authorizeResponse: { code: 'injected', state: 'foreign' } }),
      },
    );
    const tried = await tryOut(local.accounts.administrator, ['--response-mode', 'pi.flow']);
    expect(failureOf(tried)).toEqual(['resume', 'failed', 'INVALID_OAUTH_RESPONSE']);
    expect(tried.stdout).not.toContain('injected');
  });

  it('is still asked for where the flow names no address, or none that is one', async () => {
    local.faults.add(
      { host: 'auth', method: 'POST', url: /\/flows\// },
      { kind: 'rewrite', change: (flow) => ({ ...Object(flow), resumeUrl: 'nowhere' }) },
    );
    expect((await tryOut(local.accounts.administrator)).code).toBe(0);
  });
});

describe('a sign-on in an environment other than the profile’s', () => {
  it('is not at the custom domain, which belongs to one environment', async () => {
    const asked: string[] = [];
    const seen: typeof fetch = async (input, init) => {
      const url = String(input instanceof Request ? input.url : input);
      if (url.startsWith(local.apiBaseUrl)) return fetch(input, init);
      asked.push(url);
      return new Response('{}', { status: 404, headers: { 'content-type': 'application/json' } });
    };
    const { worker } = local.clients;
    const basic = Buffer.from(`${worker.id}:${worker.secret}`).toString('base64');
    const answer = await fetch(`${local.issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    const token: { access_token: string } = JSON.parse(await answer.text());
    const other = '189a441e-63bd-4311-983d-dc03adf11d7f';
    const env = {
      PINGONE_AUTH_BASE_URL: '',
      PINGONE_CUSTOM_DOMAIN: 'auth.example.test',
      PINGONE_ROOT_DOMAIN: 'pingone.eu',
      PINGONE_API_ACCESS_TOKEN: token.access_token,
    };
    for (const environmentId of [other, local.environmentId]) {
      const id = '22222222-2222-4333-8444-555555555555';
      local.store.put(`environments/${environmentId}/applications/${id}`, {
        ...local.store.get(applicationPath()),
        id,
        name: `Copy in ${environmentId}`,
        tokenEndpointAuthMethod: 'NONE',
      });
      const words = `pingone sign-on test ${id} -e ${environmentId} -u anna --password-stdin`;
      expect((await world.run(words, { env, fetch: seen, input: 'x' })).code).toBe(78);
    }
    expect(asked).toEqual([
      `https://auth.pingone.eu/${other}/as/.well-known/openid-configuration`,
      'https://auth.example.test/as/.well-known/openid-configuration',
    ]);
  });
});

describe('a sign-on that is stopped', () => {
  it('ends at once, as interrupted', async () => {
    local.faults.add({ host: 'auth', url: /\/as\/authorize/ }, { kind: 'silence' });
    const before = local.requests.length;
    const words = `pingone sign-on test ${local.clients.web.id} -u anna --password-stdin`;
    const { host, ended } = beginCli(words, { env: world.env, input: 'x' });
    while (!local.requests.slice(before).some(({ url }) => url.includes('/as/authorize')))
      await new Promise((resolve) => setTimeout(resolve, 5));
    host.interrupt.abort(cancelledError());
    expect(await ended).toMatchObject({ code: 130, stdout: '' });
  });
});

describe('a sign-on that cannot be tried', () => {
  it('names an application that is not there, and sends nothing to the authorization server but for the token', async () => {
    const words = 'pingone sign-on test --application Nowhere --username anna --password-stdin';
    const before = local.requests.length;
    const { code, stderr } = await world.run(words, { input: 'x' });
    expect(code).toBe(3);
    expect(stderr).toContain("There is no application named 'Nowhere' in Administrators");
    expect(local.requests.slice(before).some(({ url }) => url.includes('/as/authorize'))).toBe(false);
    const byId = words.replace('Nowhere', '00000000-0000-4000-8000-000000000000');
    expect((await world.run(byId, { input: 'x' })).code).toBe(3);
  });

  it.each([
    ['--username anna --password-stdin', 'Which application?'],
    ['--application A --password-stdin', 'Which user?'],
    ['--application A --username anna', 'The password is missing'],
    ['--application A --username anna --password-stdin --redirect-uri nowhere', "'nowhere' is not a URI"],
    ['B --application A --username anna --password-stdin', "'B' or 'A'"],
    [
      '--application A --username anna --response-mode fragment --password-stdin',
      'not one of query, pi.flow',
    ],
  ])('refuses %s before anything is sent', async (words, text) => {
    const before = local.requests.length;
    const { code, stderr } = await world.run(`pingone sign-on test ${words}`, { input: 'x' });
    expect([code, stderr]).toEqual([64, expect.stringContaining(text)]);
    expect(local.requests.length).toBe(before);
  });

  it('says what it cannot do: SAML, keys, no redirect URI', async () => {
    for (const changes of [{ protocol: 'SAML' }, { tokenEndpointAuthMethod: 'PRIVATE_KEY_JWT' }]) {
      await whileChanged(applicationPath(), changes, async () => {
        const words = ['pingone', 'sign-on', 'test', local.clients.web.id, '-u', 'anna', '--password-stdin'];
        const { code, stderr } = await world.run(words, { input: 'x' });
        expect([code, stderr]).toEqual([6, expect.stringContaining('cannot be tested')]);
      });
    }
    await whileChanged(applicationPath(), { redirectUris: ['https://*.example.com'] }, async () => {
      const words = ['pingone', 'sign-on', 'test', local.clients.web.id, '-u', 'anna', '--password-stdin'];
      const { code, stderr } = await world.run(words, { input: 'x' });
      expect([code, stderr]).toEqual([64, expect.stringContaining('only patterns: https://*.example.com')]);
    });
  });
});
