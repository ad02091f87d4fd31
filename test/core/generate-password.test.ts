import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generatePassword, type PasswordRules } from '../../src/core/generate-password.ts';

const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
const standard: PasswordRules = {
  least: 8,
  most: 255,
  groups: [
    { characters: 'abcdefghijklmnopqrstuvwxyz', least: 1 },
    { characters: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', least: 1 },
    { characters: '0123456789', least: 1 },
    { characters: '~!@#$%^&*()-_=+[]{}|;:,.<>/?', least: 1 },
  ],
  repeated: 2,
  unique: 5,
};

describe('a generated password', () => {
  it('satisfies the rules, whichever they are', () => {
    const rules = fc.record({
      least: fc.integer({ min: 8, max: 32 }),
      most: fc.integer({ min: 32, max: 255 }),
      groups: fc.constantFrom(
        standard.groups,
        standard.groups.slice(0, 1),
        [{ characters: '§', least: 2 }],
        [],
      ),
      repeated: fc.constantFrom(undefined, 2),
      unique: fc.constantFrom(1, 5),
    });
    fc.assert(
      fc.property(rules, (given) => {
        const password = generatePassword(given, random);
        expect(password.length).toBeGreaterThanOrEqual(given.least);
        expect(password.length).toBeLessThanOrEqual(given.most);
        for (const { characters, least } of given.groups)
          expect([...password].filter((each) => characters.includes(each)).length).toBeGreaterThanOrEqual(
            least,
          );
        expect(new Set(password).size).toBeGreaterThanOrEqual(given.unique);
        if (given.repeated === 2) expect(password).not.toMatch(/(.)\1\1/u);
      }),
    );
  });

  it('is another each time, of characters that are not mixed up', () => {
    const passwords = Array.from({ length: 200 }, () => generatePassword(standard, random));
    expect(new Set(passwords).size).toBe(200);
    for (const password of passwords) expect(password).toMatch(/^[a-km-zA-HJ-NP-Z2-9_.~@%+=-]{20}$/);
  });

  it('takes no character more often than another', () => {
    const counts = new Map<string, number>();
    const rules = { ...standard, groups: [], unique: 1, repeated: undefined };
    for (let round = 0; round < 1500; round += 1)
      for (const each of generatePassword(rules, random)) counts.set(each, (counts.get(each) ?? 0) + 1);
    // 30,000 characters of 57 kinds: 526 of each, with a deviation of 23.
    expect(counts.size).toBe(57);
    expect(Math.min(...counts.values())).toBeGreaterThan(526 - 8 * 23);
    expect(Math.max(...counts.values())).toBeLessThan(526 + 8 * 23);
  });

  it('begins with a letter or a digit, where the rules have any: no formula and no flag', () => {
    const made = Array.from({ length: 300 }, () => generatePassword(standard, random));
    expect(made.filter((password) => !/^[A-Za-z0-9]/.test(password))).toEqual([]);
    const signs = {
      ...standard,
      most: 8,
      unique: 1,
      groups: [{ characters: '§', least: 8 }],
      repeated: undefined,
    };
    expect(generatePassword(signs, random)).toBe('§'.repeat(8));
  });

  it('is no shorter than what the rules need, and gives up where nothing satisfies them', () => {
    const needy = { ...standard, groups: [{ characters: 'ab', least: 30 }], repeated: undefined, unique: 1 };
    expect(generatePassword(needy, random)).toMatch(/^[ab]{30}$/);
    expect(() => generatePassword({ ...needy, unique: 3 }, random)).toThrow(RangeError);
  });
});
