import { expect, it } from 'vitest';
import { resumingCommand } from '../../src/cli/resumption.ts';

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
