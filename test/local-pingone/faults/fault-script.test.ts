/** Which request takes which fault, and how often. */
import { describe, expect, it } from 'vitest';
import { createFaultScript } from '../../../local-pingone/faults/fault-script.ts';

const request = { host: 'api', method: 'GET', url: '/v1/environments?limit=1' } as const;
const reset = { kind: 'reset' } as const;
const silence = { kind: 'silence' } as const;

describe('fault script', () => {
  it('plays a fault once unless told otherwise', () => {
    const script = createFaultScript();
    script.add({}, reset);
    expect(script.take(request)).toBe(reset);
    expect(script.take(request)).toBeUndefined();
    script.add({}, reset, 2);
    expect([1, 2, 3].map(() => script.take(request)?.kind)).toEqual(['reset', 'reset', undefined]);
    script.add({}, reset, 0);
    expect(script.take(request)).toBeUndefined();
  });

  it('plays for ever with Infinity, until cleared', () => {
    const script = createFaultScript();
    script.add({}, reset, Number.POSITIVE_INFINITY);
    for (let time = 0; time < 50; time += 1) expect(script.take(request)).toBe(reset);
    script.clear();
    expect(script.take(request)).toBeUndefined();
  });

  it('keeps the order in which faults were added', () => {
    const script = createFaultScript();
    script.add({}, reset);
    script.add({}, silence);
    expect([script.take(request), script.take(request)]).toEqual([reset, silence]);
  });

  it.each([
    [{ host: 'auth' }, false],
    [{ host: 'api' }, true],
    [{ method: 'get' }, true],
    [{ method: 'POST' }, false],
    [{ url: /limit=1$/ }, true],
    [{ url: /users/ }, false],
    [{ host: 'api', method: 'GET', url: /^\/v1\/environments/ }, true],
  ] as const)('matches %j: %s', (match, expected) => {
    const script = createFaultScript();
    script.add(match, reset);
    expect(script.take(request) === reset).toBe(expected);
  });

  it('is not confused by a pattern that remembers where it stopped', () => {
    const script = createFaultScript();
    script.add({ url: /environments/g }, reset, 2);
    expect([script.take(request), script.take(request)]).toEqual([reset, reset]);
  });
});
