import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { applyMigration, planMigration } from '../../src/config/migrate.ts';
import { createMigrationDecision } from '../../src/config/migration-decision.ts';
import { parseSettingsText } from '../../src/config/settings-text.ts';
import { nodeClock } from '../../src/host/node-clock.ts';
import type { Prompter } from '../../src/host/prompter.ts';
import { failure } from '../support/failure.ts';
import { createSettingsHome } from './settings-home.ts';

const worker = `# written by 0.8
activeprofile: dev
dev:
  description: Trying out # keep
  nocolor: true
  outputformat: json
  export:
    format: HCL
    outputdirectory: /tmp/out
  login: {storage: {type: file_system}}
  service:
    pingfederate:
      httpshost: https://localhost:9999
    pingone:
      regioncode: EU
      authentication:
        type: worker
        worker:
          clientid: 3f0c1b52-6a0e-4d43-9a55-0c6d2b7f5e11
          clientsecret: canary
          environmentid: 3f0c1b52-6a0e-4d43-9a55-0c6d2b7f5e12
        environmentid: 3f0c1b52-6a0e-4d43-9a55-0c6d2b7f5e13
other:
  description: untouched
`;

const code = `activeProfile: dev
dev:
  service:
    pingOne:
      regionCode: NA
      authentication:
        type: authorization_code
        environmentID: 3f0c1b52-6a0e-4d43-9a55-0c6d2b7f5e13
        worker: {clientID: "", clientSecret: "", environmentID: ""}
        authorizationCode:
          clientID: 3f0c1b52-6a0e-4d43-9a55-0c6d2b7f5e11
          redirectURIPath: /cb
          redirectURIPort: "7465"
          scopes: openid
`;

function migrate(text: string): string {
  const parsed = parseSettingsText('config.yaml', text);
  applyMigration(parsed);
  return parsed.document.toString({ lineWidth: 0 });
}

it('brings the worker layout of 0.8 to client credentials', () => {
  expect(migrate(worker)).toMatchInlineSnapshot(`
    "configModelVersion: 2
    # written by 0.8
    activeProfile: dev
    dev:
      description: Trying out # keep
      noColor: true
      outputFormat: json
      service:
        pingfederate:
          httpshost: https://localhost:9999
        pingOne:
          authentication:
            grantType: client_credentials
            clientCredentials:
              clientID: 3f0c1b52-6a0e-4d43-9a55-0c6d2b7f5e11
              clientSecret: canary
          endpoint:
            environmentID: 3f0c1b52-6a0e-4d43-9a55-0c6d2b7f5e12
            rootDomain: pingone.eu
      auth:
        storage:
          type: file_system
    other:
      description: untouched
    "
  `);
});

it('brings the authorization code layout of 0.8 to 1.x', () => {
  expect(migrate(code)).toMatchInlineSnapshot(`
    "configModelVersion: 2
    activeProfile: dev
    dev:
      service:
        pingOne:
          authentication:
            authorizationCode:
              clientID: 3f0c1b52-6a0e-4d43-9a55-0c6d2b7f5e11
              scopes: openid
              redirectUri:
                path: /cb
                port: "7465"
            grantType: authorization_code
          endpoint:
            environmentID: 3f0c1b52-6a0e-4d43-9a55-0c6d2b7f5e13
            rootDomain: pingone.com
    "
  `);
});

it('takes a whole redirect URI apart', () => {
  const text =
    'dev: {service: {pingone: {authentication: {authorizationcode: {redirecturi: "http://127.0.0.1:8080/cb"}}}}}\n';
  const { document } = parseSettingsText('config.yaml', migrate(text));
  const section = 'dev.service.pingOne.authentication.authorizationCode.redirectUri';
  expect(document.getIn([...section.split('.'), 'path'])).toBe('/cb');
  expect(document.getIn([...section.split('.'), 'port'])).toBe('8080');
});

it('plans what it applies, and nothing twice', () => {
  const parsed = parseSettingsText('config.yaml', worker);
  const plan = planMigration(parsed);
  expect(plan.map(({ from }) => from)).toEqual([
    'service.pingOne.authentication.type',
    'service.pingOne.authentication.environmentID',
    'service.pingOne.authentication.worker.clientID',
    'service.pingOne.authentication.worker.clientSecret',
    'service.pingOne.authentication.worker.environmentID',
    'service.pingOne.regionCode',
    'login.storage.type',
    'export',
  ]);
  expect(JSON.stringify(plan)).not.toContain('canary');
  expect(parsed.document.toString()).toContain('type: worker');
  expect(applyMigration(parsed)).toEqual(plan);
  expect(planMigration(parsed)).toEqual([]);
});

it.each([
  ['a file of model 2', `configModelVersion: 2\n${code}`],
  ['a file without old keys', 'activeProfile: dev\ndev: {outputformat: json}\n'],
])('plans nothing for %s', (_, text) => {
  expect(planMigration(parseSettingsText('config.yaml', text))).toEqual([]);
});

it('a value of the new layout counts more than one of the old', () => {
  const text = `dev: {service: {pingOne: {regionCode: EU, endpoint: {rootDomain: pingone.ca}}}}\n`;
  expect(migrate(text)).toContain('rootDomain: pingone.ca');
});

it('reads an old file as it is, with a warning, and leaves it alone', async () => {
  const home = createSettingsHome(worker);
  const profiles = home.open();
  expect(Object.fromEntries(await profiles.values('dev'))).toMatchObject({
    'service.pingOne.authentication.grantType': 'client_credentials',
    'service.pingOne.endpoint.environmentID': '3f0c1b52-6a0e-4d43-9a55-0c6d2b7f5e12',
    'service.pingOne.endpoint.rootDomain': 'pingone.eu',
    'auth.storage.type': 'file_system',
  });
  expect(home.warnings.map(({ code }) => code)).toEqual(['SETTINGS_FILE_OLD', 'PLAINTEXT_SECRET']);
  const error = await failure(profiles.change('dev', new Map([['noColor', true]])));
  expect(error.facts.outcome).toBe('configuration');
  expect(error.facts.suggestion).toContain('PINGCLI_CONFIG_MIGRATION_POLICY=yes');
  expect(home.text()).toBe(worker);
  expect(readdirSync(home.directory)).toEqual(['config.yaml']);
});

it('writes a private backup of the old file before it migrates', async () => {
  const home = createSettingsHome(worker);
  const decideMigration = vi.fn(async () => true);
  const profiles = home.open({ decideMigration });
  await profiles.list();
  await profiles.change('dev', new Map([['noColor', false]]));
  expect(decideMigration).toHaveBeenCalledTimes(1);
  const backup = readdirSync(home.directory).find((name) => name.endsWith('.bak')) ?? '';
  expect(backup).toMatch(/^config\.yaml\.\d{8}T\d{6}Z\.bak$/);
  expect(readFileSync(join(home.directory, backup), 'utf8')).toBe(worker);
  expect(statSync(join(home.directory, backup)).mode & 0o777).toBe(0o600);
  expect(home.text()).toBe(migrate(worker).replace('noColor: true', 'noColor: false'));
  expect(home.warnings[0]?.message).toContain(backup);
});

it('two runs that both decide to migrate write one backup', async () => {
  const home = createSettingsHome(worker);
  const decideMigration = async () => true;
  const clock = nodeClock;
  const stores = [home.open({ decideMigration, clock }), home.open({ decideMigration, clock })];
  await Promise.all(stores.map((profiles) => profiles.list()));
  expect(readdirSync(home.directory).filter((name) => name.endsWith('.bak'))).toHaveLength(1);
});

function decide(policy: string | undefined, canAsk: boolean, answer = true) {
  const confirm = vi.fn(async () => answer);
  const refuse = () => Promise.reject(new Error('another question was asked'));
  const ask: Prompter = { confirm, text: refuse, secret: refuse, select: refuse, search: refuse };
  const env = { PINGCLI_CONFIG_MIGRATION_POLICY: policy };
  const decision = createMigrationDecision({ env, canAsk, ask, signal: new AbortController().signal });
  return { confirm, decision: () => decision('config.yaml', [{ profile: 'dev', from: 'export', to: [] }]) };
}

it.each([
  ['yes', false, true, 0],
  ['YES', true, true, 0],
  ['no', true, false, 0],
  ['ask', true, true, 1],
  ['ask', false, false, 0],
  ['', true, true, 1],
  [undefined, false, false, 0],
])('with the policy %j and a terminal %j it answers %j', async (policy, canAsk, expected, questions) => {
  const { confirm, decision } = decide(policy, canAsk);
  expect(await decision()).toBe(expected);
  expect(confirm).toHaveBeenCalledTimes(questions);
});

it('asks the person, and takes no for an answer', async () => {
  expect(await decide(undefined, true, false).decision()).toBe(false);
});

it('refuses a policy that it does not know', async () => {
  const error = await failure(decide('maybe', true).decision());
  expect(error.message).toContain('PINGCLI_CONFIG_MIGRATION_POLICY');
});
