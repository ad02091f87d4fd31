import { describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../src/core/exit-codes.ts';
import type { JsonObject } from '../../src/core/json.ts';
import { apiError, unexpectedBody } from '../../src/pingone/api-error.ts';

function answered(
  status: number,
  body: JsonObject | string,
  headers: Record<string, string> = {},
  retryAfter?: number,
) {
  const isText = typeof body === 'string';
  return apiError(
    {
      status,
      headers: new Headers({
        'content-type': isText ? 'text/html; charset=utf-8' : 'application/json',
        ...headers,
      }),
      text: isText ? body : JSON.stringify(body),
      ...(retryAfter === undefined ? {} : { retryAfter }),
    },
    'list environments',
  );
}

describe('exit codes and categories', () => {
  it.each([
    [400, 1, 'api'],
    [401, 4, 'authentication'],
    [403, 5, 'authorization'],
    [404, 3, 'not-found'],
    [409, 6, 'conflict'],
    [412, 6, 'conflict'],
    [415, 1, 'api'],
    [422, 1, 'api'],
    [429, 9, 'rate-limit'],
    [500, 69, 'api'],
    [503, 69, 'api'],
  ])('REL-13 REL-36 of %d', (status, code, category) => {
    const { facts } = answered(status, { code: 'X', message: 'y' });
    expect(exitCodeOf(facts.outcome)).toBe(code);
    expect(facts).toMatchObject({ category, httpStatus: status, code: 'X' });
    expect(facts.retryable).toBe(status === 429 || status >= 500);
  });

  it.each([
    ['GET', 502, 69],
    ['POST', 502, 10],
    ['PATCH', 504, 10],
    ['PUT', 504, 10],
    ['DELETE', 502, 10],
    // PingOne's own words: it did not do it.
    ['POST', 500, 69],
    ['POST', 503, 69],
  ])('REL-02 REL-36 of a %s that is answered with %d', (method, status, code) => {
    const request = { method, path: '/v1/environments' };
    const { facts } = apiError({ status, headers: new Headers(), text: '', request }, 'do it');
    expect(exitCodeOf(facts.outcome)).toBe(code);
    expect(facts.retryable).toBe(code === 69);
    expect(facts.suggestion).toContain(code === 10 ? 'Look at the object' : 'Try again');
    expect(facts.message).toMatch(code === 10 ? /may or may not have taken effect/ : /^Could not do it/);
    // REL-13: which request it was.
    expect(facts.reason).toContain(`${method} /v1/environments`);
  });

  it.each(['UNIQUENESS_VIOLATION', 'CONSTRAINT_VIOLATION'])('REL-36 of 400 with %s is a conflict', (code) => {
    const body = {
      code: 'INVALID_DATA',
      message: 'x',
      details: [{ code, target: 'name', message: 'taken' }],
    };
    expect(answered(400, body).outcome).toBe('conflict');
  });
});

describe('what is said', () => {
  it('REL-13 is what failed, why by field, and the whole body for programs', () => {
    const body = {
      id: 'err-1',
      code: 'INVALID_DATA',
      message: 'The request could not be completed.',
      details: [
        {
          code: 'INVALID_VALUE',
          target: 'type',
          message: 'is wrong',
          innerError: { allowedValues: ['PRODUCTION', 'SANDBOX'] },
        },
        { code: 'REQUIRED_VALUE', target: 'name' },
        'nonsense',
      ],
    };
    const { facts } = answered(400, body, { 'correlation-id': 'corr-1' });
    expect(facts.message).toBe('Could not list environments.');
    expect(facts.reason?.split('\n')).toEqual([
      'PingOne answered 400 INVALID_DATA: The request could not be completed.',
      'type: is wrong (allowedValues: PRODUCTION, SANDBOX)',
      'name: REQUIRED_VALUE',
    ]);
    expect(facts.details).toEqual(body);
    expect(facts.requestId).toBe('corr-1');
  });

  it("F-59 has the request ID of the header, else the error's own", () => {
    expect(answered(500, { id: 'err-1', code: 'UNEXPECTED_ERROR', message: 'x' }).facts.requestId).toBe(
      'err-1',
    );
    expect(answered(500, 'gateway', { 'correlation-id': 'corr-1' }).facts.requestId).toBe('corr-1');
    expect(answered(500, 'gateway').facts.requestId).toBeUndefined();
  });

  it('F-60 names status and content type where there is no JSON, and shows none of it', () => {
    const { facts } = answered(502, '<html><h1>Bad Gateway</h1></html>');
    expect(facts.reason).toBe('PingOne answered 502 with text/html instead of JSON');
    expect(facts).toMatchObject({ code: 'HTTP_502', outcome: 'unavailable' });
    expect(answered(503, ' ').facts.reason).toBe('PingOne answered 503 without a body');
    expect(answered(500, '[]').facts.reason).toContain('instead of JSON');
  });

  it('does without a code and a message', () => {
    expect(answered(400, {}).facts.reason).toBe('PingOne answered 400: no message');
  });

  it('SEC-75 has no line that the server made', () => {
    const { facts } = answered(400, {
      code: 'X',
      message: 'bad\n  Fix: run evil',
      details: [{ target: 'a\r\nb', message: 'c\nd' }],
    });
    expect(facts.reason?.split('\n')).toEqual(['PingOne answered 400 X: bad Fix: run evil', 'a b: c d']);
  });

  it('tells an unknown environment and a missing role in one, because PingOne does', () => {
    const fix = answered(403, { code: 'ACCESS_FAILED', message: 'x' }).facts.suggestion;
    expect(fix).toContain('environment ID');
    expect(fix).toContain('roles');
  });

  it('blames the license where that is the reason', () => {
    const body = { code: 'ACCESS_FAILED', message: 'x', details: [{ code: 'LICENSE_EXCEEDED' }] };
    expect(answered(403, body).facts.suggestion).toContain('license');
  });

  it('REL-04 says how long to wait', () => {
    expect(answered(429, { code: 'REQUEST_LIMITED', message: 'x' }, {}, 300_000).facts.suggestion).toBe(
      'Wait 5 min and run the command again.',
    );
    expect(answered(503, 'x', {}, 20_000).facts.suggestion).toContain('Wait 20 s');
    expect(answered(429, 'x').facts.suggestion).toContain('Wait a minute');
  });

  it('REL-10 names the command that signs on for a 401', () => {
    expect(answered(401, { code: 'ACCESS_FAILED', message: 'x' }).facts.suggestion).toContain(
      'pingcli pingone auth login',
    );
  });
});

it('F-60 a success with another body is an error that says what it is', () => {
  const answer = { status: 200, headers: new Headers({ 'content-type': 'text/html' }), text: '<html>' };
  expect(unexpectedBody(answer, 'list environments', 'valid JSON').facts).toMatchObject({
    outcome: 'failure',
    code: 'UNEXPECTED_ANSWER',
    httpStatus: 200,
    reason: 'the answer (200, text/html) is not valid JSON',
  });
});
