import { expect, it } from 'vitest';
import { configGetCommand } from '../../../src/commands/config/get.ts';
import { configListKeysCommand } from '../../../src/commands/config/list-keys.ts';
import { settingKeys } from '../../../src/config/setting-keys.ts';
import { parseSettingsText } from '../../../src/config/settings-text.ts';
import { failure } from '../../support/failure.ts';
import { createConfigWorld, recordsOf } from './config-context.ts';

const secretKey = 'service.pingOne.authentication.clientCredentials.clientSecret';
const text = `configModelVersion: 2
activeProfile: dev
dev:
  outputFormat: json
  service:
    pingOne:
      authentication:
        clientCredentials: { clientSecret: "secret:one", scopes: [a, b] }
        authorizationCode: { clientSecret: canary-in-file, redirectUri: { port: "7465" } }
prod:
  outputFormat: ndjson
`;

it('prints just the value of one key, in any case', async () => {
  const { run } = createConfigWorld(text);
  expect(await run(configGetCommand, {}, ['OUTPUTFORMAT'])).toMatchObject({
    kind: 'document',
    text: 'json',
    data: 'json',
  });
  expect(
    await run(configGetCommand, {}, ['service.pingOne.authentication.clientCredentials.scopes']),
  ).toMatchObject({
    text: 'a,b',
    data: ['a', 'b'],
  });
  expect(await run(configGetCommand, {}, ['activeProfile'])).toMatchObject({ kind: 'document', text: 'dev' });
});

it('prints nothing for a key that the profile does not set, and says what counts', async () => {
  const result = await createConfigWorld(text).run(configGetCommand, {}, ['noColor']);
  expect(result).toMatchObject({ kind: 'document', text: '', data: null });
  expect(result.hints?.[0]).toContain("The default is 'false'");
});

it('shows a group as keys and values, with secrets as eight asterisks', async () => {
  const result = await createConfigWorld(text).run(configGetCommand, {}, ['service.pingOne.authentication']);
  expect(result).toMatchObject({
    kind: 'record',
    record: {
      [secretKey]: '********',
      'service.pingOne.authentication.authorizationCode.clientSecret': '********',
      'service.pingOne.authentication.authorizationCode.redirectUri.port': 7465,
    },
  });
  expect(JSON.stringify(result)).not.toContain('canary');
});

it('shows secrets when told to, from the file and from the secret store', async () => {
  const world = createConfigWorld(text);
  world.secrets.set('secure_local/one', 'canary-in-store');
  const result = await world.run(configGetCommand, { 'unmask-values': true }, ['service']);
  expect(result).toMatchObject({
    record: {
      [secretKey]: 'canary-in-store',
      'service.pingOne.authentication.authorizationCode.clientSecret': 'canary-in-file',
    },
  });
  expect(await world.run(configGetCommand, { 'unmask-values': true }, [secretKey])).toMatchObject({
    text: 'canary-in-store',
  });
});

it('reads the profile that --profile or PINGCLI_PROFILE names', async () => {
  const byFlag = createConfigWorld(text, { profile: 'PROD' });
  expect(await byFlag.run(configGetCommand, {}, ['outputFormat'])).toMatchObject({ text: 'ndjson' });
  const byVariable = createConfigWorld(text, { env: { PINGCLI_PROFILE: 'prod' } });
  expect(await byVariable.run(configGetCommand, {}, ['outputFormat'])).toMatchObject({ text: 'ndjson' });
});

it('tells every effective value and its source with --origin', async () => {
  const world = createConfigWorld(text, {
    env: { PINGONE_ENVIRONMENT_ID: '3f0c1b52-6a0e-4d43-9a55-0c6d2b7f5e11', PINGONE_ROOT_DOMAIN: 'nowhere' },
  });
  const result = await world.run(configGetCommand, { origin: true });
  const records = await recordsOf(result);
  expect(records.map(({ key }) => key)).toEqual(settingKeys);
  const find = (key: string) => records.find((record) => record.key === key);
  expect(find('outputFormat')).toEqual({
    key: 'outputFormat',
    value: 'json',
    source: { kind: 'profile', name: 'dev' },
  });
  expect(find('noColor')).toEqual({ key: 'noColor', value: false, source: { kind: 'default' } });
  expect(find('service.pingOne.endpoint.environmentID')?.source).toEqual({
    kind: 'environment',
    name: 'PINGONE_ENVIRONMENT_ID',
  });
  expect(find(secretKey)).toMatchObject({ value: '********', source: { kind: 'profile' } });
  expect(find('service.pingOne.endpoint.rootDomain')?.value).toBeNull();
  expect(result.warnings?.[0]?.message).toContain('PINGONE_ROOT_DOMAIN');
  expect(JSON.stringify([records, result])).not.toContain('canary');
});

it('refuses a key that does not exist, with the nearest one', async () => {
  const error = await failure(createConfigWorld(text).run(configGetCommand, {}, ['outputFormt']));
  expect(error.facts.outcome).toBe('usage');
  expect(error.facts.suggestion).toContain("'outputFormat'");
});

it('lists every key with its default', async () => {
  const records = await recordsOf(await createConfigWorld().run(configListKeysCommand));
  expect(records.map(({ key }) => key)).toEqual(settingKeys);
  expect(records).toContainEqual(expect.objectContaining({ key: secretKey, secret: true, default: null }));
});

it('lists the keys as a YAML tree that a settings file could hold', async () => {
  const result = await createConfigWorld().run(configListKeysCommand, { yaml: true });
  if (result.kind !== 'document') throw new Error('expected a document');
  const { document } = parseSettingsText('tree', result.text);
  for (const key of settingKeys) expect(document.hasIn(key.split('.')), key).toBe(true);
  expect(result.text).toContain('auth:\n  storage:\n    type: ""\n');
});
