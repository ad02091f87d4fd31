import { describe, expect, it } from 'vitest';
import { beginAttempt } from '../../src/auth/authorization-attempt.ts';
import { judgeAuthorizationResponse } from '../../src/auth/authorization-response.ts';

const issuer = 'https://auth.pingone.eu/env/as';
const expected = { state: 'right-state', issuer, issuerIsRequired: false };

function judge(query: string, issuerIsRequired = false) {
  return judgeAuthorizationResponse(new URLSearchParams(query), { ...expected, issuerIsRequired });
}

describe('judgeAuthorizationResponse', () => {
  it.each([
    ['a missing state', 'code=c', 'no state'],
    ['an empty state', 'code=c&state=', 'no state'],
    ['a wrong state', 'code=c&state=other', 'foreign state'],
    ['a prefix of the state', 'code=c&state=right', 'foreign state'],
    ['an error without state', 'error=access_denied', 'no state'],
    ['an error with a wrong state', 'error=access_denied&state=other', 'foreign state'],
    ['nothing at all', '', 'no state'],
    ['code in another case', 'code=c&STATE=right-state', 'no state'],
  ])('SEC-14 ignores %s', (_, query, reason) => {
    expect(judge(query)).toEqual({ kind: 'ignored', reason });
  });

  it.each([
    'code=a&code=b&state=right-state',
    'code=a&state=right-state&state=right-state',
    'code=a&state=right-state&x=1&x=2',
  ])('SEC-16 ignores a repeated parameter: %s', (query) => {
    expect(judge(query)).toEqual({ kind: 'ignored', reason: 'repeated parameter' });
  });

  it('SEC-16 takes empty parameters for absent, and leaves unknown ones out of the token request', () => {
    const verdict = judge('code=c&state=right-state&error=&code=&session_state=xyz&iss=');
    if (verdict.kind !== 'accepted' || verdict.response.kind !== 'code')
      throw new Error(JSON.stringify(verdict));
    expect(verdict.response.parameters.toString()).toBe('code=c&state=right-state');
  });

  it.each([
    ['another issuer', `code=c&state=right-state&iss=${encodeURIComponent('https://evil.test/as')}`, false],
    ['the issuer with a slash', `code=c&state=right-state&iss=${encodeURIComponent(`${issuer}/`)}`, false],
    ['no issuer though one is promised', 'code=c&state=right-state', true],
    ['another issuer in an error', 'error=access_denied&state=right-state&iss=https://evil.test', false],
    ['no issuer in an error though one is promised', 'error=access_denied&state=right-state', true],
  ])('SEC-17 does not use a response with %s', (_, query, isRequired) => {
    expect(judge(query, isRequired)).toMatchObject({
      kind: 'accepted',
      response: { kind: 'foreign-issuer' },
    });
  });

  it('SEC-17 takes the right issuer', () => {
    const verdict = judge(`code=c&state=right-state&iss=${encodeURIComponent(issuer)}`, true);
    expect(verdict).toMatchObject({ kind: 'accepted', response: { kind: 'code', code: 'c' } });
  });

  it('reads an error with its description, and a response with neither code nor error', () => {
    expect(judge('error=access_denied&error_description=No&state=right-state')).toEqual({
      kind: 'accepted',
      response: { kind: 'error', error: 'access_denied', description: 'No' },
    });
    expect(judge('state=right-state')).toEqual({ kind: 'accepted', response: { kind: 'empty' } });
  });
});

describe('beginAttempt', () => {
  it('SEC-15 takes the first accepted response and no other', async () => {
    const attempt = beginAttempt(expected);
    expect(attempt.submit(new URLSearchParams('code=forged&state=other')).kind).toBe('ignored');
    expect(attempt.isSpent).toBe(false);
    const good = new URLSearchParams('code=first&state=right-state');
    expect(attempt.judge(good).kind).toBe('accepted');
    expect(attempt.submit(good).kind).toBe('accepted');
    expect(attempt.submit(new URLSearchParams('code=second&state=right-state')).kind).toBe('spent');
    expect(await attempt.response).toMatchObject({ kind: 'code', code: 'first' });
  });
});
