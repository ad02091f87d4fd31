/** Pages of a collection, followed to the end by their `next` links without ever leaving the API (SEC-71, REL-20, REL-23). */
import { CliError } from '../core/errors.ts';
import { isJsonObject, type JsonObject, textAt } from '../core/json.ts';

export interface Page<T extends JsonObject> {
  records: T[];
  /** Absolute or relative reference as the server gave it. */
  next?: string;
}

/**
 * Undefined where the body is no HAL collection of that name. Some services leave `_embedded` out when it is empty;
 * one that holds something else is not taken for empty, and neither are records that are no objects dropped.
 */
export function readPage(body: JsonObject, embedded: string): Page<JsonObject> | undefined {
  const container = body._embedded ?? {};
  if (!isJsonObject(container)) return undefined;
  const isCollection = '_embedded' in body || '_links' in body || 'size' in body || 'count' in body;
  const isOther = !Object.hasOwn(container, embedded) && Object.keys(container).length > 0;
  const list = container[embedded] ?? [];
  if (!isCollection || isOther || !Array.isArray(list)) return undefined;
  const records = list.filter(isJsonObject);
  if (records.length !== list.length) return undefined;
  const next = isJsonObject(body._links) ? textAt(body._links.next, 'href') : undefined;
  return { records, ...(next === undefined ? {} : { next }) };
}

function pagingError(code: string, message: string): CliError {
  return new CliError({
    outcome: 'failure',
    category: 'api',
    code,
    message,
    suggestion: 'Check the endpoint settings: pingcli config get service.pingOne.endpoint',
  });
}

/** The next page's address: only its query is taken over, so host and path stay those of the collection. */
export function nextPageUrl(current: URL, next: string, what: string): URL {
  const refuse = (reason: string): CliError =>
    pagingError('FOREIGN_NEXT_LINK', `Could not ${what}: ${reason}.`);
  if (!URL.canParse(next, current.href)) throw refuse('the link to the next page is no address');
  const target = new URL(next, current.href);
  if (target.origin !== current.origin) throw refuse(`the link to the next page leads to ${target.origin}`);
  const url = new URL(current.href);
  url.search = target.search;
  return url;
}

interface OpenedPage<T extends JsonObject> {
  url: URL;
  page: Page<T>;
}

export type FetchPage<T extends JsonObject> = (url: URL, signal: AbortSignal) => Promise<Page<T>>;

export interface PagesRequest<T extends JsonObject> {
  first: URL;
  fetchPage: FetchPage<T>;
  /** For errors: `list environments`. */
  what: string;
  /** Ends after so many records; no page beyond them is fetched. */
  limit?: number;
}

/** A server that keeps answering pages without records would keep us for ever. */
const mostEmptyPages = 25;

/** Says which page it was, because what came before it has been written already (REL-22). */
function onPage(error: unknown, page: number, read: number): unknown {
  if (page === 1 || !(error instanceof CliError) || error.facts.category === 'cancelled') return error;
  const { facts } = error;
  const where = `on page ${page}, after ${read} ${read === 1 ? 'record' : 'records'}`;
  return new CliError({ ...facts, message: `${facts.message.replace(/\.$/, '')}, ${where}.`, cause: error });
}

/** The records of all pages in order. The next page is fetched while the caller still writes the current one. */
export async function* followPages<T extends JsonObject>(request: PagesRequest<T>): AsyncGenerator<T> {
  const { first, fetchPage, what, limit = Number.POSITIVE_INFINITY } = request;
  const ended = new AbortController();
  const visited = new Set<string>();
  let emptyPages = 0;

  async function open(url: URL): Promise<OpenedPage<T>> {
    if (visited.has(url.href)) {
      throw pagingError(
        'PAGES_REPEAT',
        `Could not ${what}: the server's pages lead back to one that was already read.`,
      );
    }
    visited.add(url.href);
    const page = await fetchPage(url, ended.signal);
    emptyPages = page.records.length === 0 ? emptyPages + 1 : 0;
    if (emptyPages > mostEmptyPages) {
      throw pagingError(
        'PAGES_REPEAT',
        `Could not ${what}: the server answers page after page without records.`,
      );
    }
    return { url, page };
  }

  async function openNext(from: URL, next: string): Promise<OpenedPage<T>> {
    return open(nextPageUrl(from, next, what));
  }

  let read = 0;
  let coming: Promise<OpenedPage<T>> | undefined = open(first);
  try {
    for (let number = 1; coming !== undefined; number += 1) {
      const { url, page }: OpenedPage<T> = await coming.catch((error: unknown) => {
        throw onPage(error, number, read);
      });
      const records = page.records.slice(0, limit - read);
      read += records.length;
      coming = page.next === undefined || read >= limit ? undefined : openNext(url, page.next);
      // Its failure is reported when its turn comes; a caller that stops early never asks.
      coming?.catch(() => undefined);
      yield* records;
    }
  } finally {
    ended.abort();
  }
}
