/** From result to streams: envelopes, streaming, and what is said on stderr. */
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../src/core/json.ts';
import { outputFormats } from '../../src/core/output-formats.ts';
import type { CommandResult } from '../../src/core/result.ts';
import { renderResult } from '../../src/output/render.ts';
import { recordStream } from '../support/recorded-stream.ts';
import { createSetting, environments, listOf, show } from '../support/render-setting.ts';
import { settle } from '../support/standing-clock.ts';

const meta = {
  httpStatus: 200,
  requestId: 'r-1',
  durationMs: 12,
  resource: 'environments',
  action: 'list',
  effect: 'read',
};
const facts = () => ({ httpStatus: 200, requestId: 'r-1' });

function lines(text: string): unknown[] {
  expect(text.endsWith('\n')).toBe(true);
  return text
    .trimEnd()
    .split('\n')
    .map((line) => parseJson(line));
}

describe('json', () => {
  it('is the envelope of seven fields, the records untouched', async () => {
    const { stdout, stderr } = await show(listOf(environments), { format: 'json', facts });
    expect(parseJson(stdout)).toEqual({
      schemaVersion: '1.1',
      status: 'success',
      message: 'Fetched 3 items',
      data: environments,
      errors: null,
      meta,
      warnings: [],
    });
    expect(Object.keys(JSON.parse(stdout))).toEqual([
      'schemaVersion',
      'status',
      'message',
      'data',
      'errors',
      'meta',
      'warnings',
    ]);
    expect(stdout.split('\n')[1]).toBe('  "schemaVersion": "1.1",');
    expect(stderr).toBe('');
  });

  it('has all fields of meta for every kind of result', async () => {
    const results: CommandResult[] = [
      listOf([]),
      { kind: 'record', record: { id: '1' } },
      { kind: 'document', text: 'token' },
      { kind: 'done', message: 'Signed off' },
    ];
    const data: unknown[] = [];
    for (const result of results) {
      const envelope = JSON.parse((await show(result, { format: 'json' })).stdout);
      expect(Object.keys(envelope.meta)).toEqual(Object.keys(meta));
      data.push(envelope.data);
    }
    expect(data).toEqual([[], { id: '1' }, 'token', null]);
  });

  it('carries warnings, and says them on stderr too', async () => {
    const warning = { code: 'SLOW', message: 'That took long.' };
    const result = listOf([], { warnings: [warning] });
    const { stdout, stderr, rendered } = await show(result, {
      format: 'json',
      warnings: () => [{ code: 'OLD', message: 'An old setting.' }],
    });
    const envelope = JSON.parse(stdout);
    expect(envelope.status).toBe('warning');
    expect(envelope.warnings).toEqual([warning, { code: 'OLD', message: 'An old setting.' }]);
    expect(stderr).toBe('⚠ That took long.\n⚠ An old setting.\n');
    expect(rendered.warnings).toHaveLength(2);
  });

  it('REL-22 writes nothing when the source fails midway', async () => {
    async function* failing() {
      yield { id: '1' };
      throw new Error('page 2');
    }
    const setting = await createSetting();
    const options = { format: 'json' as const, durationMs: () => 1 };
    await expect(renderResult(listOf([], { records: failing() }), options, setting)).rejects.toThrow(
      'page 2',
    );
    expect(setting.stdout.text).toBe('');
  });
});

describe('the ndjson family', () => {
  it('ndjson is one raw record a line', async () => {
    const { stdout, stderr } = await show(listOf(environments), { format: 'ndjson' });
    expect(lines(stdout)).toEqual(environments);
    expect(stderr).toBe('');
    expect((await show(listOf([]), { format: 'ndjson' })).stdout).toBe('');
  });

  it('ndjson-typed ends with one summary', async () => {
    const { stdout } = await show(listOf(environments), { format: 'ndjson-typed', facts });
    const [last, ...before] = lines(stdout).reverse();
    expect(before.reverse()).toEqual(environments.map((data) => ({ type: 'record', data })));
    expect(last).toEqual({
      type: 'summary',
      schemaVersion: '1.1',
      status: 'success',
      message: 'Fetched 3 items',
      errors: null,
      meta,
      warnings: [],
      count: 3,
    });
  });

  it('ndjson-wrapped is an envelope a record', async () => {
    const { stdout } = await show(listOf(environments), { format: 'ndjson-wrapped', facts });
    expect(lines(stdout)).toEqual(
      environments.map((data) => ({
        schemaVersion: '1.1',
        status: 'success',
        message: '',
        data,
        errors: null,
        meta,
        warnings: [],
      })),
    );
  });

  it('REL-21 has everything out before it waits for the next page', async () => {
    const page = Promise.withResolvers<void>();
    async function* pages() {
      yield { id: '1' };
      yield { id: '2' };
      await page.promise;
      yield { id: '3' };
    }
    const setting = await createSetting();
    const result = listOf([], { records: pages() });
    const rendering = renderResult(result, { format: 'ndjson', durationMs: () => 1 }, setting);
    await settle();
    await settle();
    expect(setting.stdout.text).toBe('{"id":"1"}\n{"id":"2"}\n');
    page.resolve();
    await rendering;
    expect(setting.stdout.text).toBe('{"id":"1"}\n{"id":"2"}\n{"id":"3"}\n');
  });

  it('REL-21 gathers the records of a page into few writes', async () => {
    const records = Array.from({ length: 1000 }, (_, index) => ({ id: `id-${index}` }));
    const stdout = recordStream();
    await show(listOf(records), { format: 'ndjson' }, { stdout });
    expect(stdout.writes.length).toBeLessThan(10);
    expect(lines(stdout.text)).toHaveLength(1000);
  });

  it('REL-32 stops the source when the reader has gone, and fails nothing', async () => {
    let taken = 0;
    let stopped = false;
    async function* endless() {
      try {
        for (;;) {
          taken += 1;
          yield { id: 'x'.repeat(1000) };
        }
      } finally {
        stopped = true;
      }
    }
    const { rendered, stderr } = await show(
      listOf([], { records: endless() }),
      { format: 'ndjson' },
      { stdout: recordStream({ readerLeavesAfter: 1 }) },
    );
    expect(rendered).toMatchObject({ wrote: true, readerGone: true });
    expect(stopped).toBe(true);
    expect(taken).toBeLessThan(40);
    expect(stderr).toBe('');
  });

  it('REL-32 lets a failing write fail the run', async () => {
    const stdout = recordStream({ failure: new Error('ENOSPC') });
    await expect(show(listOf(environments), { format: 'ndjson' }, { stdout })).rejects.toThrow('ENOSPC');
  });
});

describe('text', () => {
  it('says what was done, its facts and the next steps on stderr', async () => {
    const { stdout, stderr } = await show({
      kind: 'done',
      message: 'Signed on',
      lines: ['  Profile dev'],
      hints: ['pingcli pingone environments list'],
      data: { profile: 'dev' },
    });
    expect(stdout).toBe('');
    expect(stderr).toBe('✔ Signed on\n  Profile dev\nℹ pingcli pingone environments list\n');
  });

  it('marks what did not quite succeed as a warning', async () => {
    const { stderr } = await show({ kind: 'done', message: '2 of 3 deleted', outcome: 'partial' });
    expect(stderr).toBe('⚠ 2 of 3 deleted\n');
  });

  it('prints a document and one newline, inert on a terminal, untouched in a pipe', async () => {
    const text = 'a\tb\u001b[31m\nc';
    expect((await show({ kind: 'document', text })).stdout).toBe(`${text}\n`);
    expect((await show({ kind: 'document', text: 'x\n' })).stdout).toBe('x\n');
    const stdout = recordStream({ columns: 80 });
    expect((await show({ kind: 'document', text }, {}, { stdout })).stdout).toBe('a\tb\\u001b[31m\nc\n');
  });

  it('--ids prints one ID a line', async () => {
    const { stdout } = await show(listOf(environments), { ids: true });
    expect(stdout).toBe(environments.map(({ id }) => `${id}\n`).join(''));
    expect((await show({ kind: 'record', record: { id: 'x' } }, { ids: true })).stdout).toBe('x\n');
    await expect(show(listOf([{ name: 'x' }]), { ids: true })).rejects.toThrow('no IDs');
  });

  it('REL-33 puts nothing but text into a pipe', async () => {
    for (const format of outputFormats) {
      const { stdout, stderr } = await show(listOf(environments), { format });
      expect(stdout + stderr).not.toContain('\u001b');
    }
  });
});
