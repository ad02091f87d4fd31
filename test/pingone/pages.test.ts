import { describe, expect, it } from 'vitest';
import { CliError } from '../../src/core/errors.ts';
import type { JsonObject } from '../../src/core/json.ts';
import { followPages, nextPageUrl, type Page, readPage } from '../../src/pingone/pages.ts';
import { thrownBy } from '../support/failure.ts';

const first = new URL('https://api.pingone.eu/v1/environments?filter=x');

describe('a page', () => {
  it.each<[string, JsonObject, Page<JsonObject> | undefined]>([
    ['a page', { _embedded: { users: [{ id: '1' }] }, size: 1 }, { records: [{ id: '1' }] }],
    [
      'with a next link',
      { _links: { next: { href: '?cursor=2' } }, _embedded: { users: [] } },
      { records: [], next: '?cursor=2' },
    ],
    ['without _embedded', { _links: {}, size: 0 }, { records: [] }],
    ['_embedded: null', { _embedded: null, count: 0 }, { records: [] }],
    ['_embedded: {}', { _embedded: {} }, { records: [] }],
    ['a null list', { _embedded: { users: null } }, { records: [] }],
    ['another array name', { _embedded: { people: [{ id: '1' }] }, _links: {} }, undefined],
    ['a list that is none', { _embedded: { users: { id: '1' } }, _links: {} }, undefined],
    ['_embedded that is a list', { _embedded: [{ id: '1' }], _links: {} }, undefined],
    ['records that are no objects', { _embedded: { users: [{ id: '1' }, null, 7] } }, undefined],
    ['no collection', {}, undefined],
    ['another document', { id: '1', name: 'x' }, undefined],
    ['links that are none', { _links: [], _embedded: { users: [] } }, { records: [] }],
  ])('REL-14 F-27 %s', (_, body, page) => {
    expect(readPage(body, 'users')).toEqual(page);
  });
});

describe('the next page', () => {
  it('SEC-71 keeps host and path, and takes the query only', () => {
    const next = 'https://api.pingone.eu/v2/elsewhere?cursor=abc&limit=2#x';
    expect(nextPageUrl(first, next, 'list x').href).toBe(
      'https://api.pingone.eu/v1/environments?cursor=abc&limit=2',
    );
    expect(nextPageUrl(first, '?cursor=%2F', 'list x').search).toBe('?cursor=%2F');
  });

  it.each([
    'https://evil.test/v1/environments?cursor=1',
    'http://api.pingone.eu/v1/environments?cursor=1',
    'https://api.pingone.eu:8443/v1/environments?cursor=1',
    '//evil.test/?cursor=1',
    'https://',
  ])('SEC-71 F-30 is refused at %s', (next) => {
    const error = thrownBy(() => nextPageUrl(first, next, 'list environments'));
    expect(error.facts).toMatchObject({ code: 'FOREIGN_NEXT_LINK', outcome: 'failure' });
    expect(error.message).toContain('list environments');
  });
});

interface Served {
  records: number;
  next?: string;
  error?: CliError;
}

/** Pages by their cursor; the first one has none. */
function followed(pages: Readonly<Record<string, Served>>, limit?: number) {
  const fetched: string[] = [];
  const signals: AbortSignal[] = [];
  const generator = followPages<JsonObject>({
    first,
    what: 'list environments',
    ...(limit === undefined ? {} : { limit }),
    fetchPage: async (url, signal) => {
      const cursor = url.searchParams.get('cursor') ?? '';
      fetched.push(cursor);
      signals.push(signal);
      const { records, next, error } = pages[cursor] ?? { records: 0 };
      if (error) throw error;
      const page = Array.from({ length: records }, (_, index) => ({ id: `${cursor}${index}` }));
      return next === undefined ? { records: page } : { records: page, next: `?cursor=${next}` };
    },
  });
  return { generator, fetched, signals };
}

async function read(generator: AsyncGenerator<JsonObject>): Promise<{ ids: unknown[]; error?: unknown }> {
  const ids: unknown[] = [];
  try {
    for await (const record of generator) ids.push(record.id);
  } catch (error) {
    return { ids, error };
  }
  return { ids };
}

const broken = new CliError({
  outcome: 'unavailable',
  category: 'network',
  code: 'X',
  message: 'Could not reach it.',
});

describe('pages in a row', () => {
  it('REL-20 are read to the end, whatever their size', async () => {
    const { generator } = followed({
      '': { records: 2, next: 'b' },
      b: { records: 0, next: 'c' },
      c: { records: 1 },
    });
    expect(await read(generator)).toEqual({ ids: ['0', '1', 'c0'] });
  });

  it('REL-21 are fetched while the one before is written, and no further ahead', async () => {
    const { generator, fetched } = followed({
      '': { records: 2, next: 'b' },
      b: { records: 2, next: 'c' },
      c: { records: 1 },
    });
    await generator.next();
    expect(fetched).toEqual(['', 'b']);
    await generator.next();
    expect(fetched).toEqual(['', 'b']);
    await generator.next();
    expect(fetched).toEqual(['', 'b', 'c']);
    await generator.return(undefined);
  });

  it('REL-32 are given up with the reader, also the one under way', async () => {
    const { generator, fetched, signals } = followed({
      '': { records: 2, next: 'b' },
      b: { records: 1, next: 'c' },
    });
    await generator.next();
    await generator.return(undefined);
    expect(fetched).toEqual(['', 'b']);
    expect(signals.every((signal) => signal.aborted)).toBe(true);
  });

  it('REL-20 end at the limit, and no page beyond it is fetched', async () => {
    const pages = { '': { records: 2, next: 'b' }, b: { records: 2, next: 'c' }, c: { records: 1 } };
    const exact = followed(pages, 2);
    expect(await read(exact.generator)).toEqual({ ids: ['0', '1'] });
    expect(exact.fetched).toEqual(['']);
    const within = followed(pages, 3);
    expect(await read(within.generator)).toEqual({ ids: ['0', '1', 'b0'] });
    expect(within.fetched).toEqual(['', 'b']);
  });

  it('REL-22 that fail leave the ones before, and say where it happened', async () => {
    const { generator } = followed({
      '': { records: 2, next: 'b' },
      b: { records: 1, next: 'c' },
      c: { records: 0, error: broken },
    });
    const { ids, error } = await read(generator);
    expect(ids).toEqual(['0', '1', 'b0']);
    expect(error).toBeInstanceOf(CliError);
    expect(String(error)).toContain('Could not reach it, on page 3, after 3 records.');
  });

  it('REL-22 that fail at once say just that', async () => {
    expect(await read(followed({ '': { records: 0, error: broken } }).generator)).toEqual({
      ids: [],
      error: broken,
    });
  });

  it('REL-22 F-30 hand out their records before a bad link is complained about', async () => {
    const generator = followPages<JsonObject>({
      first,
      what: 'list environments',
      fetchPage: async () => ({ records: [{ id: '1' }], next: 'https://evil.test/?cursor=2' }),
    });
    const { ids, error } = await read(generator);
    expect(ids).toEqual(['1']);
    expect(error).toMatchObject({ facts: { code: 'FOREIGN_NEXT_LINK' } });
  });

  it('REL-23 that lead back are not read twice', async () => {
    const { generator, fetched } = followed({ '': { records: 1, next: 'b' }, b: { records: 1, next: 'b' } });
    const { ids, error } = await read(generator);
    expect(ids).toEqual(['0', 'b0']);
    expect(error).toMatchObject({ facts: { code: 'PAGES_REPEAT' } });
    expect(fetched).toEqual(['', 'b']);
  });

  it('REL-23 without records do not go on for ever', async () => {
    let cursor = 0;
    const generator = followPages<JsonObject>({
      first,
      what: 'list environments',
      fetchPage: async () => {
        cursor += 1;
        return { records: [], next: `?cursor=${cursor}` };
      },
    });
    expect((await read(generator)).error).toMatchObject({ facts: { code: 'PAGES_REPEAT' } });
    expect(cursor).toBeLessThan(50);
  });

  it('leave no rejection unheard where the reader stops before a page that fails', async () => {
    const { generator } = followed({ '': { records: 2, next: 'b' }, b: { records: 0, error: broken } });
    await generator.next();
    await generator.return(undefined);
    // The runner fails a test that leaves one.
    await new Promise((resolve) => setImmediate(resolve));
    expect((await generator.next()).done).toBe(true);
  });
});
