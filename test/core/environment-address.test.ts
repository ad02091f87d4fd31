import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readEnvironmentAddress } from '../../src/core/environment-address.ts';

const environmentId = '6e2a0d1c-5b0f-4c53-9a35-2f4c8a1f7d10';
const other = 'a3414889-89a2-4e5d-aaa0-bea5d41eb337';

it.each([
  ['the authorization URL', `https://auth.pingone.eu/${environmentId}/as/authorize`, 'pingone.eu'],
  ['the issuer', `https://auth.pingone.com/${environmentId}/as`, 'pingone.com'],
  ['the token URL', `https://auth.pingone.ca/${environmentId}/as/token`, 'pingone.ca'],
  [
    'the console',
    `https://console.pingone.com.au/index.html?env=${environmentId}#home?nav=${other}`,
    'pingone.com.au',
  ],
  ['the console, with a broken env', `https://console.pingone.eu/${environmentId}?env=x`, 'pingone.eu'],
  ['the API', `https://api.pingone.sg/v1/environments/${environmentId}/users/${other}`, 'pingone.sg'],
  ['capitals', `HTTPS://AUTH.PINGONE.ASIA/${environmentId.toUpperCase()}/AS`, 'pingone.asia'],
  ['no scheme', `auth.pingone.eu/${environmentId}/as`, 'pingone.eu'],
  ['spaces around', `  https://auth.pingone.eu/${environmentId}/as \n`, 'pingone.eu'],
  ['a port', `https://auth.pingone.eu:443/${environmentId}`, 'pingone.eu'],
])('takes ID and region from %s', (_, address, rootDomain) => {
  expect(readEnvironmentAddress(address)).toEqual({ environmentId, rootDomain });
});

it.each([
  ['the ID itself', environmentId.toUpperCase()],
  ['a local PingOne', `http://127.0.0.1:9080/${environmentId}/as`],
  ['a custom domain that names it', `https://auth.example.org/${environmentId}/as`],
  ['a host that only looks like PingOne', `https://auth.pingone.eu.evil.test/${environmentId}/as`],
  ['another such host', `https://evil-pingone.eu/${environmentId}/as`],
])('takes the ID alone from %s', (_, address) => {
  expect(readEnvironmentAddress(address)).toEqual({ environmentId });
});

it.each([
  '',
  'Administrators',
  'https://auth.example.org/as/authorize',
  `javascript:${environmentId}`,
  `file:///${environmentId}`,
  `${environmentId}0`,
])('finds nothing in %j', (text) => {
  expect(readEnvironmentAddress(text)).toBeUndefined();
});

it('never throws, and answers small letters', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.uuid()), (text) => {
      const id = readEnvironmentAddress(text)?.environmentId ?? '';
      expect(id).toBe(id.toLowerCase());
    }),
  );
});
