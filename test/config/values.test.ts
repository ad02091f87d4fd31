import { expect, it } from 'vitest';
import type { PlainSettingKey } from '../../src/config/settings.ts';
import { invalidValue, parseSetting } from '../../src/config/values.ts';

const redirect = 'service.pingOne.authentication.authorizationCode.redirectUri';
const endpoint = 'service.pingOne.endpoint';
const scopes = 'service.pingOne.authentication.authorizationCode.scopes';
const id = '3f0c1b52-6a0e-4d43-9a55-0c6d2b7f5e11';

const accepted: [PlainSettingKey, string, unknown][] = [
  ...['1', 't', 'T', 'true', 'TRUE', 'True'].map((text): [PlainSettingKey, string, boolean] => [
    'noColor',
    text,
    true,
  ]),
  ...['0', 'f', 'F', 'false', 'FALSE', 'False'].map((text): [PlainSettingKey, string, boolean] => [
    'noColor',
    text,
    false,
  ]),
  ['description', '  as it is ', '  as it is '],
  ['outputFormat', 'JSON', 'json'],
  ['log.level', 'debug', 'DEBUG'],
  [`${endpoint}.environmentID`, ` ${id}\n`, id],
  [`${redirect}.port`, '1', 1],
  [`${redirect}.port`, '65535', 65_535],
  [`${redirect}.path`, '/oauth/callback', '/oauth/callback'],
  [scopes, 'openid, p1:read:user p1:update:user', ['openid', 'p1:read:user', 'p1:update:user']],
  [scopes, '', []],
  [`${endpoint}.customDomain`, 'Auth.Example.org', 'auth.example.org'],
  [`${endpoint}.apiBaseUrl`, 'https://api.example.org/', 'https://api.example.org'],
  [`${endpoint}.apiBaseUrl`, 'https://api.example.org:8443', 'https://api.example.org:8443'],
  [`${endpoint}.authBaseUrl`, 'http://127.0.0.1:9031', 'http://127.0.0.1:9031'],
  [`${endpoint}.authBaseUrl`, 'http://[::1]:9031', 'http://[::1]:9031'],
  ['log.file', '/tmp/pingcli.log', '/tmp/pingcli.log'],
];

it.each(accepted)('%s takes %j', (key, text, value) => {
  expect(parseSetting(key, text)).toEqual({ valid: true, value });
});

const refused: [PlainSettingKey, string][] = [
  ['noColor', 'yes'],
  ['noColor', 'tRUE'],
  ['outputFormat', 'xml'],
  [`${endpoint}.environmentID`, 'sandbox'],
  [`${redirect}.port`, '0'],
  [`${redirect}.port`, '65536'],
  [`${redirect}.port`, '7464x'],
  [`${redirect}.port`, '1e3'],
  [`${redirect}.path`, 'callback'],
  [`${redirect}.path`, '//evil.example.org'],
  [`${redirect}.path`, '/callback?code=1'],
  [`${endpoint}.customDomain`, 'https://auth.example.org'],
  [`${endpoint}.customDomain`, 'localhost'],
  ...[
    'http://api.example.org',
    'http://localhost:9031',
    'http://127.0.0.1.example.org',
    'http://127.1',
    'http://0x7f.0.0.1',
    'http://[::ffff:127.0.0.1]',
    'https://user:password@api.example.org',
    'https://api.example.org/v1',
    'https://api.example.org?x=1',
    'https://api.example.org#x',
    'https://',
    'ftp://api.example.org',
    'api.example.org',
    'https://api.\texample.org',
    'https://api.example.org\\@evil.example.org',
  ].map((text): [PlainSettingKey, string] => [`${endpoint}.apiBaseUrl`, text]),
  ['log.file', 'a\0b'],
];

it.each(refused)('%s refuses %j', (key, text) => {
  expect(parseSetting(key, text)).toMatchObject({ valid: false, allowed: expect.any(String) });
});

it('suggests the choice that was probably meant', () => {
  expect(parseSetting('outputFormat', 'jsno')).toMatchObject({ suggestion: "Did you mean 'json'?" });
});

it('names key, value, source and what is allowed', () => {
  const source = { kind: 'environment', name: 'PINGCLI_OUTPUT_FORMAT' } as const;
  const error = invalidValue('outputFormat', 'xml', { allowed: 'one of text, json' }, source);
  expect(error.message).toBe(
    "Invalid value 'xml' for outputFormat (from the environment variable PINGCLI_OUTPUT_FORMAT): it must be one of text, json.",
  );
  expect(error.facts.outcome).toBe('usage');
});

it('is broken configuration, with the command that repairs it, where the profile has the value', () => {
  const error = invalidValue(
    'noColor',
    'x'.repeat(500),
    { allowed: 'true or false' },
    { kind: 'profile', name: 'dev' },
  );
  expect(error.facts.outcome).toBe('configuration');
  expect(error.facts.suggestion).toContain('pingcli config set --profile dev noColor=<value>');
  expect(error.message.length).toBeLessThan(250);
});
