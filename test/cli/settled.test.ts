/** What flags, environment and settings make of a run: its view, its places, its sign-on. */
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fallbackFormat, formatInWords } from '../../src/cli/fallback-format.ts';
import { givenSettingFlags, isOn, textFlag } from '../../src/cli/given-flags.ts';
import { locate } from '../../src/cli/locations.ts';
import { once } from '../../src/cli/once.ts';
import { settleSignOn } from '../../src/cli/sign-on.ts';
import { viewOfFlags, viewOfSettings } from '../../src/cli/view.ts';
import { resolveSettings } from '../../src/config/resolve.ts';
import type { Settings } from '../../src/config/resolved.ts';
import { Secret } from '../../src/core/secret.ts';
import { createSettingsHome } from '../config/settings-home.ts';
import { failure, thrownBy } from '../support/failure.ts';
import { createFakeHost } from '../support/fake-host.ts';

const environmentId = '6e2a0d1c-5b0f-4c53-9a35-2f4c8a1f7d10';
const clientId = 'b3c1a1e4-6a53-4a0e-8f6b-0d4a8f0c9d21';

function settingsOf(env: Record<string, string>): Promise<Settings> {
  const profiles = createSettingsHome(
    'configModelVersion: 2\nactiveProfile: dev\ndev:\n  description: x\n',
  ).open();
  return resolveSettings({
    env,
    flags: new Map(),
    profiles,
    openSecrets: () => Promise.reject(new Error('no store')),
  });
}

describe('the format before the settings are known', () => {
  it('is that of the flag, then of the environment, then text', () => {
    expect(fallbackFormat('csv', { PINGCLI_OUTPUTFORMAT: 'json' })).toBe('csv');
    expect(fallbackFormat(undefined, { PINGCLI_OUTPUT_FORMAT: 'json' })).toBe('json');
    expect(fallbackFormat('nonsense', {})).toBe('text');
  });

  it.each([
    ['-O json', 'json'],
    ['x --output-format csv y', 'csv'],
    ['--output-format=yaml', 'yaml'],
    ['-Omd', 'md'],
    ['x y', undefined],
    ['x -O', undefined],
    ['x -- -O json', undefined],
  ])('is found in %j', (line, format) => {
    expect(formatInWords(line.split(' '))).toBe(format);
  });
});

describe('the view', () => {
  it('of the settings lets flags win', async () => {
    const settings = await settingsOf({ PINGCLI_OUTPUT_FORMAT: 'json', PINGCLI_DETAILED_EXITCODE: 'true' });
    expect(viewOfSettings(settings, { debug: true })).toMatchObject({
      format: 'json',
      detailedExitCode: true,
      logLevel: 'DEBUG',
    });
    expect(viewOfSettings(settings, {}).logLevel).toBe('WARN');
  });

  it('of the flags alone needs nothing else', () => {
    expect(viewOfFlags({ 'no-color': true }, {})).toMatchObject({
      format: 'text',
      noColor: true,
      logLevel: 'WARN',
    });
  });

  it('has the flags that stand for settings under their names, off as well as on', () => {
    const given = givenSettingFlags({
      'output-format': 'csv',
      'detailed-exitcode': false,
      profile: 'dev',
      debug: true,
    });
    expect(Object.fromEntries(given)).toEqual({
      outputFormat: { text: 'csv', name: '--output-format' },
      detailedExitCode: { text: 'false', name: '--detailed-exitcode' },
      profile: { text: 'dev', name: '--profile' },
    });
    expect(isOn({ debug: false }, 'debug')).toBe(false);
    expect(textFlag({ debug: true }, 'debug')).toBeUndefined();
  });
});

describe('places', () => {
  it('lie in the home directory', () => {
    const host = createFakeHost();
    const below = join(host.home ?? '', '.pingcli');
    expect(locate(host, undefined)).toEqual({
      settingsFile: join(below, 'config.yaml'),
      settingsFileIsNamed: false,
      credentials: join(below, 'credentials'),
      locks: join(below, 'locks'),
      state: join(host.home ?? '', '.local', 'state', 'pingcli'),
    });
  });

  it.each([
    ['linux', { XDG_STATE_HOME: '/var/state' }, '/var/state/pingcli'],
    ['linux', { XDG_STATE_HOME: 'relative' }, '/home/me/.local/state/pingcli'],
    ['darwin', {}, '/home/me/Library/Application Support/pingcli'],
    ['win32', { LOCALAPPDATA: '/local' }, '/local/pingcli/State'],
    ['win32', {}, undefined],
  ] as const)('keep state where %s has it, with %j', (os, env, expected) => {
    const host = createFakeHost({ home: '/home/me', env, platform: { os } });
    expect(locate(host, undefined).state?.replaceAll('\\', '/')).toBe(expected);
  });

  it('REL-38 are missing without one, unless they are named', () => {
    const host = createFakeHost({ home: null, env: { PINGCLI_CONFIG: 'mine.yaml' } });
    expect(locate(host, undefined)).toMatchObject({
      settingsFile: resolve(host.workingDirectory, 'mine.yaml'),
      settingsFileIsNamed: true,
      credentials: undefined,
      locks: undefined,
    });
    expect(locate(host, '/flag.yaml').settingsFile).toBe(resolve('/flag.yaml'));
    expect(locate(createFakeHost({ home: null }), undefined).settingsFile).toBeUndefined();
  });
});

describe('a sign-on', () => {
  const complete = {
    PINGONE_ENVIRONMENT_ID: environmentId,
    PINGONE_ROOT_DOMAIN: 'pingone.eu',
    PINGONE_AUTHORIZATION_CODE_CLIENT_ID: clientId,
    PINGONE_CLIENT_CREDENTIALS_CLIENT_ID: clientId,
    PINGONE_CLIENT_CREDENTIALS_CLIENT_SECRET: 'canary',
  };

  it('follows from the settings', async () => {
    const signOn = settleSignOn(await settingsOf(complete), 'authorization_code', {}, true);
    expect(signOn).toMatchObject({
      issuer: `https://auth.pingone.eu/${environmentId}/as`,
      apiOrigin: 'https://api.pingone.eu',
      place: 'Europe (pingone.eu)',
      client: { id: clientId, authentication: 'none' },
      redirect: { port: 7464, path: '/callback' },
      grantIsNamed: false,
    });
    expect(signOn.client.secret).toBeUndefined();
  });

  it('SEC-40 opens its secret when it is needed, the given one first', async () => {
    const settings = await settingsOf(complete);
    const ofSettings = settleSignOn(settings, 'client_credentials', {}, true);
    expect((await ofSettings.client.secret?.())?.open()).toBe('canary');
    const given = settleSignOn(settings, 'client_credentials', { clientSecret: new Secret('given') }, true);
    expect((await given.client.secret?.())?.open()).toBe('given');
  });

  it('SEC-43 says how to give the secret that is missing', async () => {
    const { PINGONE_CLIENT_CREDENTIALS_CLIENT_SECRET: _, ...without } = complete;
    const signOn = settleSignOn(await settingsOf(without), 'client_credentials', {}, true);
    const { facts } = await failure(Promise.resolve(signOn.client.secret?.()));
    expect(facts).toMatchObject({ outcome: 'configuration', code: 'CLIENT_SECRET_MISSING' });
    expect(facts.suggestion).toContain('--from-stdin');
  });

  it.each<[keyof typeof complete, string]>([
    ['PINGONE_ENVIRONMENT_ID', 'service.pingOne.endpoint.environmentID'],
    ['PINGONE_ROOT_DOMAIN', 'service.pingOne.endpoint.rootDomain'],
    ['PINGONE_AUTHORIZATION_CODE_CLIENT_ID', 'service.pingOne.authentication.authorizationCode.clientID'],
  ])('without %s names the setting that is missing', async (name, key) => {
    const { [name]: _, ...without } = complete;
    const settings = await settingsOf(without);
    const { facts } = thrownBy(() => settleSignOn(settings, 'authorization_code', {}, true));
    expect(facts).toMatchObject({ outcome: 'configuration', code: 'NOT_CONFIGURED' });
    expect(facts.suggestion).toContain(key);
    expect(facts.suggestion).toContain('pingcli pingone init');
  });
});

it('opens a thing once, whoever asks', async () => {
  let opened = 0;
  const open = once(async () => {
    opened += 1;
    return {};
  });
  expect(await open()).toBe(await open());
  expect(opened).toBe(1);
});
