import { chmodSync, lstatSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { failure } from '../support/failure.ts';
import { createSettingsHome } from './settings-home.ts';

const format = new Map([['outputFormat', 'json']] as const);

const commented = `# my settings
configModelVersion: 2

activeProfile: dev # for now
futureSetting: [1, 2]

# The tenant for trying out.
dev:
  description: 'Trying out' # quoted
  outputFormat: text # for people
  experimental: {enabled: true, list: [a, b]}
  service:
    # PingFederate is another team's.
    pingFederate:
      httpsHost: https://example.org
`;

it('REL-42 keeps comments, unknown keys and quotes, and changes the named key only', async () => {
  const home = createSettingsHome(commented);
  await home.open().change('dev', format);
  expect(home.text()).toMatchInlineSnapshot(`
    "# my settings
    configModelVersion: 2

    activeProfile: dev # for now
    futureSetting: [ 1, 2 ]

    # The tenant for trying out.
    dev:
      description: 'Trying out' # quoted
      outputFormat: json # for people
      experimental: { enabled: true, list: [ a, b ] }
      service:
        # PingFederate is another team's.
        pingFederate:
          httpsHost: https://example.org
    "
  `);
});

it('REL-42 keeps everything else when a key goes and when one comes', async () => {
  const home = createSettingsHome(commented);
  const profiles = home.open();
  await profiles.change(
    'dev',
    new Map([
      ['service.pingOne.endpoint.rootDomain', 'pingone.eu'],
      ['outputFormat', undefined],
    ]),
  );
  await profiles.change(
    'dev',
    new Map([
      ['service.pingOne.endpoint.rootDomain', undefined],
      ['outputFormat', 'text'],
    ]),
  );
  const lines = (text: string): string[] =>
    text
      .split('\n')
      .map((line) => line.trim())
      .sort();
  expect(lines(home.text().replace('outputFormat: text', 'outputFormat: text # for people'))).toEqual(
    lines(
      commented
        .replace('{enabled: true, list: [a, b]}', '{ enabled: true, list: [ a, b ] }')
        .replace('[1, 2]', '[ 1, 2 ]'),
    ),
  );
});

it('REL-41 does not write what is no change', async () => {
  const home = createSettingsHome(commented);
  const before = statSync(home.file, { bigint: true });
  await home.open().change(
    'dev',
    new Map([
      ['outputFormat', 'text'],
      ['noColor', undefined],
    ]),
  );
  const after = statSync(home.file, { bigint: true });
  expect([after.ino, after.mtimeNs]).toEqual([before.ino, before.mtimeNs]);
  expect(home.text()).toBe(commented);
});

it('REL-40 reads again under the lock, so that a change of another process stays', async () => {
  const home = createSettingsHome(commented);
  const early = home.open();
  await early.list();
  await home.open().change('dev', new Map([['noColor', true]]));
  await early.change('dev', format);
  expect(Object.fromEntries(await home.open().values('dev'))).toMatchObject({
    noColor: true,
    outputFormat: 'json',
  });
});

it('REL-40 makes the file 0600 in a directory 0700, and leaves nothing beside it', async () => {
  const home = createSettingsHome();
  const file = join(home.directory, 'new', 'config.yaml');
  await home.open({ file }).change('default', format);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(join(home.directory, 'new')).mode & 0o777).toBe(0o700);
  expect(readdirSync(join(home.directory, 'new'))).toEqual(['config.yaml']);
});

it('REL-42 F-45 keeps a symbolic link', async () => {
  const home = createSettingsHome();
  mkdirSync(join(home.directory, 'dotfiles'));
  writeFileSync(join(home.directory, 'dotfiles', 'pingcli.yaml'), commented);
  symlinkSync(join('dotfiles', 'pingcli.yaml'), home.file);
  await home.open().change('dev', format);
  expect(lstatSync(home.file).isSymbolicLink()).toBe(true);
  expect(home.text()).toContain('outputFormat: json');
  expect(readdirSync(join(home.directory, 'dotfiles'))).toEqual(['pingcli.yaml']);
});

it('keeps Windows line ends', async () => {
  const home = createSettingsHome(commented.replaceAll('\n', '\r\n'));
  await home.open().change('dev', format);
  expect(home.text().replaceAll('\r\n', '')).not.toContain('\n');
});

const broken: [string, string, string][] = [
  ['a duplicate key', 'dev: {}\ndev: {}\n', 'line 2, column 1'],
  ['an open bracket', 'dev:\n  a: [1\n  b: 2\n', 'line 3'],
  ['a tab', 'dev:\n\ta: 1\n', 'line 2'],
  ['half a file', 'dev:\n  description: "unfin', 'line 2'],
  ['a list', '- a\n', 'line 1, column 1'],
  ['several documents', 'a: {}\n---\nb: {}\n', 'line 2'],
  ['a custom tag', 'dev: !js/function "x"\n', 'line 1'],
  ['a binary tag', 'dev:\n  description: !!binary aGk=\n', 'line 2'],
  ['__proto__', 'dev:\n  __proto__: {x: 1}\n', 'line 2, column 3'],
  ['a quoted constructor', 'dev:\n  a: {"constructor": 1}\n', 'line 2'],
  ['an alias without anchor', 'dev: *gone\n', 'line 1'],
  ['a prototype of YAML 1.1', '%YAML 1.1\n---\ndev: {}\n', 'line 1'],
];

it.each(broken)(
  'REL-43 F-43 SEC-79 tells file and place of %s, and leaves the file alone',
  async (_, text, place) => {
    const home = createSettingsHome(text);
    for (const attempt of [() => home.open().list(), () => home.open().change('dev', format)]) {
      const error = await failure(attempt());
      expect(error.facts).toMatchObject({ outcome: 'configuration', category: 'configuration' });
      expect(error.message).toContain(home.file);
      expect(error.message).toContain(place);
    }
    expect(home.text()).toBe(text);
    expect(readdirSync(home.directory)).toEqual(['config.yaml']);
  },
);

it.each([
  'dev:\n  clientSecret: canary\n  clientSecret: canary2\n',
  'dev:\n  clientSecret: "canary\n',
  'dev:\n  clientSecret: *canary\n  x: [canary\n',
  'dev: {clientSecret: !canary x}\n',
  'dev:\n  clientSecret: @canary\n',
  'dev:\n  clientSecret: >canary\n    x\n',
])('does not quote the file in its error (%#)', async (text) => {
  const error = await failure(createSettingsHome(text).open().list());
  expect(error.message.replace('*canary', '')).not.toContain('canary');
});

it('SEC-79 a file of aliases upon aliases takes neither time nor memory', async () => {
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
  for (const [from, to] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg', 'gh', 'hi']) {
    bomb.push(`${to}: &${to} [${Array(9).fill(`*${from}`).join(', ')}]`);
  }
  const profiles = createSettingsHome(`${bomb.join('\n')}\ndev: {}\n`).open();
  expect((await profiles.list()).map(({ name }) => name)).toEqual(['dev']);
  const many = `default: &d {}\nlist: [${Array(101).fill('*d').join(', ')}]\n`;
  expect((await failure(createSettingsHome(many).open().list())).message).toContain('aliases');
});

it('reads behind an alias, and refuses to change there', async () => {
  const text =
    'default: &base\n  outputFormat: json\ndev: *base\nstaging:\n  service: &s {pingOne: {enabled: true}}\nqa: {service: *s}\n';
  const home = createSettingsHome(text);
  expect((await home.open().values('dev')).get('outputFormat')).toBe('json');
  expect((await home.open().values('qa')).get('service.pingOne.enabled')).toBe(true);
  for (const attempt of [
    () => home.open().change('dev', format),
    () => home.open().change('qa', new Map([['service.pingOne.enabled', false]])),
    () => home.open().change('qa', new Map([['service.pingOne.enabled', undefined]])),
    () => home.open().remove('staging'),
  ]) {
    expect((await failure(attempt())).facts.outcome).toBe('configuration');
  }
  expect(home.text()).toBe(text);
});

it('F-44 tells a file that cannot be read', async () => {
  const home = createSettingsHome();
  mkdirSync(home.file);
  for (const attempt of [() => home.open().list(), () => home.open().change('default', format)]) {
    const error = await failure(attempt());
    expect(error.facts.outcome).toBe('configuration');
    expect(error.message).toContain(home.file);
  }
});

it.skipIf(process.getuid?.() === 0)('F-44 tells a file that it may not read', async () => {
  const home = createSettingsHome(commented);
  chmodSync(home.file, 0);
  const error = await failure(home.open().list());
  expect(error.facts.outcome).toBe('configuration');
  expect(error.message).toContain('permission denied');
});

it.each([
  ['text that is not UTF-8', Buffer.from([0x64, 0x3a, 0xff, 0xfe])],
  ['a file of several megabytes', Buffer.alloc(2 * 1024 * 1024, 0x20)],
])('REL-43 tells %s', async (_, bytes) => {
  const home = createSettingsHome();
  writeFileSync(home.file, bytes);
  expect((await failure(home.open().list())).facts.outcome).toBe('configuration');
});

const withSecret = `default:
  service: { pingOne: { authentication: { clientCredentials: { clientSecret: canary } } } }
`;

it('F-46 warns of a secret that others can read, and makes the file private on the next write', async () => {
  const home = createSettingsHome();
  writeFileSync(home.file, withSecret);
  chmodSync(home.file, 0o644);
  const profiles = home.open();
  await profiles.list();
  expect(home.warnings.map(({ code }) => code)).toEqual(['SETTINGS_FILE_READABLE']);
  expect(home.warnings[0]?.message).toContain(`chmod 600 ${home.file}`);
  await profiles.change('default', format);
  expect(statSync(home.file).mode & 0o777).toBe(0o600);
});

it('F-46 keeps the mode of a file without a secret', async () => {
  const home = createSettingsHome();
  writeFileSync(home.file, commented);
  chmodSync(home.file, 0o644);
  await home.open().change('dev', format);
  expect(home.warnings).toEqual([]);
  expect(statSync(home.file).mode & 0o777).toBe(0o644);
});

it('an empty file and one of comments only count as none', async () => {
  for (const text of ['', '# nothing yet\n', '---\n']) {
    const home = createSettingsHome(text);
    expect((await home.open().list()).map(({ name }) => name)).toEqual(['default']);
    await home.open().change('default', format);
    expect(home.text()).toContain(text.replace('---\n', ''));
    expect((await home.open().values('default')).get('outputFormat')).toBe('json');
  }
});
