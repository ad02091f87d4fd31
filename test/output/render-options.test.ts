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
    ['--query', { format: 'text', query: 'data' }],
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
    await expect(show(listOf([], { records: records() }), { query: 'data' })).rejects.toThrow('--query');
    expect(asked).toBe(false);
  });
});
