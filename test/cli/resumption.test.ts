import { describe, expect, it } from 'vitest';
import { resumingCommand, withResumption } from '../../src/cli/resumption.ts';
import type { ErrorFacts } from '../../src/core/errors.ts';

const at = (line: string, cursor = 'abc', records = 8) =>
  resumingCommand(line.split(' '), { cursor, records });

it('REL-22 takes up the command as it was typed, with the cursor in place of an earlier one', () => {
  expect(at('users list -O ndjson')).toBe('pingcli users list -O ndjson --cursor abc');
  expect(at('users list --cursor old -P prod')).toBe('pingcli users list -P prod --cursor abc');
  expect(at('users list --cursor=old')).toBe('pingcli users list --cursor abc');
});

it('REL-22 asks for what is left of the limit', () => {
  expect(at('users list --limit 20')).toBe('pingcli users list --limit 12 --cursor abc');
  expect(at('users list --limit=20 --ids')).toBe('pingcli users list --ids --limit 12 --cursor abc');
});

it('REL-22 can be copied into a shell, whatever a filter or a cursor holds', () => {
  const words = ['users', 'list', '--filter', `name.given eq "O'Neil"`];
  expect(resumingCommand(words, { cursor: 'a&b', records: 1 })).toBe(
    `pingcli users list --filter 'name.given eq "O'\\''Neil"' --cursor 'a&b'`,
  );
});

describe('a cursor that PingOne refuses', () => {
  const refused: ErrorFacts = {
    outcome: 'failure',
    category: 'api',
    code: 'INVALID_DATA',
    message: 'Could not list users.',
    reason: 'PingOne answered 400 INVALID_DATA: No.\ncursor: The cursor is not valid.',
    suggestion: 'Flags and rules: pingcli users list --help',
    httpStatus: 400,
  };
  const again =
    'A cursor lives for a limited time; to start again without it: pingcli users list --limit 20 -O ndjson';
  const words = 'users list --cursor old --limit 20 -O ndjson'.split(' ');

  it('REL-22 is told the way back to the beginning', () => {
    expect(withResumption(refused, words).suggestion).toBe(again);
    const stopped = { ...refused, resumption: { cursor: 'new', records: 8 } };
    const { suggestion, resumption } = withResumption(stopped, 'users list --limit 20 -O ndjson'.split(' '));
    expect([suggestion, resumption]).toEqual([again, undefined]);
  });

  it('REL-22 leaves what else may be at fault', () => {
    const reason = 'PingOne answered 400 INVALID_FILTER: No.';
    const { suggestion } = withResumption({ ...refused, reason }, words);
    expect(suggestion).toBe(`${refused.suggestion} ${again}`);
    expect(withResumption(refused, ['users', 'list'])).toBe(refused);
  });
});
