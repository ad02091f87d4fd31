import { describe, expect, it } from 'vitest';
import { judgeCallbackRequest, largestQuery } from '../../src/auth/callback-request.ts';

const address = { host: '127.0.0.1:7464', path: '/callback' };
const good = { method: 'GET', target: '/callback?code=c&state=s', hosts: ['127.0.0.1:7464'] };

describe('judgeCallbackRequest', () => {
  it('looks into a GET of the exact path with the exact host', () => {
    const verdict = judgeCallbackRequest(good, address);
    if (verdict.kind !== 'response') throw new Error(JSON.stringify(verdict));
    expect([...verdict.parameters]).toEqual([
      ['code', 'c'],
      ['state', 's'],
    ]);
  });

  it.each([
    ['/'],
    ['/favicon.ico'],
    ['/callback/'],
    ['/Callback'],
    ['//callback'],
    ['/callback%2f'],
    ['/x/../callback?code=c'],
    ['http://127.0.0.1:7464/callback?code=c'],
    [''],
    ['*'],
  ])('SEC-12 answers 404 for %s', (target) => {
    expect(judgeCallbackRequest({ ...good, target }, address)).toEqual({ kind: 'refused', status: 404 });
  });

  it.each(['POST', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'get', undefined])(
    'SEC-12 answers 405 for %s',
    (method) => {
      expect(judgeCallbackRequest({ ...good, method }, address)).toEqual({ kind: 'refused', status: 405 });
    },
  );

  it.each([
    [['evil.test:7464']],
    [['localhost:7464']],
    [['127.0.0.1']],
    [['127.0.0.1:7465']],
    [['127.0.0.1:7464.evil.test']],
    [['[::1]:7464']],
    [[]],
    [['127.0.0.1:7464', 'evil.test']],
  ])('SEC-13 answers 421 for Host %j, whatever the rest is', (hosts) => {
    expect(judgeCallbackRequest({ ...good, hosts }, address)).toEqual({ kind: 'refused', status: 421 });
    expect(judgeCallbackRequest({ method: 'POST', target: '/', hosts }, address)).toMatchObject({
      status: 421,
    });
  });

  it('SEC-16 answers 414 for a query beyond 8 KiB, and takes one of 8 KiB', () => {
    const query = (length: number) => `state=${'x'.repeat(length - 6)}`;
    const at = (length: number) =>
      judgeCallbackRequest({ ...good, target: `/callback?${query(length)}` }, address);
    expect(at(largestQuery).kind).toBe('response');
    expect(at(largestQuery + 1)).toEqual({ kind: 'refused', status: 414 });
  });
});
