/** CSV, YAML and Markdown, read back by parsers that are not their writers. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { JsonObject } from '../../src/core/json.ts';
import type { Column } from '../../src/core/result.ts';
import { sanitize } from '../../src/core/sanitize.ts';
import { renderResult } from '../../src/output/render.ts';
import { readCsv } from '../support/csv-reader.ts';
import { actsOnTerminal, hostileNames } from '../support/hostile-names.ts';
import { createSetting, environments, listOf, show } from '../support/render-setting.ts';

const columns: readonly Column[] = [
  { heading: 'ID', path: 'id', importance: 1 },
  { heading: 'NAME', path: 'name', importance: 2 },
];

function named(names: readonly string[]): JsonObject[] {
  return names.map((name, index) => ({ id: String(index), name }));
}

/** What decides about quotes, close together. */
const quotable = fc
  .array(fc.constantFrom('"', ',', '\r', '\n', ' ', "'", '=', 'a', 'é'), { maxLength: 8 })
  .map((parts) => parts.join(''));

async function csvOf(names: readonly string[], csvRaw = false): Promise<string[][]> {
  const { stdout } = await show(listOf(named(names), { columns }), { format: 'csv', csvRaw });
  return readCsv(stdout);
}

describe('csv', () => {
  it('reads back with controls visible and everything else as it was', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.string({ unit: 'binary' }), quotable), { minLength: 1, maxLength: 8 }),
        async (names) => {
          const rows = await csvOf(names, true);
          expect(rows[0]).toEqual(['ID', 'NAME']);
          expect(rows.slice(1).map(([, name]) => name)).toEqual(names.map((name) => sanitize(name, '\n\t')));
        },
      ),
    );
  });

  it('SEC-75 is inert on a terminal', async () => {
    const { stdout } = await show(listOf(named(hostileNames), { columns }), { format: 'csv' });
    expect(stdout.replaceAll('\r\n', '\n').replaceAll('\t', ' ')).not.toMatch(actsOnTerminal);
  });

  it('makes formulas text unless told not to', async () => {
    const names = ['=1+1', '+1', '-1+1', '@SUM(A1)', '＝1', '\t=1', '-5', 'a=b'];
    const cells = (await csvOf(names)).slice(1).map(([, name]) => name);
    expect(cells).toEqual(["'=1+1", "'+1", "'-1+1", "'@SUM(A1)", "'＝1", "'\t=1", '-5', 'a=b']);
    expect((await csvOf(['=1+1'], true))[1]).toEqual(['0', '=1+1']);
  });

  it('leaves missing values empty, writes lists and times as text, and a header for no records', async () => {
    const wide: readonly Column[] = [
      { heading: 'A', path: 'a', importance: 1 },
      { heading: 'ROLES', path: 'roles', importance: 2, shows: 'list' },
      { heading: 'AT', path: 'at', importance: 3, shows: 'time' },
      { heading: 'ON', path: 'on', importance: 4 },
    ];
    const record = { a: null, roles: ['x', 'y'], at: '2026-11-21T13:00:00+01:00', on: false };
    const { stdout } = await show(listOf([record], { columns: wide }), { format: 'csv' });
    expect(readCsv(stdout)).toEqual([
      ['A', 'ROLES', 'AT', 'ON'],
      ['', 'x, y', '2026-11-21T12:00:00Z', 'false'],
    ]);
    expect((await show(listOf([], { columns: wide }), { format: 'csv' })).stdout).toBe('A,ROLES,AT,ON\r\n');
  });

  it('writes a record as one row under dotted headings', async () => {
    const { stdout } = await show(
      { kind: 'record', record: { id: '1', license: { name: 'x,y' }, _links: { self: 'z' } } },
      { format: 'csv' },
    );
    expect(readCsv(stdout)).toEqual([
      ['id', 'license.name'],
      ['1', 'x,y'],
    ]);
  });
});

describe('yaml', () => {
  it('reads back to the same records, under YAML 1.2 and 1.1', async () => {
    const { stdout } = await show(listOf([...environments, ...named(hostileNames)]), { format: 'yaml' });
    for (const version of ['1.2', '1.1'] as const) {
      expect(parse(stdout, { version, schema: version === '1.1' ? 'yaml-1.1' : 'core' })).toEqual([
        ...environments,
        ...named(hostileNames),
      ]);
    }
    expect(stdout).not.toMatch(actsOnTerminal);
  });

  it('SEC-75 reads back whatever the strings and names hold, and is inert', async () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...hostileNames));
    await fc.assert(
      fc.asyncProperty(fc.dictionary(text, text, { maxKeys: 4, noNullPrototype: true }), async (record) => {
        // Text that UTF-8 cannot carry does not come from a server.
        fc.pre(
          Object.entries(record)
            .flat()
            .every((each) => each.isWellFormed()),
        );
        const { stdout } = await show({ kind: 'record', record }, { format: 'yaml' });
        expect(parse(stdout)).toEqual(record);
        expect(stdout).not.toMatch(actsOnTerminal);
      }),
    );
  });

  it('writes an empty list as one', async () => {
    expect((await show(listOf([]), { format: 'yaml' })).stdout).toBe('[]\n');
  });
});

describe('md', () => {
  it('shows every name as itself, one row a record', async () => {
    const { stdout } = await show(listOf(named(hostileNames), { columns }), { format: 'md' });
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(hostileNames.length + 2);
    expect(stdout).not.toMatch(actsOnTerminal);
    for (const line of lines) {
      // Two cells: three bars that no backslash takes the meaning from.
      expect(line.match(/(?<!\\)(?:\\\\)*\|/g)).toHaveLength(3);
    }
    expect(stdout).toContain('\\| pipe \\\\\\| \\`code\\` &lt;script>');
    expect(stdout).toContain('| 7 | first<br>second |');
  });

  it('marks numbers as standing right', async () => {
    const { stdout } = await show(listOf(environments), { format: 'md' });
    expect(stdout.split('\n')[1]).toBe('| --- | --- | --- | --- | ---: | --- | --- |');
  });

  it('writes a record as fields and values', async () => {
    const { stdout } = await show({ kind: 'record', record: { id: '1', on: true } }, { format: 'md' });
    expect(stdout).toBe('| FIELD | VALUE |\n| --- | --- |\n| id | 1 |\n| on | true |\n');
  });
});

it('REL-22 streams: what arrived before a failure stays valid', async () => {
  async function* failing() {
    yield { id: '1', name: 'a' };
    yield { id: '2', name: 'b' };
    throw new Error('page 2');
  }
  for (const format of ['csv', 'yaml', 'md', 'ndjson', 'ndjson-typed', 'ndjson-wrapped'] as const) {
    const setting = await createSetting();
    const result = listOf([], { records: failing(), columns });
    await expect(renderResult(result, { format, durationMs: () => 1 }, setting)).rejects.toThrow('page 2');
    expect(setting.stdout.text).toContain('b');
    expect(setting.stdout.text.endsWith('\n')).toBe(true);
  }
});
