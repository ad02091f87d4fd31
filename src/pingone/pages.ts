/** Pages of a collection, followed to the end by their `next` links without ever leaving the API (SEC-71, REL-20, REL-23). */
import { CliError } from '../core/errors.ts';
import { isJsonObject, type JsonObject, textAt } from '../core/json.ts';

export interface Page<T extends JsonObject> {
  records: T[];
  /** Absolute or relative reference as the server gave it. */
  next?: string;
}

/** Undefined where the body is no HAL collection. Some services leave `_embedded` out when it is empty. */
export function readPage(body: JsonObject, embedded: string): Page<JsonObject> | undefined {
  const container = body._embedded;
  const list = isJsonObject(container) ? container[embedded] : undefined;
  if (list !== undefined && !Array.isArray(list)) return undefined;
  const isCollection = list !== undefined || '_links' in body || 'size' in body || 'count' in body;
  if (!isCollection) return undefined;
  const links = body._links;
  const next = isJsonObject(links) ? textAt(links.next, 'href') : undefined;
  return { records: (list ?? []).filter(isJsonObject), ...(next === undefined ? {} : { next }) };
}

/** The next page's address: only its query is taken over, so host and path stay those of the collection. */
export function nextPageUrl(current: URL, next: string, what: string): URL {
  const refuse = (reason: string): CliError =>
    new CliError({
      outcome: 'failure',
      category: 'api',
      code: 'FOREIGN_NEXT_LINK',
      message: `Could not ${what}: ${reason}.`,
      suggestion: 'Check the endpoint settings: pingcli config get service.pingOne.endpoint',
    });
  if (!URL.canParse(next, current.href)) throw refuse('the link to the next page is no address');
  const target = new URL(next, current.href);
  if (target.origin !== current.origin) throw refuse(`the link to the next page leads to ${target.origin}`);
  const url = new URL(current.href);
  url.search = target.search;
  return url;
}

export type FetchPage<T extends JsonObject> = (url: URL, signal: AbortSignal) => Promise<Page<T>>;

/** The records of all pages in order. The next page is fetched while the caller still writes the current one. */
export async function* followPages<T extends JsonObject>(
  first: URL,
  fetchPage: FetchPage<T>,
  what: string,
): AsyncGenerator<T> {
  const ended = new AbortController();
  const visited = new Set([first.href]);
  let url: URL | undefined = first;
  let page: Promise<Page<T>> = fetchPage(first, ended.signal);
  try {
    while (url) {
      const current: Page<T> = await page;
      const following: URL | undefined =
        current.next === undefined ? undefined : nextPageUrl(url, current.next, what);
      if (following) {
        if (visited.has(following.href)) {
          throw new CliError({
            outcome: 'failure',
            category: 'api',
            code: 'PAGES_REPEAT',
            message: `Could not ${what}: the server's pages lead back to a page that was already read.`,
          });
        }
        visited.add(following.href);
        page = fetchPage(following, ended.signal);
        // Its failure is reported when its turn comes; a caller that stops early never asks.
        page.catch(() => undefined);
      }
      yield* current.records;
      url = following;
    }
  } finally {
    ended.abort();
  }
}
