/** Times in words, in the local zone and in UTC. */
import { describe, expect, it } from 'vitest';
import { localTime, parseTime, relativeTime, utcTime } from '../../src/output/time-text.ts';

const now = Date.parse('2026-11-21T12:00:00Z');
const hour = 3_600_000;

describe('relativeTime', () => {
  it.each([
    [-10_000, 'just now'],
    [10_000, 'in less than a minute'],
    [-60_000, '1 minute ago'],
    [-3 * hour, '3 hours ago'],
    [-47 * hour, '1 day ago'],
    [-20 * 24 * hour, '20 days ago'],
    [-70 * 24 * hour, '2 months ago'],
    [-800 * 24 * hour, '2 years ago'],
    [2 * hour, 'in 2 hours'],
  ])('%i ms from now is "%s"', (distance, words) => {
    expect(relativeTime(now + distance, now)).toBe(words);
  });
});

describe('parseTime', () => {
  it('takes RFC 3339 only', () => {
    expect(parseTime('2026-11-21T13:00:00+01:00')).toBe(now);
    for (const other of ['2026-11-21', '2026', '12:00', 'Sat Nov 21 2026', '2026-13-41T99:00:00Z', 7, null]) {
      expect(parseTime(other)).toBeUndefined();
    }
  });
});

describe('utcTime', () => {
  it('keeps what is in UTC already, to the last digit, and converts the rest', () => {
    expect(utcTime(now, '2026-11-21T12:00:00.000000Z')).toBe('2026-11-21T12:00:00.000000Z');
    expect(utcTime(now, '2026-11-21T13:00:00+01:00')).toBe('2026-11-21T12:00:00Z');
    expect(utcTime(now + 5)).toBe('2026-11-21T12:00:00.005Z');
  });
});

describe('localTime', () => {
  it('names the offset, so that it can be read back', () => {
    const text = localTime(now - 3 * hour, now);
    expect(text).toMatch(/^2026-11-2\d \d{2}:\d{2}:00 [+-]\d{2}:\d{2} \(3 hours ago\)$/);
    const [day, clock, zone] = text.split(' ');
    expect(Date.parse(`${day}T${clock}${zone}`)).toBe(now - 3 * hour);
  });
});
