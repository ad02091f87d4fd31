import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type GivenFlag, resolveSettings } from '../../src/config/resolve.ts';
import { environmentNames } from '../../src/config/setting-keys.ts';
import type { SettingKey } from '../../src/config/settings.ts';
import { Secret } from '../../src/core/secret.ts';
import { failure, thrownBy } from '../support/failure.ts';
import { createSettingsHome, type SettingsHome } from './settings-home.ts';

const environmentKey = 'service.pingOne.endpoint.environmentID';
const secretKey = 'service.pingOne.authentication.clientCredentials.clientSecret';
const profilesText = 'activeProfile: dev\ndev: {outputFormat: json}\nProd: {outputFormat: ndjson}\n';

interface Inputs {
  env?: Record<string, string>;
  flags?: [SettingKey | 'profile', GivenFlag][];
  secrets?: Record<string, string>;
}

function resolve(home: SettingsHome, { env = {}, flags = [], secrets }: Inputs = {}) {
  return resolveSettings({
    env,
    flags: new Map(flags),
    profiles: home.open(),
    openSecrets: async () => {
      if (secrets === undefined) throw new Error('the secret store was opened');
      return {
        describe: () => ({ type: 'secure_local', place: 'the keychain', durable: true }),
        probe: async () => undefined,
        read: async (name) => (secrets[name] === undefined ? undefined : new Secret(secrets[name])),
        write: async () => undefined,
        remove: async () => false,
      };
    },
  });
}

const ids = ['a', 'b', 'c', 'd', 'e'].map((digit) => `00000000-0000-4000-8000-00000000000${digit}`);
const [flagId = '', canonicalId = '', prefixedId = '', bareId = '', profileId = ''] = ids;
const variables = [
  ['PINGCLI_SERVICE_PINGONE_ENDPOINT_ENVIRONMENTID', canonicalId],
  ['PINGCLI_PINGONE_ENVIRONMENT_ID', prefixedId],
  ['PINGONE_ENVIRONMENT_ID', bareId],
] as const;

it('takes the flag, then PINGCLI_<KEY>, PINGCLI_PINGONE_*, PINGONE_*, the profile and the default', async () => {
  const home = createSettingsHome(
    `default: {service: {pingone: {endpoint: {environmentid: ${profileId}}}}}\n`,
  );
  const empty = createSettingsHome();
  // Of the six places any number may hold a value, and an empty variable is none.
  const places = fc.tuple(...Array.from({ length: 5 }, () => fc.boolean()), fc.boolean());
  await fc.assert(
    fc.asyncProperty(places, async ([flag, canonical, prefixed, bare, profile, blank]) => {
      const given = [canonical, prefixed, bare];
      const env: Record<string, string> = {};
      variables.forEach(([name, value], index) => {
        if (given[index]) env[name] = value;
        else if (blank) env[name] = '';
      });
      const settings = await resolve(profile ? home : empty, {
        env,
        flags: flag ? [[environmentKey, { text: flagId, name: '--environment-id' }]] : [],
      });
      const strongest = variables.find((_, index) => given[index]);
      const expected = flag
        ? { value: flagId, source: { kind: 'flag', name: '--environment-id' } }
        : strongest !== undefined
          ? { value: strongest[1], source: { kind: 'environment', name: strongest[0] } }
          : profile
            ? { value: profileId, source: { kind: 'profile', name: 'default' } }
            : { value: undefined, source: { kind: 'default' } };
      expect(settings.get(environmentKey)).toEqual(expected);
      expect(settings.sourceOf(environmentKey)).toEqual(expected.source);
    }),
    { numRuns: 64 },
  );
});

it('reads every setting from each of its environment variables', async () => {
  const home = createSettingsHome();
  for (const name of environmentNames('service.pingOne.authentication.authorizationCode.redirectUri.port')) {
    const settings = await resolve(home, { env: { [name]: '7465' } });
    expect(settings.get('service.pingOne.authentication.authorizationCode.redirectUri.port')).toEqual({
      value: 7465,
      source: { kind: 'environment', name },
    });
  }
});

it('answers defaults by their type', async () => {
  const settings = await resolve(createSettingsHome());
  expect(settings.get('service.pingOne.authentication.authorizationCode.redirectUri.port').value).toBe(7464);
  expect(settings.get('service.pingOne.authentication.deviceCode.scopes').value).toEqual([]);
  expect(settings.get('noColor')).toEqual({ value: false, source: { kind: 'default' } });
  expect(settings.get('log.file').value).toBeUndefined();
});

it('checks a value only when it is asked for, and names its source', async () => {
  const home = createSettingsHome('default: {outputFormat: xml}\n');
  const flags: [SettingKey, GivenFlag][] = [['log.level', { text: 'LOUD', name: '--log-level' }]];
  const settings = await resolve(home, { env: { PINGONE_ROOT_DOMAIN: 'pingone.uk' }, flags });
  expect(settings.get('noColor').value).toBe(false);
  const profile = thrownBy(() => settings.get('outputFormat'));
  expect(profile.facts.outcome).toBe('configuration');
  expect(profile.message).toContain("profile 'default'");
  const variable = thrownBy(() => settings.get('service.pingOne.endpoint.rootDomain'));
  expect(variable.facts.outcome).toBe('usage');
  expect(variable.message).toContain('PINGONE_ROOT_DOMAIN');
  expect(thrownBy(() => settings.get('log.level')).message).toContain('the flag --log-level');
});

it('REL-44 takes the profile from the flag, then from PINGCLI_PROFILE, then the active one', async () => {
  const home = createSettingsHome(profilesText);
  const flags: [SettingKey | 'profile', GivenFlag][] = [['profile', { text: 'PROD', name: '--profile' }]];
  const byFlag = await resolve(home, { env: { PINGCLI_PROFILE: 'dev' }, flags });
  expect(byFlag.profile).toEqual({ value: 'Prod', source: { kind: 'flag', name: '--profile' } });
  expect(byFlag.get('outputFormat').value).toBe('ndjson');
  const byVariable = await resolve(home, { env: { PINGCLI_PROFILE: 'prod' } });
  expect(byVariable.profile).toEqual({
    value: 'Prod',
    source: { kind: 'environment', name: 'PINGCLI_PROFILE' },
  });
  const active = await resolve(home, { env: { PINGCLI_PROFILE: '' } });
  expect(active.profile).toEqual({ value: 'dev', source: { kind: 'default' } });
});

it('REL-44 F-50 does not fall back to the active profile', async () => {
  const home = createSettingsHome(profilesText);
  const byFlag = await failure(resolve(home, { flags: [['profile', { text: 'prdo', name: '--profile' }]] }));
  expect(byFlag.facts).toMatchObject({ outcome: 'usage', code: 'UNKNOWN_PROFILE' });
  expect(byFlag.facts.suggestion).toContain("Did you mean 'Prod'?");
  expect(byFlag.facts.suggestion).toContain('Prod, dev');
  const byVariable = await failure(resolve(home, { env: { PINGCLI_PROFILE: 'nope' } }));
  expect(byVariable.facts.outcome).toBe('configuration');
  expect(byVariable.message).toContain('PINGCLI_PROFILE');
});

it('F-48 works on the environment alone', async () => {
  const profiles = createSettingsHome().open({ file: undefined });
  const settings = await resolveSettings({
    env: { PINGONE_ENVIRONMENT_ID: bareId },
    flags: new Map(),
    profiles,
    openSecrets: () => Promise.reject(new Error('the secret store was opened')),
  });
  expect(settings.get(environmentKey).value).toBe(bareId);
});

it('a secret from the environment needs no store', async () => {
  const settings = await resolve(createSettingsHome(), {
    env: { PINGONE_CLIENT_CREDENTIALS_CLIENT_SECRET: 'canary' },
  });
  const { value, source } = await settings.secret(secretKey);
  expect(value?.open()).toBe('canary');
  expect(source).toEqual({ kind: 'environment', name: 'PINGONE_CLIENT_CREDENTIALS_CLIENT_SECRET' });
});

it('a reference is looked up in the secret store', async () => {
  const home = createSettingsHome(
    'default: {service: {pingOne: {authentication: {clientCredentials: {clientSecret: "secret:one"}}}}}\n',
  );
  const settings = await resolve(home, { secrets: { one: 'canary' } });
  expect((await settings.secret(secretKey)).value?.open()).toBe('canary');
  const lost = await failure((await resolve(home, { secrets: {} })).secret(secretKey));
  expect(lost.facts.outcome).toBe('configuration');
  expect(lost.facts.suggestion).toContain(`config set --profile default ${secretKey} --from-stdin`);
});

it('a secret that nothing sets is undefined, and the store stays closed', async () => {
  const settings = await resolve(createSettingsHome());
  expect(await settings.secret(secretKey)).toEqual({ value: undefined, source: { kind: 'default' } });
});
