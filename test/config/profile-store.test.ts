import { expect, it } from 'vitest';
import { SecretReference } from '../../src/core/secret-reference.ts';
import { failure } from '../support/failure.ts';
import { createSettingsHome } from './settings-home.ts';

const secretKey = 'service.pingOne.authentication.clientCredentials.clientSecret';

const twoProfiles = `configModelVersion: 2
activeProfile: default
default:
  description: Local
Dev:
  description: 1.10
`;

it('without a file there is the profile default, and nothing is written', async () => {
  const home = createSettingsHome();
  const profiles = home.open();
  expect(await profiles.list()).toEqual([
    { name: 'default', description: 'Default profile created by pingcli', active: true },
  ]);
  expect(await profiles.active()).toBe('default');
  expect(() => home.text()).toThrow('ENOENT');
});

it('lists the profiles of the file, with descriptions as they are spelled', async () => {
  expect(await createSettingsHome(twoProfiles).open().list()).toEqual([
    { name: 'default', description: 'Local', active: true },
    { name: 'Dev', description: '1.10', active: false },
  ]);
});

it('creates, activates and removes', async () => {
  const home = createSettingsHome(twoProfiles);
  const profiles = home.open();
  await profiles.create({ name: 'staging', description: 'a # b: c', active: false });
  await profiles.activate('STAGING');
  await profiles.remove('dev');
  expect(await home.open().list()).toEqual([
    { name: 'default', description: 'Local', active: false },
    { name: 'staging', description: 'a # b: c', active: true },
  ]);
});

it('a profile created where there was no file stands beside the profile default', async () => {
  const home = createSettingsHome();
  await home.open().create({ name: 'dev', description: '', active: false });
  expect(home.text()).toBe(`# Settings of pingcli.
# A value secret:<name> stands for a secret that is kept in the secret store under that name.
# Set one with: pingcli config set <key> --from-stdin

configModelVersion: 2
activeProfile: default
default:
  description: Default profile created by pingcli
dev: {}
`);
});

it('refuses to delete the active profile', async () => {
  const home = createSettingsHome(twoProfiles);
  const error = await failure(home.open().remove('DEFAULT'));
  expect(error.facts).toMatchObject({ outcome: 'conflict', code: 'ACTIVE_PROFILE' });
  expect(home.text()).toBe(twoProfiles);
});

it('refuses a name that exists in another case', async () => {
  const profiles = createSettingsHome(twoProfiles).open();
  const error = await failure(profiles.create({ name: 'DEV', description: '', active: false }));
  expect(error.facts.outcome).toBe('usage');
  expect(error.message).toContain("'Dev'");
  expect((await profiles.newNameCheck())('dev')).toContain("'Dev'");
});

it('tells a profile that is not there, with the nearest name and the list', async () => {
  const error = await failure(createSettingsHome(twoProfiles).open().values('dve'));
  expect(error.facts).toMatchObject({ outcome: 'not-found', code: 'UNKNOWN_PROFILE' });
  expect(error.facts.suggestion).toContain("Did you mean 'Dev'?");
  expect(error.facts.suggestion).toContain('Dev, default');
});

it('tells an active profile that is not there as broken configuration', async () => {
  const profiles = createSettingsHome('activeProfile: gone\ndev: {}\n').open();
  const error = await failure(profiles.active());
  expect(error.facts.outcome).toBe('configuration');
  expect(error.message).toContain("'gone'");
  await profiles.activate('dev');
  expect(await profiles.active()).toBe('dev');
});

it('reads values by their type and in any case; a bad one stays text', async () => {
  const home = createSettingsHome(`
default:
  NOCOLOR: "true"
  outputformat: xml
  service:
    pingone:
      authentication:
        authorizationcode:
          redirecturi: { port: "7465" }
          scopes: [openid, p1:read:user]
        clientCredentials: { scopes: "a,b" }
      endpoint: { customDomain: "", rootDomain: ~ }
`);
  expect(Object.fromEntries(await home.open().values('default'))).toEqual({
    noColor: true,
    outputFormat: 'xml',
    'service.pingOne.authentication.authorizationCode.redirectUri.port': 7465,
    'service.pingOne.authentication.authorizationCode.scopes': ['openid', 'p1:read:user'],
    'service.pingOne.authentication.clientCredentials.scopes': ['a', 'b'],
  });
});

it('changes several keys in one write, validated first', async () => {
  const home = createSettingsHome(twoProfiles);
  const profiles = home.open();
  const error = await failure(
    profiles.change(
      'dev',
      new Map([
        ['outputFormat', 'json'],
        ['noColor', 'perhaps'],
      ]),
    ),
  );
  expect(error.facts).toMatchObject({ outcome: 'usage', code: 'INVALID_SETTING' });
  expect(home.text()).toBe(twoProfiles);
  await profiles.change(
    'dev',
    new Map([
      ['noColor', true],
      ['description', undefined],
    ]),
  );
  expect(Object.fromEntries(await profiles.values('dev'))).toEqual({ noColor: true });
});

it('keeps a secret out of the file', async () => {
  const home = createSettingsHome(twoProfiles);
  const { Secret } = await import('../../src/core/secret.ts');
  const error = await failure(home.open().change('dev', new Map([[secretKey, new Secret('canary')]])));
  expect(error.facts.code).toBe('SECRET_IN_SETTINGS');
  expect(JSON.stringify(error.facts)).not.toContain('canary');
  expect(home.text()).toBe(twoProfiles);
});

it('writes a reference as secret:<name>, and gives the same one again', async () => {
  const home = createSettingsHome(twoProfiles);
  const profiles = home.open();
  const reference = await profiles.reference('Dev', secretKey);
  expect(reference.name).toMatch(/^setting:dev:service\.pingOne\.[\w.]+:[0-9a-f]{8}$/);
  expect((await profiles.reference('Dev', secretKey)).name).not.toBe(reference.name);
  await profiles.change('Dev', new Map([[secretKey, reference]]));
  expect(home.text()).toContain(`clientSecret: secret:${reference.name}`);
  expect((await home.open().values('Dev')).get(secretKey)).toEqual(reference);
  expect((await home.open().reference('Dev', secretKey)).name).toBe(reference.name);
  expect(home.warnings).toEqual([]);
});

it('honours a secret in the file, and says once how to move it', async () => {
  const home = createSettingsHome(
    'default:\n  service: {pingOne: {authentication: {clientCredentials: {clientSecret: canary}}}}\n',
  );
  const profiles = home.open();
  await profiles.values('default');
  const value = (await profiles.values('default')).get(secretKey);
  expect(value).not.toBeInstanceOf(SecretReference);
  expect(String(value)).toBe('********');
  expect(home.warnings).toHaveLength(1);
  expect(home.warnings[0]).toMatchObject({ code: 'PLAINTEXT_SECRET' });
  expect(home.warnings[0]?.message).toContain(
    `pingcli config set --profile default ${secretKey} --from-stdin`,
  );
  expect(JSON.stringify(home.warnings)).not.toContain('canary');
});

it('a file that the user named has to exist, except for creating a profile', async () => {
  const home = createSettingsHome();
  const profiles = home.open({ explicitFile: true });
  for (const attempt of [
    () => profiles.list(),
    () => profiles.active(),
    () => profiles.change('default', new Map()),
  ]) {
    const error = await failure(attempt());
    expect(error.facts.outcome).toBe('configuration');
    expect(error.message).toContain(home.file);
  }
  expect((await profiles.newNameCheck())('default')).toBeUndefined();
  await profiles.create({ name: 'dev', description: '', active: false });
  expect(await home.open({ explicitFile: true }).list()).toEqual([
    { name: 'dev', description: '', active: true },
  ]);
});

it('F-48 reads nothing without a home directory, and says so on writing', async () => {
  const profiles = createSettingsHome().open({ file: undefined });
  expect(await profiles.active()).toBe('default');
  const error = await failure(profiles.change('default', new Map([['noColor', true]])));
  expect(error.facts.outcome).toBe('configuration');
  expect(error.facts.suggestion).toContain('PINGCLI_CONFIG');
});

it.each([
  '',
  'a b',
  '../x',
  'a/b',
  'é',
  'a\u001bb',
  'x'.repeat(65),
  'activeProfile',
  'CONFIGMODELVERSION',
  '__proto__',
  'constructor',
])('F-49 REL-45 refuses to create the profile %j', async (name) => {
  const home = createSettingsHome(twoProfiles);
  const error = await failure(home.open().create({ name, description: '', active: false }));
  expect(error.facts.outcome).toBe('usage');
  expect(home.text()).toBe(twoProfiles);
});

it.each(['"a b"', '"../x"', '"a\\u001bb"', 'x'.repeat(65)])(
  'F-49 REL-45 refuses the profile %s on reading, with its place',
  async (name) => {
    const error = await failure(createSettingsHome(`default: {}\n${name}: {}\n`).open().list());
    expect(error.facts.outcome).toBe('configuration');
    expect(error.message).toContain('line 2, column 1');
  },
);

it('refuses profiles whose names differ in case only', async () => {
  const error = await failure(createSettingsHome('dev: {}\nDEV: {}\n').open().list());
  expect(error.message).toContain('line 2, column 1');
});
