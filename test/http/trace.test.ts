import { describe, expect, it } from 'vitest';
import { Redactor } from '../../src/core/redactor.ts';
import type { Exchange } from '../../src/http/exchange.ts';
import { describeExchange } from '../../src/http/trace.ts';

function lines(changes: Partial<Exchange>, ...secrets: string[]): string {
  const redactor = new Redactor();
  for (const secret of secrets) redactor.learn(secret);
  const exchange: Exchange = {
    method: 'GET',
    url: 'https://api.pingone.eu/v1/environments?limit=1',
    requestHeaders: {},
    status: 200,
    responseHeaders: {},
    durationMs: 12.4,
    ...changes,
  };
  return describeExchange(exchange, (text) => redactor.redact(text)).join('\n');
}

describe('a trace', () => {
  it('SEC-77 shows headers by an allow-list', () => {
    const text = lines({
      requestHeaders: { authorization: 'Bearer canary', accept: 'application/json', 'X-New': 'canary' },
      responseHeaders: { 'set-cookie': 'canary', 'correlation-id': 'c-1' },
    });
    expect(text).not.toContain('canary');
    expect(text).toContain('> accept: application/json');
    expect(text).toContain('> authorization: ********');
    expect(text).toContain('< correlation-id: c-1');
    expect(text).toContain('< 200 (12 ms)');
  });

  it.each([
    '/env/as/token',
    '/env/as/revoke',
    '/env/as/device_authorization',
    '/as/token',
    '/v1/environments/e/applications/a/secret',
    '/v1/environments/e/users/u/password',
    '/v1/environments/e/gateways/g/credentials',
    '/flows/8f0cbe1a',
    '/a3414889-89a2-4e5d-aaa0-bea5d41eb337/flows/8f0cbe1a-b3ad-4bd9-b77e-65a6f1ac9d4b',
  ])('SEC-77 shows no body of %s', (path) => {
    const text = lines({
      url: `https://h${path}?code=canary`,
      requestBody: 'a=canary',
      responseBody: '{"a":"canary"}',
    });
    expect(text).not.toContain('canary');
    expect(text).toContain('> (a body of 8 characters, not shown)');
  });

  it('shows the flows of DaVinci, which are no sign-on', () => {
    const url = 'https://h/v1/environments/e/flows/f';
    expect(lines({ url, responseBody: '{"name":"a"}' })).toContain('< {"name":"a"}');
  });

  it('SEC-77 cuts a long body only after the secrets in it have gone', () => {
    const secret = 'canary-'.repeat(60);
    const before = 'x'.repeat(4096 - 50);
    const text = lines({ responseBody: `{"a":"${before}","b":"${secret}"}` }, secret);
    expect(text).not.toContain('canary');
    const unannounced = lines({ responseBody: `{"a":"${before}","access_token":"${secret}"}` });
    expect(unannounced).not.toContain('canary');
    expect(lines({ responseBody: 'y'.repeat(5000) })).toContain(`${'y'.repeat(4096)}... (5000 characters)`);
  });

  it('SEC-77 redacts the address too', () => {
    expect(lines({ url: 'https://h/x?q=canary-1' }, 'canary-1')).toContain('> GET https://h/x?q=********');
  });

  it('says why there was no answer', () => {
    const { status: _, ...unanswered } = { status: 0, failure: 'the connection failed (ECONNRESET)' };
    const text = describeExchange(
      { method: 'GET', url: 'https://h/', requestHeaders: {}, durationMs: 3, ...unanswered },
      (line) => line,
    );
    expect(text).toEqual(['> GET https://h/', '< no answer: the connection failed (ECONNRESET) (3 ms)']);
  });
});
