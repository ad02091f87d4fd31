/** Where a host comes from, as its error says: through the whole program, with names that never resolve (RFC 6761 §6.4). */
import { describe, expect, it } from 'vitest';
import { startJourney } from '../support/journey.ts';

const environment = '3f0c1b52-6a0e-4d43-9a55-0c6d2b7f5e11';
const list = 'pingone environments list';
const token = { PINGCLI_PINGONE_API_ACCESS_TOKEN: 'token', PINGCLI_AUTH_STORAGE_TYPE: 'none' };

describe('F-34 a host that does not exist', () => {
  it('is said at once, with the variable that it comes from', async () => {
    const began = performance.now();
    const env = {
      ...token,
      PINGONE_ENVIRONMENT_ID: environment,
      PINGONE_CLIENT_CREDENTIALS_CLIENT_ID: environment,
      PINGONE_AUTH_BASE_URL: 'https://auth.pingone.invalid',
      PINGONE_API_BASE_URL: 'https://api.pingone.invalid',
    };
    const { code, stderr } = await startJourney({ env }).run(list);
    expect(code, stderr).toBe(69);
    // Where no name server answers at all, it is asked twice more.
    expect(performance.now() - began).toBeLessThan(6000);
    expect(stderr).toContain('api.pingone.invalid');
    expect(stderr).toContain('GET /v1/environments');
    if (stderr.includes('ENOTFOUND')) {
      expect(stderr).toContain(
        'service.pingOne.endpoint.apiBaseUrl (the environment variable PINGONE_API_BASE_URL)',
      );
      expect(stderr).toContain('correct it: PINGONE_API_BASE_URL=<value>');
      expect(stderr).not.toContain('Trying again');
    }
  });

  it('of the sign-on too, with the profile that it comes from', async () => {
    const journey = startJourney({ env: { PINGCLI_AUTH_STORAGE_TYPE: 'none' } });
    await journey.succeed('config profiles add --name demo --set-active');
    const settings = {
      'endpoint.customDomain': 'sign-on.pingone.invalid',
      'endpoint.rootDomain': 'pingone.eu',
      'endpoint.environmentID': environment,
      'authentication.clientCredentials.clientID': environment,
    };
    const words = Object.entries(settings).map(([key, value]) => `service.pingOne.${key}=${value}`);
    await journey.succeed(['config', 'set', ...words]);
    const env = { PINGONE_CLIENT_CREDENTIALS_CLIENT_SECRET: 'a-secret-of-the-test' };
    const { code, stderr } = await journey.run(list, { env });
    expect(code, stderr).toBe(69);
    expect(stderr).toContain('sign-on.pingone.invalid');
    if (stderr.includes('ENOTFOUND')) {
      expect(stderr).toContain("service.pingOne.endpoint.customDomain (profile 'demo')");
      expect(stderr).toContain(
        'pingcli config set --profile demo service.pingOne.endpoint.customDomain=<value>',
      );
    }
  });
});

it('F-34 ECONNREFUSED on this machine is said at once, with the request (REL-13)', async () => {
  const env = {
    ...token,
    PINGONE_ENVIRONMENT_ID: environment,
    PINGONE_CLIENT_CREDENTIALS_CLIENT_ID: environment,
    // The discard port: nobody listens there.
    PINGONE_AUTH_BASE_URL: 'http://127.0.0.1:9',
    PINGONE_API_BASE_URL: 'http://127.0.0.1:9',
  };
  const { code, stderr } = await startJourney({ env }).run([...list.split(' '), '--verbose']);
  expect(code).toBe(69);
  expect(stderr).toContain('nothing accepts connections at 127.0.0.1:9');
  expect(stderr).toContain('GET /v1/environments');
  expect(stderr).not.toContain('Trying again');
});
