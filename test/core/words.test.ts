/** Small readers of what people type: durations, near misses, IDs. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDuration, parseDuration } from '../../src/core/duration.ts';
import { didYouMean, nearest } from '../../src/core/nearest.ts';
import { isUuid } from '../../src/core/uuid.ts';

describe('durations', () => {
  it.each([
    ['90s', 90_000],
    ['5m', 300_000],
    ['1.5h', 5_400_000],
    ['2d', 172_800_000],
    ['250ms', 250],
    ['30', 30_000],
    [' 1m ', 60_000],
  ])('reads %s', (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds);
  });

  it.each(['', 'm', '-5m', '5 m', '5y', '1e3', 'Infinity'])('refuses %j', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });

  it.each([
    [1000, '1 s'],
    [89_000, '89 s'],
    [120_000, '2 min'],
    [5_400_000, '2 h'],
    [200 * 3_600_000, '8 d'],
  ])('writes %d as %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });
});

describe('nearest', () => {
  const commands = ['list', 'get', 'environments', 'status', 'ls'];

  it.each([
    ['lsit', 'list'],
    ['LIST', 'list'],
    ['enviroments', 'environments'],
    ['env', 'environments'],
    ['stauts', 'status'],
  ])('F-61 finds what %s was meant to be', (word, meant) => {
    expect(nearest(word, commands)).toBe(meant);
  });

  it.each(['completely-else', 'x', '', 'lsabcdef'])('F-61 guesses nothing for %j', (word) => {
    expect(didYouMean(word, commands)).toBeUndefined();
  });

  it('F-61 takes a slip of the finger for likelier than a word broken off', () => {
    expect(nearest('Workforce Stagign', ['Workforce', 'Workforce Staging'])).toBe('Workforce Staging');
  });

  it('takes the first of equals, and any candidate that is the word', () => {
    fc.assert(fc.property(fc.string({ minLength: 2 }), (word) => nearest(word, [word]) === word));
  });
});

it('SEC-72 knows a UUID in either case, and nothing around it', () => {
  const id = '6e2a0d1c-5b0f-4c53-9a35-2f4c8a1f7d10';
  expect(isUuid(id)).toBe(true);
  expect(isUuid(id.toUpperCase())).toBe(true);
  for (const text of [`${id}\n`, ` ${id}`, `{${id}}`, id.replaceAll('-', ''), '', `${id}/..`]) {
    expect(isUuid(text)).toBe(false);
  }
});
