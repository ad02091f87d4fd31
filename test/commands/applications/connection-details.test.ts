/** What a connector asks for: as text, as JSON and as lines for a shell. */
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeEndpoints } from '../../../src/commands/applications/connection-endpoints.ts';
import { formatVariables } from '../../../src/commands/applications/connection-variables.ts';
import { shareWorld } from '../../support/shared-world.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const open = shareWorld();
const show = ['pingone', 'applications', 'connection-details'];

describe('connection details', () => {
  it('are those that the authorization server tells of itself', async () => {
    const { local, data } = open();
    const shown = await data([...show, local.clients.native.name]);
    const response = await fetch(`${local.issuer}/.well-known/openid-configuration`);
    const discovery = Object(await response.json());
    expect(shown).toMatchObject({
      issuer: discovery.issuer,
      authorizationUrl: discovery.authorization_endpoint,
      deviceAuthorizationUrl: discovery.device_authorization_endpoint,
      tokenUrl: discovery.token_endpoint,
      jwksUrl: discovery.jwks_uri,
      userinfoUrl: discovery.userinfo_endpoint,
      endSessionUrl: discovery.end_session_endpoint,
      revocationUrl: discovery.revocation_endpoint,
      introspectionUrl: discovery.introspection_endpoint,
      discoveryUrl: `${local.issuer}/.well-known/openid-configuration`,
      authDomain: new URL(local.authBaseUrl).host,
      apiUrl: `${local.apiBaseUrl}/v1`,
    });
  });

  it('mask the secret, and do not even ask for it, until it is to be shown', async () => {
    const { local, run, requests } = open();
    const { web } = local.clients;
    const masked = await run([...show, web.name]);
    expect(masked.stdout).toMatch(/CLIENT SECRET +\*{8}\n/);
    expect(requests().some(({ url }) => url.endsWith('/secret'))).toBe(false);
    expect(`${masked.stdout}${masked.stderr}`).not.toContain(web.secret);
    const shown = await run([...show, web.id, '--reveal', '-O', 'json']);
    expect(JSON.parse(shown.stdout).data).toMatchObject({
      clientId: web.id,
      clientSecret: web.secret,
      environmentId: local.environmentId,
      grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'],
      tokenEndpointAuthMethod: 'CLIENT_SECRET_BASIC',
      scopes: ['openid', 'address', 'email', 'phone', 'profile'],
      redirectUris: ['http://127.0.0.1:7464/callback'],
    });
  });

  it('leave out what an application has no use for', async () => {
    const { local, data } = open();
    const worker = Object(await data([...show, local.clients.worker.name]));
    expect(Object.keys(worker)).not.toContain('authorizationUrl');
    expect(worker.scopes).toEqual([]);
    const native = Object(await data([...show, local.clients.native.name]));
    expect(Object.keys(native)).not.toContain('clientSecret');
  });

  it.each([
    ['pingone.eu', undefined, 'https://auth.pingone.eu/a3414889-89a2-4e5d-aaa0-bea5d41eb337/as'],
    ['pingone.com.au', undefined, 'https://auth.pingone.com.au/a3414889-89a2-4e5d-aaa0-bea5d41eb337/as'],
    ['pingone.eu', 'auth.example.com', 'https://auth.example.com/as'],
  ])('name the hosts of %s with the custom domain %s', (rootDomain, domain, issuer) => {
    const auth = domain === undefined ? `auth.${rootDomain}` : domain;
    expect(describeEndpoints(issuer, ['AUTHORIZATION_CODE'])).toMatchObject({
      authDomain: auth,
      authorizationUrl: `${issuer}/authorize`,
    });
  });

  it('name a custom domain, and use it where asked to', async () => {
    const { local, run, data } = open();
    local.store.put(`environments/${local.environmentId}/customDomains/d`, {
      id: 'd',
      domainName: 'auth.example.com',
      status: 'ACTIVE',
    });
    const plain = await run([...show, local.clients.web.name]);
    expect(plain.stderr).toContain('--custom-domain auth.example.com');
    const own = Object(await data([...show, local.clients.web.name, '--custom-domain', 'auth.example.com']));
    expect(own.tokenUrl).toBe('https://auth.example.com/as/token');
    local.store.remove(`environments/${local.environmentId}/customDomains/d`);
  });

  it.each([
    ['a domain that is none', ['x', '--custom-domain', 'https://x'], 64, /is no domain name/],
    ['a file without a form', ['x', '-o', 'f'], 64, /--output-file goes with --format env/],
    ['nobody', [], 64, /Which application\?/],
    ['an unknown one', ['Automation Wroker'], 3, /Did you mean 'Automation Worker'/],
  ])('of %s are refused', async (_, words, code, why) => {
    const { run } = open();
    const result = await run([...show, ...words]);
    expect(result.code).toBe(code);
    expect(result.stderr).toMatch(why);
  });

  it('of a SAML application are none, and of a disabled one come with a warning', async () => {
    const { local, run } = open();
    const path = `environments/${local.environmentId}/applications`;
    local.store.put(`${path}/saml`, { id: 'saml', name: 'By SAML', protocol: 'SAML', type: 'WEB_APP' });
    const saml = await run([...show, 'By SAML']);
    expect([saml.code, saml.stderr]).toEqual([6, expect.stringContaining('its protocol is SAML')]);
    local.store.put(`${path}/off`, { id: 'off', name: 'Off', protocol: 'OPENID_CONNECT', enabled: false });
    expect((await run([...show, 'Off'])).stderr).toContain('The application is disabled');
  });
});

describe('--format env', () => {
  it('leaves the secret out rather than write its mask', async () => {
    const { local, run } = open();
    const { stdout } = await run([...show, local.clients.web.name, '--format', 'env']);
    expect(stdout).toContain('# PINGONE_CLIENT_SECRET is left out; --reveal writes it\n');
    expect(stdout).not.toContain('*');
    expect(stdout).toContain(`\nPINGONE_ISSUER=${local.issuer}\n`);
  });

  it('is the same whatever the output format', async () => {
    const { local, run } = open();
    const words = [...show, local.clients.web.name, '--format', 'env'];
    expect((await run([...words, '-O', 'json'])).stdout).toBe((await run(words)).stdout);
  });

  it('goes to a file that only its owner can read, also where it was there already', async () => {
    const { local, run } = open();
    const home = temporaryDirectory();
    writeFileSync(join(home, '.env'), 'old', { mode: 0o644 });
    const { web } = local.clients;
    const { code, stdout } = await run([...show, web.name, '--reveal', '--format', 'env', '-o', '.env'], {
      home,
    });
    expect([code, stdout]).toEqual([0, '']);
    expect(readFileSync(join(home, '.env'), 'utf8')).toContain(`PINGONE_CLIENT_SECRET=`);
    if (process.platform !== 'win32') expect(statSync(join(home, '.env')).mode & 0o777).toBe(0o600);
  });

  it
    .skipIf(process.platform === 'win32')
    .each(["it's", '$(touch /tmp/nothing) `id` "quoted" \\ !', 'plain', 'a b', '~user', "'; echo broken; '"])(
    'survives a shell: %s',
    (value) => {
      const text = formatVariables({ clientId: value, redirectUris: ['x', value] }, true);
      const script = `set -eu\n${text}\nprintf '%s|%s' "$PINGONE_CLIENT_ID" "$PINGONE_REDIRECT_URIS"`;
      expect(execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' })).toBe(`${value}|x ${value}`);
    },
  );

  it('SEC-75 lets no control character through', () => {
    expect(formatVariables({ clientId: 'a\u001b[31m\nPATH=/evil' }, true)).toBe(
      "PINGONE_CLIENT_ID='a\\u001b[31m\\nPATH=/evil'",
    );
  });
});
