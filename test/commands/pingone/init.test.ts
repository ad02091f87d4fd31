import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { initCommand } from '../../../src/commands/pingone/init.ts';
import { failure } from '../../support/failure.ts';
import { type Journey, startJourney } from '../../support/journey.ts';
import type { Answer } from '../../support/scripted-prompter.ts';
import { createConfigWorld } from '../config/config-context.ts';

const environmentId = '6e2a0d1c-5b0f-4c53-9a35-2f4c8a1f7d10';
const clientId = 'b3c1a1e4-6a53-4a0e-8f6b-0d4a8f0c9d21';
const terminal = { columns: 100 };
const keys = {
  endpoint: 'service.pingOne.endpoint',
  authentication: 'service.pingOne.authentication',
};

async function journeyWithProfile(): Promise<Journey> {
  const journey = startJourney();
  await journey.succeed('config profiles add --name demo --set-active');
  return journey;
}

function ask(grant: string, domain: string, more: readonly Answer[] = []): Answer[] {
  return [
    { question: 'Authentication Method:', answer: grant },
    { question: 'Root Domain:', answer: domain },
    { question: 'Environment ID:', answer: environmentId },
    { question: 'Client ID:', answer: clientId },
    ...more,
  ];
}

const method: Answer = { question: 'Token Endpoint Authentication Method:', answer: 'client_secret_post' };
const secret: Answer = { question: 'Client Secret:', answer: 'canary-secret' };
const customDomain: Answer[] = [
  { question: 'Custom domain:', answer: 'auth.example.org' },
  { question: 'Root Domain of the API:', answer: 'pingone.ca' },
];

/** The lines of the settings, without the random names of secrets. */
function settingsOf(journey: Journey): string[] {
  const text = (journey.settings() ?? '').replaceAll(/secret:\S+/g, 'secret:');
  return text.split('\n').sort();
}

/** The command that was shown, as a shell would read it: words, and whether stdin comes from a file. */
function shownCommand(stderr: string): { words: string[]; readsInput: boolean } {
  const line = /^\s+pingcli (pingone init .*)$/m.exec(stderr)?.[1] ?? '';
  const [command = '', file] = line.split(' < ');
  return { words: command.split(' '), readsInput: file !== undefined };
}

describe('what was asked', () => {
  it.each<[string, Answer[]]>([
    ['authorization code', ask('authorization_code', 'pingone.eu')],
    ['device code', ask('device_code', 'pingone.com.au')],
    ['client credentials', ask('client_credentials', 'pingone.sg', [method, secret])],
    ['a custom domain', ask('authorization_code', 'a custom domain').toSpliced(2, 0, ...customDomain)],
    [
      'an address of another region',
      ask('authorization_code', 'pingone.com').with(2, {
        question: 'Environment ID:',
        answer: `https://auth.pingone.asia/${environmentId}/as`,
      }),
    ],
  ])('%s: the command shown afterwards makes the same profile', async (_, answers) => {
    const asked = await journeyWithProfile();
    const { stderr } = await asked.succeed('pingone init --storage-type file_system', { terminal, answers });
    const told = await journeyWithProfile();
    const { words, readsInput } = shownCommand(stderr);
    expect(readsInput).toBe(answers.includes(secret));
    await told.succeed(words, readsInput ? { input: 'canary-secret\n' } : {});
    expect(settingsOf(told)).toEqual(settingsOf(asked));
    expect(told.credentials()).toHaveLength(asked.credentials().length);
    expect(settingsOf(asked).join('\n')).toContain(environmentId);
  });

  it('SEC-40 never shows the secret again', async () => {
    const journey = await journeyWithProfile();
    const answers = ask('client_credentials', 'pingone.eu', [method, secret]);
    const { stdout, stderr } = await journey.succeed('pingone init --storage-type file_system', {
      terminal,
      answers,
    });
    expect(`${stdout}${stderr}${journey.settings()}`).not.toContain('canary-secret');
  });

  it('leaves out what flags have said', async () => {
    const journey = await journeyWithProfile();
    const words = `pingone init --grant-type device_code --environment-id https://auth.pingone.ca/${environmentId}/as`;
    await journey.succeed(words, { terminal, answers: [{ question: 'Client ID:', answer: clientId }] });
    expect(journey.settings()).toContain('rootDomain: pingone.ca');
  });

  it('is introduced by a wizard, and shown as a command, only where something was asked', async () => {
    const journey = await journeyWithProfile();
    const words = `pingone init --grant-type device_code --root-domain pingone.eu -e ${environmentId}`;
    const complete = await journey.succeed(`${words} --client-id ${clientId}`, { terminal, answers: [] });
    expect(complete.stderr).not.toContain('Authentication Setup');
    expect(complete.stderr).not.toContain('The same without questions');
    const answers = [{ question: 'Client ID:', answer: clientId }];
    const { stderr } = await journey.succeed(words, { terminal, answers });
    expect(stderr).toMatch(/^PingOne Authentication Setup\n(.*\n)*The same without questions/);
  });

  it('is asked again until it will do', async () => {
    const journey = await journeyWithProfile();
    const answers = ask('device_code', 'pingone.eu');
    answers.splice(2, 0, { question: 'Environment ID:', answer: 'Administrators' });
    answers.splice(4, 0, { question: 'Client ID:', answer: 'my-client' });
    await journey.succeed('pingone init', { terminal, answers });
  });

  it('is no region where both origins are set', async () => {
    const journey = await journeyWithProfile();
    const origins = ['authBaseUrl=http://127.0.0.1:1', 'apiBaseUrl=http://127.0.0.1:2'];
    await journey.succeed(['config', 'set', ...origins.map((origin) => `${keys.endpoint}.${origin}`)]);
    const answers = ask('device_code', '').filter(({ question }) => question !== 'Root Domain:');
    await journey.succeed('pingone init', { terminal, answers });
    expect(journey.settings()).not.toContain('rootDomain');
  });

  it('REL-35 changes nothing when it is broken off', async () => {
    const journey = await journeyWithProfile();
    const before = journey.settings();
    const run = journey.begin('pingone init', {
      terminal,
      answers: [{ question: 'Authentication Method:', answer: 'nonsense' }],
    });
    expect((await run.ended).code).not.toBe(0);
    expect(journey.settings()).toBe(before);
  });
});

const complete = {
  'grant-type': 'client_credentials',
  'root-domain': 'pingone.eu',
  'environment-id': environmentId,
  'client-id': clientId,
  'client-secret-stdin': true,
};

const profile = 'configModelVersion: 2\nactiveProfile: dev\ndev:\n  description: Development\n';

describe('without a person', () => {
  it.each<[keyof typeof complete, string, string]>([
    ['grant-type', '--grant-type', `${keys.authentication}.grantType`],
    ['root-domain', '--root-domain', `${keys.endpoint}.rootDomain`],
    ['environment-id', '--environment-id', `${keys.endpoint}.environmentID`],
    ['client-id', '--client-id', `${keys.authentication}.clientCredentials.clientID`],
    ['client-secret-stdin', '--client-secret-stdin', `${keys.authentication}.clientCredentials.clientSecret`],
  ])(
    'REL-34 F-54 a missing %s is a usage error that names flag and setting',
    async (missing, flag, setting) => {
      const { [missing]: _, ...flags } = complete;
      const { run, home } = createConfigWorld(profile, { input: 'canary' });
      const { facts } = await failure(run(initCommand, flags));
      expect(facts.outcome).toBe('usage');
      expect(`${facts.message} ${facts.suggestion}`).toContain(flag);
      expect(facts.suggestion).toContain(setting);
      expect(home.text()).toBe(profile);
    },
  );

  it('does it from flags alone, with the secret in the store', async () => {
    const { run, home, secrets, learned } = createConfigWorld(profile, { input: 'canary-secret\n' });
    const result = await run(initCommand, complete);
    expect(result).toMatchObject({
      kind: 'done',
      data: { profile: 'dev', grant: 'client_credentials', environmentId },
    });
    expect([...secrets.values()]).toEqual(['canary-secret']);
    expect(learned).toEqual(['canary-secret']);
    expect(home.text()).not.toContain('canary-secret');
  });

  it('keeps what the profile says where no flag says otherwise, the custom domain too', async () => {
    const { run, home } = createConfigWorld(profile);
    const flags = { 'grant-type': 'device_code', 'environment-id': environmentId, 'client-id': clientId };
    await run(initCommand, { ...flags, 'root-domain': 'pingone.ca', 'custom-domain': 'auth.example.org' });
    const other = '0b1e3a5c-5b0f-4c53-9a35-2f4c8a1f7d11';
    await run(initCommand, { 'client-id': other });
    expect(home.text()).toContain('auth.example.org');
    expect(home.text()).toContain(other);
    await run(initCommand, { 'root-domain': 'pingone.eu' });
    expect(home.text()).not.toContain('auth.example.org');
  });

  it('repairs a client ID that is none', async () => {
    const broken = `${profile}  service: { pingOne: { authentication: { deviceCode: { clientID: nonsense } } } }\n`;
    const { run, home } = createConfigWorld(broken);
    await run(initCommand, {
      'grant-type': 'device_code',
      'root-domain': 'pingone.eu',
      'environment-id': environmentId,
      'client-id': clientId,
    });
    expect(home.text()).toContain(clientId);
  });

  it.each<[string, Record<string, string | boolean>, string]>([
    [
      'an environment that is none',
      { 'environment-id': 'Administrators' },
      "--environment-id 'Administrators'",
    ],
    ['a client ID that is none', { 'client-id': 'x' }, "--client-id 'x'"],
    ['a custom domain that is none', { 'custom-domain': 'https://auth.example.org/' }, '--custom-domain'],
    [
      'two regions',
      { 'environment-id': `https://auth.pingone.com/${environmentId}/as` },
      'contradict each other',
    ],
    ['two secrets', { 'client-secret-file': 'a.txt' }, 'exclude each other'],
    ['a worker without authentication', { 'token-endpoint-auth-method': 'none' }, "cannot be 'none'"],
    ['a secret of a public client', { 'grant-type': 'device_code' }, 'takes no client secret'],
  ])('refuses %s and changes nothing', async (_, flags, message) => {
    const { run, home, secrets } = createConfigWorld(profile, { input: 'canary' });
    const error = await failure(run(initCommand, { ...complete, ...flags }));
    expect(error.outcome).toBe('usage');
    expect(error.message).toContain(message);
    expect(home.text()).toBe(profile);
    expect(secrets.size).toBe(0);
  });

  it('refuses an empty secret', async () => {
    const { run } = createConfigWorld(profile, { input: '\n' });
    expect((await failure(run(initCommand, complete))).message).toBe(
      'The standard input holds no client secret.',
    );
  });

  it('SEC-60 leaves the profile as it was where the store refuses the secret', async () => {
    const { run, home } = createConfigWorld(profile, { input: 'canary', locked: true });
    await expect(run(initCommand, complete)).rejects.toThrow('locked');
    expect(home.text()).toBe(profile);
  });

  it('ends on a terminal with --no-input as in a pipeline', async () => {
    const journey = await journeyWithProfile();
    const { code, stderr } = await journey.run('pingone init --no-input', { terminal });
    expect(code).toBe(64);
    expect(stderr).toContain('--grant-type');
    expect(existsSync(join(journey.home, '.pingcli', 'credentials'))).toBe(false);
    expect(readFileSync(join(journey.home, '.pingcli', 'config.yaml'), 'utf8')).not.toContain('pingOne');
  });
});
