/** A connector from nothing: made by preset, its details carried over, signed on with a confidential client and its scopes. */
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalPingOne } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import { freePort } from '../support/free-port.ts';
import { startJourney } from '../support/journey.ts';
import { seatPerson } from '../support/person.ts';
import { pipelineEnvironment } from '../support/pipeline-environment.ts';
import { tokenRequests } from '../support/session-tour.ts';

let local: LocalPingOne;
beforeAll(async () => {
  local = await startLocalPingOne();
});
afterAll(() => local.stop());

function claimsOf(token: string): Record<string, unknown> {
  const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  return Object(claims);
}

/** What a shell makes of the lines. */
function readVariables(lines: string): Record<string, string> {
  const text = execFileSync('/bin/sh', ['-c', `set -a\n${lines}\nenv`], { encoding: 'utf8', env: {} });
  return Object.fromEntries(
    text.split('\n').map((line) => [line.split('=', 1)[0], line.slice(line.indexOf('=') + 1)]),
  );
}

describe.skipIf(process.platform === 'win32')('a connector', () => {
  it('is made, handed over, signed on by its secret in the body, and renewed', async () => {
    const admin = startJourney({ env: pipelineEnvironment(local) });
    const port = await freePort();
    await admin.succeed([
      ...'pingone applications create --preset web-app --token-endpoint-auth-method CLIENT_SECRET_POST'.split(
        ' ',
      ),
      ...['--name', 'CRM Connector', '--redirect-uri', `http://127.0.0.1:${port}/callback`],
      ...['--grant-scope', 'p1:read:user,p1:update:user', '--grant-scope', 'profile'],
    ]);
    const details = ['pingone', 'applications', 'connection-details', 'CRM Connector', '--reveal'];
    const shown = readVariables((await admin.succeed([...details, '--format', 'env'])).stdout);
    expect(shown).toMatchObject({
      PINGONE_ISSUER: local.issuer,
      PINGONE_SCOPES: 'openid p1:read:user p1:update:user profile',
      PINGONE_TOKEN_ENDPOINT_AUTH_METHOD: 'CLIENT_SECRET_POST',
    });

    const connector = startJourney();
    const grant = 'service.pingOne.authentication.authorizationCode';
    const endpoint = 'service.pingOne.endpoint';
    await connector.succeed('config profiles add --name crm --set-active');
    await connector.succeed([
      ...[
        'config',
        'set',
        'auth.storage.type=file_system',
        'service.pingOne.authentication.grantType=authorization_code',
      ],
      ...[
        `${endpoint}.environmentID=${shown.PINGONE_ENVIRONMENT_ID}`,
        `${endpoint}.authBaseUrl=${local.authBaseUrl}`,
      ],
      ...[`${endpoint}.apiBaseUrl=${local.apiBaseUrl}`, `${grant}.clientID=${shown.PINGONE_CLIENT_ID}`],
      ...[`${grant}.tokenEndpointAuthMethod=client_secret_post`, `${grant}.redirectUri.port=${port}`],
      `${grant}.scopes=profile,p1:read:user,p1:update:user`,
    ]);
    await connector.succeed(`config set ${grant}.clientSecret --from-stdin`, {
      input: shown.PINGONE_CLIENT_SECRET ?? '',
    });
    const browser = seatPerson(local.accounts.administrator);
    await connector.succeed('pingone auth login', { browser });
    const scope = new URL(browser.addresses[0] ?? '').searchParams.get('scope');
    expect(scope).toBe('openid profile p1:read:user p1:update:user');
    const exchange = tokenRequests(local).at(-1);
    expect(exchange?.body).toContain('client_secret=');
    expect(exchange?.headers).not.toHaveProperty('authorization');

    const status = await connector.succeed('pingone auth status -O json');
    expect(JSON.parse(status.stdout).data).toMatchObject({ signedIn: true, renewable: true });
    const { stdout: first, stderr } = await connector.succeed('pingone auth token');
    expect([first, stderr]).toEqual([expect.stringMatching(/^\S+\n$/), '']);
    const granted = 'openid profile p1:read:user p1:update:user';
    expect(claimsOf(first)).toMatchObject({ scope: granted, sub: local.accounts.administrator.id });

    // An hour later the next command renews it by itself, with the secret in the body again.
    local.advance(3_590_000);
    const list = await connector.succeed('pingone environments list -O json --query length(data)', {
      clock: {
        now: () => Date.now() + 3_590_000,
        monotonic: () => performance.now(),
        sleep: () => new Promise(() => undefined),
      },
    });
    expect(list.stdout).toBe('29\n');
    const renewal = tokenRequests(local).at(-1);
    expect(renewal?.body).toContain('grant_type=refresh_token');
    expect(renewal?.body).toContain('client_secret=');
    expect(claimsOf((await connector.succeed('pingone auth token')).stdout).scope).toBe(granted);
    expect(`${connector.settings()}`).not.toContain(shown.PINGONE_CLIENT_SECRET);
  });

  it('that works as a program gets its roles at once', async () => {
    const admin = startJourney({ env: pipelineEnvironment(local) });
    await admin.succeed([
      ...'pingone applications create --preset worker --name Sync --role'.split(' '),
      'Identity Data Admin=environment:Customer Portal',
    ]);
    const details = 'pingone applications connection-details Sync --reveal --format env';
    const shown = readVariables((await admin.succeed(details)).stdout);
    const worker = startJourney({
      env: {
        ...pipelineEnvironment(local),
        PINGCLI_PINGONE_CLIENT_CREDENTIALS_CLIENT_ID: shown.PINGONE_CLIENT_ID ?? '',
        PINGCLI_PINGONE_CLIENT_CREDENTIALS_CLIENT_SECRET: shown.PINGONE_CLIENT_SECRET ?? '',
      },
    });
    const users = [
      'pingone',
      'users',
      'list',
      '-e',
      'Customer Portal',
      '-O',
      'json',
      '--query',
      'length(data)',
    ];
    expect((await worker.succeed(users)).stdout).toBe('46\n');
    const others = await worker.run('pingone users list -e Workforce');
    expect(others.code).toBe(3);
  });
});
