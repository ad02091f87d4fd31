import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apiBackoff, backoffDelay, retryAfterDelay } from '../../src/core/backoff.ts';

describe('backoff', () => {
  it('REL-05 grows exponentially to its cap, with full jitter', () => {
    const longest = [0, 1, 2, 3, 10].map((attempt) => backoffDelay(apiBackoff, attempt, 1));
    expect(longest).toEqual([500, 1000, 2000, 4000, 30_000]);
    expect(backoffDelay(apiBackoff, 3, 0)).toBe(0);
    expect(backoffDelay(apiBackoff, 3, 0.25)).toBe(1000);
  });
});

describe('Retry-After', () => {
  const now = Date.parse('2026-11-21T12:00:00Z');

  it('REL-04 takes seconds', () => {
    expect(retryAfterDelay('2', null, now)).toBe(2000);
    expect(retryAfterDelay(' 0 ', null, now)).toBe(0);
  });

  it("REL-04 measures a date against the answer's own, not against this machine's clock", () => {
    const date = 'Sat, 21 Nov 2026 08:00:00 GMT';
    expect(retryAfterDelay('Sat, 21 Nov 2026 08:00:30 GMT', date, now)).toBe(30_000);
    expect(retryAfterDelay('Sat, 21 Nov 2026 12:00:05 GMT', null, now)).toBe(5000);
    expect(retryAfterDelay('Sat, 21 Nov 2026 12:00:05 GMT', 'nonsense', now)).toBe(5000);
    expect(retryAfterDelay('Sat, 21 Nov 2026 07:00:00 GMT', date, now)).toBe(0);
  });

  it.each([null, '', 'soon', '1.5', '-3', '1e3', 'Sat Nov 21 2026'])(
    'REL-04 says nothing usable: %s',
    (text) => {
      expect(retryAfterDelay(text, null, now)).toBeUndefined();
    },
  );

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), fc.option(fc.string()), (text, date) => {
        const delay = retryAfterDelay(text, date, now);
        expect(delay === undefined || delay >= 0).toBe(true);
      }),
    );
  });
});
