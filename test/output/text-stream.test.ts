/** Text in a pipe, as it arrives: pages that come late, readers that leave, sources that fail. */
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/core/json.ts';
import { type RecordStream, recordStream as streamOfBatches } from '../../src/core/record-stream.ts';
import type { Column } from '../../src/core/result.ts';
import { renderResult } from '../../src/output/render.ts';
import { recordStream } from '../support/recorded-stream.ts';
import { createSetting, listOf, show } from '../support/render-setting.ts';

const columns: readonly Column[] = [
  { heading: 'NAME', path: 'name', importance: 1 },
  { heading: 'USERS', path: 'users', importance: 2 },
  { heading: 'NOTE', path: 'note', importance: 3 },
];

function pageOf(...names: string[]): JsonObject[] {
  return names.map((name, index) => ({ name, users: index * 100, note: 'x' }));
}

function streamOfPages(pages: AsyncGenerator<JsonObject[], void, undefined>): RecordStream<JsonObject> {
  const nextPage = async () => {
    const { done, value } = await pages.next();
    return done ? undefined : value;
  };
  return streamOfBatches(nextPage, () => undefined);
}

/** Each page takes the machine a moment, as one of the network does. */
async function* arriving(pages: readonly JsonObject[][], asked: { pages: number }) {
  for (const page of pages) {
    await new Promise((resolve) => setImmediate(resolve));
    asked.pages += 1;
    yield page;
  }
}

function listing(pages: readonly JsonObject[][], asked = { pages: 0 }) {
  return listOf([], { columns, records: streamOfPages(arriving(pages, asked)) });
}

describe('text in a pipe', () => {
  it('lays a page out together, and only ever makes a column wider', async () => {
    const { stdout } = await show(listing([pageOf('a', 'bcd'), pageOf('a longer name'), pageOf('e')]));
    expect(stdout.split('\n')).toEqual([
      'NAME  USERS  NOTE',
      'a         0  x',
      'bcd     100  x',
      'a longer name      0  x',
      'e                  0  x',
      '',
    ]);
  });

  it('lays records that come one by one out together too', async () => {
    const { stdout } = await show(listOf(pageOf('a', 'a longer name'), { columns }));
    expect(stdout.split('\n')[1]).toBe('a                  0  x');
  });

  it('lets a long cell stand out instead of padding every row to it', async () => {
    const long = 'x'.repeat(300);
    const { stdout } = await show(listing([pageOf('a', long)]));
    const [heading = '', first = '', second = ''] = stdout.split('\n');
    expect(heading.length).toBeLessThan(60);
    expect(first.length).toBeLessThan(60);
    expect(second).toBe(`${long}    100  x`);
  });

  it('REL-21 has a page out before it waits for the next', async () => {
    const stdout = recordStream();
    const seen: string[] = [];
    async function* pages() {
      for (const page of [pageOf('one'), pageOf('two')]) {
        await new Promise((resolve) => setImmediate(resolve));
        seen.push(stdout.text);
        yield page;
      }
    }
    await show(listOf([], { columns, records: streamOfPages(pages()) }), {}, { stdout });
    expect(seen[1]).toContain('one');
    expect(seen[1]).not.toContain('two');
  });

  it('REL-32 F-53 stops asking when the reader has gone', async () => {
    const asked = { pages: 0 };
    const many = Array.from({ length: 500 }, (_, page) => pageOf(`page ${page}`));
    const shown = await show(listing(many, asked), {}, { stdout: recordStream({ readerLeavesAfter: 1 }) });
    expect(shown.rendered.readerGone).toBe(true);
    expect(asked.pages).toBeLessThan(5);
  });

  it('REL-22 leaves whole lines of what had come before a failure', async () => {
    async function* failing() {
      yield pageOf('one', 'two');
      await new Promise((resolve) => setImmediate(resolve));
      throw new Error('page 2');
    }
    const setting = await createSetting();
    const result = listOf([], { columns, records: streamOfPages(failing()) });
    await expect(renderResult(result, { format: 'text', durationMs: () => 1 }, setting)).rejects.toThrow(
      'page 2',
    );
    expect(setting.stdout.text).toBe('NAME  USERS  NOTE\none       0  x\ntwo     100  x\n');
  });
});
