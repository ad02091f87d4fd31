import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mostNames, openNameCache } from '../../src/config/name-cache.ts';
import { namePlace, numbered } from '../support/known-names.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const path = '/environments/e/populations';
const minute = 60_000;

function open() {
  const directory = temporaryDirectory();
  const time = { now: 1_800_000_000_000 };
  const cache = openNameCache({ directory, now: () => time.now });
  const file = join(directory, 'names', 'default.json');
  return { cache, time, file, directory };
}

describe('names for completion', () => {
  it('are known for an hour, to the profile, service and sign-on that saw them', () => {
    const { cache, time } = open();
    const names = numbered(['A', 'B']);
    cache.learn(namePlace, path, names, true);
    expect(cache.names(namePlace, path)).toEqual(names);
    for (const other of [
      { profile: 'other' },
      { origin: 'https://api.pingone.com' },
      { environmentId: 'x' },
    ]) {
      expect(cache.names({ ...namePlace, ...other }, path)).toEqual([]);
    }
    expect(cache.names(namePlace, '/environments/f/populations')).toEqual([]);
    time.now += 59 * minute;
    expect(cache.names(namePlace, path)).toEqual(names);
    time.now += 2 * minute;
    expect(cache.names(namePlace, path)).toEqual([]);
  });

  it('are replaced by a whole list, and added to by a part of one, which makes none of them younger', () => {
    const { cache, time } = open();
    const [a, b, c] = numbered(['A', 'B', 'C']);
    if (!a || !b || !c) throw new Error('three');
    cache.learn(namePlace, path, [a, b], true);
    time.now += 50 * minute;
    cache.learn(namePlace, path, [c, { ...b, name: 'Renamed' }], false);
    expect(cache.names(namePlace, path).map(({ name }) => name)).toEqual(['A', 'Renamed', 'C']);
    cache.unlearn(namePlace, path, a.id);
    expect(cache.names(namePlace, path).map(({ name }) => name)).toEqual(['Renamed', 'C']);
    time.now += 11 * minute;
    expect(cache.names(namePlace, path)).toEqual([]);
    cache.learn(namePlace, path, [c], true);
    expect(cache.names(namePlace, path)).toEqual([c]);
  });

  it('lie in a file that only their owner reads, and nothing is written where nothing is new', () => {
    const { cache, time, file, directory } = open();
    cache.learn(namePlace, path, numbered(['A']), true);
    if (process.platform !== 'win32') {
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(statSync(join(directory, 'names')).mode & 0o777).toBe(0o700);
    }
    const before = readFileSync(file, 'utf8');
    time.now += 59_000;
    cache.learn(namePlace, path, numbered(['A']), true);
    expect(readFileSync(file, 'utf8')).toBe(before);
    time.now += minute;
    cache.learn(namePlace, path, numbered(['A']), true);
    expect(readFileSync(file, 'utf8')).not.toBe(before);
  });

  it('are as many as somebody may choose from', () => {
    const { cache } = open();
    cache.learn(
      namePlace,
      path,
      numbered(Array.from({ length: mostNames + 5 }, (_, index) => `N${index}`)),
      true,
    );
    cache.learn(namePlace, `${path}2`, numbered(['x'.repeat(300), 'short']), true);
    expect(cache.names(namePlace, path)).toHaveLength(mostNames);
    expect(cache.names(namePlace, `${path}2`).map(({ name }) => name)).toEqual(['short']);
  });

  it('are forgotten with the profile, and where there is no home', () => {
    const { cache } = open();
    cache.learn(namePlace, path, numbered(['A']), true);
    cache.forget('DEFAULT');
    expect(cache.names(namePlace, path)).toEqual([]);
    cache.forget('never');
    const homeless = openNameCache({ directory: undefined, now: () => 0 });
    homeless.learn(namePlace, path, numbered(['A']), true);
    expect(homeless.names(namePlace, path)).toEqual([]);
  });

  it.each([
    '',
    '{',
    '[]',
    '{"version":1,"lists":{}}',
    '{"version":2,"lists":{"x":{"at":"y"}}}',
    '{"version":2,"lists":7,"attempts":["x"]}',
    '{"version":2,"attempts":{"x":"y"}}',
  ])('are none where the file holds %j', (text) => {
    const { cache, file } = open();
    cache.learn(namePlace, path, numbered(['A']), true);
    writeFileSync(file, text);
    expect(cache.names(namePlace, path)).toEqual([]);
    cache.learn(namePlace, path, numbered(['B']), true);
    expect(cache.names(namePlace, path).map(({ name }) => name)).toEqual(['B']);
  });
});

describe('a look-up of names', () => {
  it('is due where not all are known, and again once they are minutes old', () => {
    const { cache, time } = open();
    expect(cache.beginLookup(namePlace, path)).toBe(true);
    cache.learn(namePlace, path, numbered(['A']), true);
    time.now += 4 * minute;
    expect(cache.beginLookup(namePlace, path)).toBe(false);
    time.now += minute;
    expect(cache.beginLookup(namePlace, path)).toBe(true);
    expect(cache.names(namePlace, path)).toHaveLength(1);
  });

  it('is due where only a part is known, however new it is', () => {
    const { cache } = open();
    cache.learn(namePlace, path, numbered(['A']), false);
    expect(cache.beginLookup(namePlace, path)).toBe(true);
    cache.learn(namePlace, path, numbered(['A']), true);
    cache.forgetLookups(namePlace.profile);
    expect(cache.beginLookup(namePlace, path)).toBe(false);
  });

  it('is tried once in three minutes, each kind for itself, whoever asks', () => {
    const { cache, time, directory } = open();
    expect(cache.isLookedUp(namePlace, path)).toBe(false);
    expect(cache.beginLookup(namePlace, path)).toBe(true);
    const another = openNameCache({ directory, now: () => time.now });
    expect(another.beginLookup(namePlace, path)).toBe(false);
    expect(another.isLookedUp(namePlace, path)).toBe(true);
    expect(another.beginLookup(namePlace, `${path}2`)).toBe(true);
    time.now += 3 * minute;
    expect(cache.isLookedUp(namePlace, path)).toBe(false);
    expect(cache.beginLookup(namePlace, path)).toBe(true);
  });

  it('is tried again after a sign-on, and no longer wanted after a sign-off', () => {
    const { cache } = open();
    cache.beginLookup(namePlace, path);
    cache.forgetLookups('DEFAULT');
    expect(cache.beginLookup(namePlace, path)).toBe(true);
    cache.forget('default');
    expect(cache.isLookedUp(namePlace, path)).toBe(false);
  });

  it('is never due where the attempt cannot be kept: every key pressed would begin one', () => {
    const homeless = openNameCache({ directory: undefined, now: () => 0 });
    expect(homeless.beginLookup(namePlace, path)).toBe(false);
    const file = join(temporaryDirectory(), 'file');
    writeFileSync(file, '');
    const blocked = openNameCache({ directory: file, now: () => 1_800_000_000_000 });
    expect(blocked.beginLookup(namePlace, path)).toBe(false);
  });
});
