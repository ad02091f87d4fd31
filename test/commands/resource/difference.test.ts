import { describe, expect, it } from 'vitest';
import { changesOf, says } from '../../../src/commands/resource/difference.ts';
import { isJsonObject, type JsonObject, parseJson } from '../../../src/core/json.ts';

function object(text: string): JsonObject {
  const value = parseJson(text);
  if (!isJsonObject(value)) throw new Error(`no object: ${text}`);
  return value;
}

describe('an integer beyond 2^53', () => {
  const existing = object('{"quota":12345678901234567890}');

  it('REL-15 is the same where its digits are', () => {
    const same = object('{"quota":12345678901234567890}');
    expect(says(existing, same)).toBe(true);
    expect(changesOf(existing, same)).toEqual([]);
  });

  it('REL-15 differs from its neighbour, which is the same double', () => {
    const other = object('{"quota":12345678901234567891}');
    expect(says(existing, other)).toBe(false);
    expect(changesOf(existing, other)).toMatchObject([{ change: '~', member: 'quota' }]);
  });
});
