import { describe, expect, it } from 'vitest';
import { acceptResponse } from '../../../src/auth/flow/accept-response.ts';
import type { FrontAnswer } from '../../../src/auth/flow/front-channel.ts';
import type { SignOnAttempt } from '../../../src/auth/flow/sign-on-attempt.ts';
import { CliError } from '../../../src/core/errors.ts';
import { Secret } from '../../../src/core/secret.ts';
import { describeSignOn } from '../../support/sign-on.ts';

const signOn = describeSignOn();
const expected = { state: 'the-state', issuer: signOn.issuer, issuerIsRequired: false };

function attemptWith(changes: Partial<SignOnAttempt> = {}): SignOnAttempt {
  return {
    environmentId: signOn.environmentId,
    client: signOn.client,
    application: {
      name: 'Portal',
      enabled: true,
      redirectUris: ['https://a.example/cb'],
      allowsWildcards: false,
    },
    redirectUri: 'https://a.example/cb',
    scopes: ['openid'],
    responseMode: 'query',
    username: 'anna',
    password: new Secret('irrelevant'),
    ...changes,
  };
}

function redirectTo(location: string): FrontAnswer {
  return { status: 302, location: new URL(location), json: undefined, mediaType: '', requestId: undefined };
}

function jsonAnswer(json: unknown, status = 200): FrontAnswer {
  return { status, location: undefined, json, mediaType: 'application/json', requestId: 'r-1' };
}

function refusal(answer: FrontAnswer, attempt = attemptWith()): string {
  try {
    acceptResponse(answer, attempt, signOn, expected);
  } catch (error) {
    if (error instanceof CliError) return error.facts.code;
    throw error;
  }
  return 'accepted';
}

describe('the authorization response without a browser', () => {
  it('is taken from the redirect', () => {
    const answer = redirectTo('https://a.example/cb?code=c1&state=the-state');
    expect(acceptResponse(answer, attemptWith(), signOn, expected).get('code')).toBe('c1');
  });

  it('is taken from a redirect URI with a query and without a path, or of a scheme of its own', () => {
    for (const redirectUri of ['https://a.example?tenant=1', 'com.example.app:/cb']) {
      const location = new URL(redirectUri);
      location.searchParams.append('code', 'c1');
      location.searchParams.append('state', 'the-state');
      const parameters = acceptResponse(
        redirectTo(location.href),
        attemptWith({ redirectUri }),
        signOn,
        expected,
      );
      expect(Object.fromEntries(parameters)).toEqual({ code: 'c1', state: 'the-state' });
    }
  });

  it('is taken from JSON with pi.flow', () => {
    const flow = {
      id: 'f',
      status: 'COMPLETED',
      authorizeResponse: { code: 'c1', state: 'the-state', n: 1 },
    };
    const attempt = attemptWith({ responseMode: 'pi.flow' });
    expect(acceptResponse(jsonAnswer(flow), attempt, signOn, expected).get('code')).toBe('c1');
    expect(refusal(jsonAnswer({ id: 'f', status: 'COMPLETED' }), attempt)).toBe('UNEXPECTED_ANSWER');
    expect(refusal(jsonAnswer(flow, 503), attempt)).toBe('AUTHORIZATION_SERVER_UNAVAILABLE');
  });

  it('is refused with a foreign, a missing or a repeated state', () => {
    for (const query of ['code=c1&state=other', 'code=c1', 'code=c1&code=c2&state=the-state']) {
      expect(refusal(redirectTo(`https://a.example/cb?${query}`))).toBe('INVALID_OAUTH_RESPONSE');
    }
  });

  it('is refused where it names another issuer, or has no code', () => {
    expect(refusal(redirectTo('https://a.example/cb?code=c&state=the-state&iss=https://evil.example'))).toBe(
      'INVALID_OAUTH_RESPONSE',
    );
    expect(refusal(redirectTo('https://a.example/cb?state=the-state'))).toBe('INVALID_OAUTH_RESPONSE');
  });

  it('is none where the redirect goes elsewhere', () => {
    for (const place of ['https://b.example/cb', 'https://a.example/other', 'http://a.example/cb']) {
      expect(refusal(redirectTo(`${place}?code=c&state=the-state`))).toBe('UNEXPECTED_ANSWER');
    }
  });

  it('tells an error of the authorization server as one', () => {
    const query = 'error=access_denied&error_description=No&state=the-state';
    expect(refusal(redirectTo(`https://a.example/cb?${query}`))).toBe('AUTHORIZATION_REFUSED');
    const scope = query.replace('access_denied', 'invalid_scope');
    expect(refusal(redirectTo(`https://a.example/cb?${scope}`))).toBe('INVALID_SCOPE');
  });
});
