import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/core/json.ts';
import { likelyNextLink } from '../../src/pingone/likely-next-link.ts';
import { followPages, type Page, type UnreadPage } from '../../src/pingone/pages.ts';

describe('the likely next link', () => {
  it.each([
    ['{"_links":{"next":{"href":"https://api/x?cursor=2"}},"_embedded":{}}', 'https://api/x?cursor=2'],
    ['{ "_links" : { "next" : { "href" : "/x" } } }', '/x'],
    ['{"_links":{"self":{"href":"/x"}}}', undefined],
    ['{"next":"soon"}', undefined],
    ['{"_links":{"next":{"href":"\\u0068ttps://api"}}}', undefined],
    ['', undefined],
  ])('%s', (text, link) => {
    expect(likelyNextLink(new TextEncoder().encode(text))).toBe(link);
  });
});

describe('a page that is asked for ahead', () => {
  const first = new URL('https://api.pingone.eu/v1/things');

  function follow(pages: Record<string, { likelyNext?: string; next?: string }>) {
    const asked: string[] = [];
    const happened: string[] = [];
    const fetchPage = async (url: URL): Promise<UnreadPage<JsonObject>> => {
      const name = url.search;
      asked.push(name);
      happened.push(`ask ${name}`);
      const { likelyNext, next } = pages[name] ?? {};
      return {
        likelyNext,
        read(): Page<JsonObject> {
          happened.push(`read ${name}`);
          return { records: [{ id: name }], ...(next === undefined ? {} : { next }) };
        },
      };
    };
    const collect = async (limit?: number): Promise<string[]> => {
      const ids: string[] = [];
      const request = { first, fetchPage, what: 'list things', ...(limit === undefined ? {} : { limit }) };
      for await (const { id } of followPages(request)) ids.push(String(id));
      return ids;
    };
    return { asked, happened, collect };
  }

  it('is under way before the one before it is read', async () => {
    const { happened, collect } = follow({ '': { likelyNext: '?2', next: '?2' }, '?2': {} });
    expect(await collect()).toEqual(['', '?2']);
    expect(happened).toEqual(['ask ', 'ask ?2', 'read ', 'read ?2']);
  });

  it('is dropped when the page says another one, and may still come in its turn', async () => {
    const { collect } = follow({
      '': { likelyNext: '?3', next: '?2' },
      '?2': { next: '?3' },
      '?3': {},
    });
    expect(await collect()).toEqual(['', '?2', '?3']);
  });

  it('SEC-71 is not asked for on another host, nor twice, nor beyond a limit', async () => {
    const astray = follow({ '': { likelyNext: 'https://elsewhere.example.org/?2' } });
    expect(await astray.collect()).toEqual(['']);
    expect(astray.asked).toEqual(['']);
    const back = follow({ '': { likelyNext: '?2', next: '?2' }, '?2': { likelyNext: '', next: '' } });
    await expect(back.collect()).rejects.toThrow('already read');
    const limited = follow({ '': { likelyNext: '?2', next: '?2' } });
    expect(await limited.collect(1)).toEqual(['']);
    expect(limited.asked).toEqual(['']);
  });
});
