import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apiRootOf, issuerOf, placeOf } from '../../src/pingone/endpoints.ts';
import { buildPath } from '../../src/pingone/path.ts';
import { thrownBy } from '../support/failure.ts';

const template = '/environments/{environmentId}/users/{id}';

describe('a path', () => {
  it('SEC-72 is built from its template, percent-encoded', () => {
    expect(buildPath(template, { environmentId: 'e1', id: 'Jane Doe@x' })).toBe(
      '/environments/e1/users/Jane%20Doe%40x',
    );
  });

  it.each([
    '',
    '.',
    '..',
    '../x',
    'a/b',
    'a\\b',
    'a?b',
    'a#b',
    '%2e%2e',
    'a\0b',
    'a\nb',
    'a\u0085b',
    '\ud800',
  ])('SEC-72 F-37 refuses %j as a usage error', (id) => {
    const error = thrownBy(() => buildPath(template, { environmentId: 'e1', id }));
    expect(error.facts).toMatchObject({ outcome: 'usage', code: 'INVALID_ID' });
  });

  it('SEC-72 refuses a parameter that is missing', () => {
    expect(thrownBy(() => buildPath(template, { environmentId: 'e1' })).outcome).toBe('usage');
  });

  it('SEC-72 never leaves its place, whatever the parameter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (id) => {
        let path: string;
        try {
          path = buildPath('/v1/{id}/end', { id });
        } catch {
          return true;
        }
        const { pathname, search, hash } = new URL(`https://h${path}`);
        return pathname.split('/').length === 4 && pathname.endsWith('/end') && search === '' && hash === '';
      }),
    );
  });
});

describe('endpoints', () => {
  const environmentId = 'e1';
  it('follow the region, a custom domain, or origins that were set', () => {
    expect(issuerOf({ environmentId, rootDomain: 'pingone.eu' })).toBe('https://auth.pingone.eu/e1/as');
    expect(issuerOf({ environmentId, rootDomain: 'pingone.eu', customDomain: 'auth.example.org' })).toBe(
      'https://auth.example.org/as',
    );
    expect(issuerOf({ environmentId, authBaseUrl: 'http://127.0.0.1:1', customDomain: 'x.y' })).toBe(
      'http://127.0.0.1:1/e1/as',
    );
    expect(issuerOf({ environmentId })).toBeUndefined();
  });

  it("keep the region's API under a custom domain", () => {
    expect(apiRootOf({ rootDomain: 'pingone.eu', customDomain: 'auth.example.org' })?.href).toBe(
      'https://api.pingone.eu/v1',
    );
    expect(apiRootOf({ rootDomain: 'pingone.eu', apiBaseUrl: 'http://127.0.0.1:2' })?.href).toBe(
      'http://127.0.0.1:2/v1',
    );
    expect(apiRootOf({})).toBeUndefined();
  });

  it('are said in words', () => {
    expect(placeOf({ rootDomain: 'pingone.eu' })).toBe('Europe (pingone.eu)');
    expect(placeOf({ rootDomain: 'pingone.eu', customDomain: 'auth.example.org' })).toBe(
      'auth.example.org, Europe (pingone.eu)',
    );
    expect(placeOf({ authBaseUrl: 'http://127.0.0.1:1', rootDomain: 'pingone.eu' })).toBe(
      'http://127.0.0.1:1',
    );
  });
});
