import { expect, it } from 'vitest';
import { environmentNames, findKey, keysUnder, settingKeys } from '../../src/config/setting-keys.ts';
import { thrownBy } from '../support/failure.ts';

it('finds a key without regard to case', () => {
  expect(findKey('SERVICE.pingone.endpoint.ENVIRONMENTID')).toBe('service.pingOne.endpoint.environmentID');
});

it.each([
  ['outputFormt', 'outputFormat'],
  ['environmentID', 'service.pingOne.endpoint.environmentID'],
])('suggests for %s the key %s', (typed, meant) => {
  const { facts } = thrownBy(() => findKey(typed));
  expect(facts.outcome).toBe('usage');
  expect(facts.suggestion).toContain(`'${meant}'`);
});

it('SEC-79 knows no key called like a member of every object', () => {
  for (const name of ['__proto__', 'constructor', 'toString', 'a.__proto__.x']) {
    expect(thrownBy(() => findKey(name)).facts.outcome).toBe('usage');
  }
  expect('x' in {}).toBe(false);
});

it('finds the keys under a prefix, and only at a dot', () => {
  expect(keysUnder('log')).toEqual(['log.level', 'log.file', 'log.fileLevel']);
  expect(keysUnder('Log.')).toHaveLength(3);
  expect(keysUnder('noColor')).toEqual(['noColor']);
  expect(thrownBy(() => keysUnder('lo')).facts.code).toBe('UNKNOWN_SETTING');
});

it('names the environment variables of a setting, the strongest first', () => {
  expect(environmentNames('service.pingOne.authentication.clientCredentials.clientID')).toEqual([
    'PINGCLI_SERVICE_PINGONE_AUTHENTICATION_CLIENTCREDENTIALS_CLIENTID',
    'PINGCLI_PINGONE_CLIENT_CREDENTIALS_CLIENT_ID',
    'PINGONE_CLIENT_CREDENTIALS_CLIENT_ID',
  ]);
  expect(environmentNames('auth.storage.type')).toEqual([
    'PINGCLI_AUTH_STORAGE_TYPE',
    'PINGCLI_LOGIN_STORAGE_TYPE',
  ]);
  expect(environmentNames('detailedExitCode')).toEqual([
    'PINGCLI_DETAILEDEXITCODE',
    'PINGCLI_DETAILED_EXITCODE',
  ]);
});

it('gives no variable to two settings', () => {
  const names = settingKeys.flatMap((key) => environmentNames(key));
  expect(names.length).toBe(new Set(names).size);
});
