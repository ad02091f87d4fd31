/** Queries, and options that do not go together. */
import { describe, expect, it } from 'vitest';
import { CliError } from '../../src/core/errors.ts';
import type { JsonObject } from '../../src/core/json.ts';
import { checkViewOptions, type ViewOptions } from '../../src/output/render-options.ts';
import { environments, listOf, show, streamOf } from '../support/render-setting.ts';

const facts = () => ({ httpStatus: 200, requestId: 'r-1' });

describe('--query', () => {
  it('prints the bare answer over the whole envelope', async () => {
    const ask = async (query: string, format: ViewOptions['format'] = 'json') =>
      (await show(listOf(environments), { format, query, facts })).stdout;
    expect(await ask('data[].type')).toBe('[\n  "SANDBOX",\n  "PRODUCTION",\n  "SANDBOX"\n]\n');
    expect(await ask('data[?users > `100`].license.name | [0]')).toBe('"Global"\n');
    expect(await ask('meta.requestId')).toBe('"r-1"\n');
    expect(await ask('nothing')).toBe('null\n');
    expect(await ask('data[].region', 'ndjson')).toBe('"EU"\n"EU"\n"NA"\n');
    expect(await ask('length(data)', 'ndjson')).toBe('3\n');
  });

  it.each([
    ['a text, bare', 'data[0].name', 'Staging\n'],
    ['a number', 'length(data)', '3\n'],
    ['a time as PingOne wrote it', 'data[0].createdAt', '2026-11-21T09:00:00.000Z\n'],
    ['values, one a line', 'data[].region', 'EU\nEU\nNA\n'],
    ['a value that is missing', 'data[1:].[type, users]', 'PRODUCTION\t120345\nSANDBOX\t-\n'],
    ['rows, by tabs', 'data[].[type, region]', 'SANDBOX\tEU\nPRODUCTION\tEU\nSANDBOX\tNA\n'],
    [
      'objects',
      "data[?region=='EU'].{type: type, Users: users}",
      'TYPE         USERS\nSANDBOX         37\nPRODUCTION  120345\n',
    ],
    ['an object', 'data[0].license', /^id +3f0c\S+\nname +Trial\n$/],
    ['names that are hostile', 'data[2].name', '\\u001b[31mDev\\u202e\n'],
  ])('shows %s as text', async (_, query, expected) => {
    const { stdout } = await show(listOf(environments), { query, facts });
    if (typeof expected === 'string') expect(stdout).toBe(expected);
    else expect(stdout).toMatch(expected);
  });

  it('keeps the columns of the list for its own records', async () => {
    const { stdout } = await show(listOf(environments), { query: "data[?region=='NA']" });
    expect(stdout).toContain('ID  ');
    expect(stdout).toContain('CREATED');
    expect(stdout).not.toContain('LICENSE');
    expect(stdout.trimEnd().split('\n')).toHaveLength(2);
  });

  it.each(['nothing', "data[?region=='AP'].id"])(
    'says that there is nothing where %s finds nothing',
    async (query) => {
      const { stderr, stdout } = await show(listOf(environments), { query });
      expect(stdout).toBe('');
      expect(stderr).toContain('The query finds nothing');
    },
  );

  it('asks the record, not the page that people read in its place', async () => {
    const result = { kind: 'record', record: { id: 'u-1' }, page: { USER: 'anna' } } as const;
    expect((await show(result, { query: 'data.id' })).stdout).toBe('u-1\n');
  });

  it.each([
    ['data[?', 7],
    ['data[].#', 8],
    ['foo bar', 5],
    ['', 1],
    ['"open', 1],
    ['foo.1', 5],
    ['data[].{', 9],
  ])("'%s' is refused at position %i", async (query, position) => {
    const refusal = await checkViewOptions({ format: 'json', query }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(CliError);
    expect(refusal).toMatchObject({ facts: { outcome: 'usage', code: 'INVALID_QUERY' } });
    expect(String(refusal)).toContain(`at position ${position}`);
  });

  it('is refused when the data does not suit it', async () => {
    const query = show(listOf(environments), { format: 'json', query: 'sum(data)' });
    await expect(query).rejects.toMatchObject({ facts: { outcome: 'usage', code: 'INVALID_QUERY' } });
  });
});

describe('options that do nothing', () => {
  it.each<[string, Partial<ViewOptions>]>([
    ['--query', { format: 'yaml', query: 'data' }],
    ['--columns', { query: 'data', columns: ['id'] }],
    ['--ids', { query: 'data', ids: true }],
    ['--query', { format: 'csv', query: 'data' }],
    ['--columns', { format: 'json', columns: ['id'] }],
    ['--columns', { format: 'yaml', columns: ['id'] }],
    ['--ids', { format: 'json', ids: true }],
    ['--wide', { format: 'md', wide: true }],
    ['--csv-raw', { format: 'text', csvRaw: true }],
    ['--columns', { format: 'text', ids: true, columns: ['id'] }],
    ['--columns', { format: 'text', columns: ['Heading:'] }],
    ['--sort', { format: 'text', sort: ['-'] }],
  ])('%s is refused in %o', async (flag, options) => {
    const refusal = await checkViewOptions({ format: 'text', ...options }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ facts: { outcome: 'usage' } });
    expect(String(refusal)).toContain(flag);
  });

  it('are refused before the first record is asked for', async () => {
    let asked = false;
    async function* records(): AsyncGenerator<JsonObject> {
      asked = true;
      yield* streamOf(environments);
    }
    await expect(show(listOf([], { records: records() }), { format: 'md', query: 'data' })).rejects.toThrow(
      '--query',
    );
    expect(asked).toBe(false);
  });
});
