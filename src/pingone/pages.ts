/** Pages of a collection, followed to the end by their `next` links without ever leaving the API (SEC-71, REL-20, REL-23). */
import { CliError } from '../core/errors.ts';
import { isJsonObject, type JsonObject, textAt } from '../core/json.ts';
import { type NextBatch, type RecordStream, recordStream } from '../core/record-stream.ts';

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
  if (!isCollection || isOther || !Array.isArray(list) || !list.every(isJsonObject)) return undefined;
  const next = isJsonObject(body._links) ? textAt(body._links.next, 'href') : undefined;
  return { records: list, ...(next === undefined ? {} : { next }) };
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

function likelyUrl(current: URL, next: string): URL | undefined {
  try {
    return nextPageUrl(current, next, '');
  } catch {
    return undefined;
  }
}

/** A page that has come, read when it is its turn: the records of two pages at once would cost twice the memory. */
export interface UnreadPage<T extends JsonObject> {
  /** What `next` will say once it is read; asked for already while that is done. */
  likelyNext: string | undefined;
  read(): Page<T>;
}

interface OpenedPage<T extends JsonObject> {
  url: URL;
  arrived: Page<T> | UnreadPage<T>;
}

/** A page that was asked for. */
interface Asked<T extends JsonObject> {
  url: URL;
  opened: Promise<OpenedPage<T>>;
}

export type FetchPage<T extends JsonObject> = (
  url: URL,
  signal: AbortSignal,
) => Promise<Page<T> | UnreadPage<T>>;

export interface PagesRequest<T extends JsonObject> {
  /** A function is asked with the first record. */
  first: URL | (() => URL);
  fetchPage: FetchPage<T>;
  /** For errors: `list environments`. */
  what: string;
  /** Ends after so many records; no page beyond them is fetched. */
  limit?: number;
  /** Whether the caller can go on by a cursor, so that an error says which one (REL-22). */
  isResumable?: boolean;
  /** Called where the limit leaves records behind. */
  onMore?: () => void;
  /** Lets a request that was begun go out before the program is busy with the page that has come. */
  nextTurn?: () => Promise<void>;
}

/** A failure is reported when its turn comes; a caller that stops early never asks. */
const silently = (): void => undefined;

/** A server that keeps answering pages without records would keep us for ever. */
const mostEmptyPages = 25;

/** Says which page it was, because what came before it has been written already (REL-22). */
function onPage(error: unknown, page: number, records: number, cursor: string | null): unknown {
  if (page === 1 || !(error instanceof CliError) || error.facts.category === 'cancelled') return error;
  const { facts } = error;
  const where = `on page ${page}, after ${records} ${records === 1 ? 'record' : 'records'}`;
  return new CliError({
    ...facts,
    message: `${facts.message.replace(/\.$/, '')}, ${where}.`,
    ...(cursor === null ? {} : { resumption: { cursor, records } }),
    cause: error,
  });
}

function readPages<T extends JsonObject>(request: PagesRequest<T>, ended: AbortController): NextBatch<T> {
  const { first, fetchPage, what, nextTurn, limit = Number.POSITIVE_INFINITY } = request;
  const visited = new Set<string>();
  let emptyPages = 0;
  let number = 1;
  let read = 0;
  let coming: Promise<OpenedPage<T>> | undefined;
  /** The page that is being waited for; undefined while its address is not known to be good. */
  let awaited: URL | undefined;
  let isBegun = false;

  /** Asks for a page, and lets the request go out. */
  async function ask(url: URL): Promise<Asked<T>> {
    const opened = fetchPage(url, ended.signal).then((arrived) => ({ url, arrived }));
    opened.catch(silently);
    await nextTurn?.();
    return { url, opened };
  }

  /** Asks for what is probably the next page; a link that leads astray is left to be told of when the page is read. */
  async function askAhead(from: URL, likelyNext: string | undefined): Promise<Asked<T> | undefined> {
    if (likelyNext === undefined || limit !== Number.POSITIVE_INFINITY) return undefined;
    const url = likelyUrl(from, likelyNext);
    return url === undefined || visited.has(url.href) ? undefined : ask(url);
  }

  async function open(url: URL, asked: Asked<T> | undefined): Promise<OpenedPage<T>> {
    if (visited.has(url.href)) {
      throw pagingError(
        'PAGES_REPEAT',
        `Could not ${what}: the server's pages lead back to one that was already read.`,
      );
    }
    visited.add(url.href);
    awaited = url;
    return (asked?.url.href === url.href ? asked : await ask(url)).opened;
  }

  async function openNext(from: URL, next: string, ahead: Asked<T> | undefined): Promise<OpenedPage<T>> {
    return open(nextPageUrl(from, next, what), ahead);
  }

  /** The records of the page whose turn it is; the one after it is on its way by then. */
  async function take({ url, arrived }: OpenedPage<T>): Promise<readonly T[]> {
    const isUnread = 'read' in arrived;
    const ahead = await askAhead(url, isUnread ? arrived.likelyNext : undefined);
    const page = isUnread ? arrived.read() : arrived;
    emptyPages = page.records.length === 0 ? emptyPages + 1 : 0;
    if (emptyPages > mostEmptyPages) {
      throw pagingError(
        'PAGES_REPEAT',
        `Could not ${what}: the server answers page after page without records.`,
      );
    }
    const records = page.records.slice(0, limit - read);
    read += records.length;
    number += 1;
    const { next } = page;
    const isCut = next !== undefined || records.length < page.records.length;
    if (read >= limit && isCut) request.onMore?.();
    awaited = undefined;
    if (next === undefined || read >= limit) return records;
    coming = openNext(url, next, ahead);
    coming.catch(silently);
    if (ahead === undefined) await nextTurn?.();
    return records;
  }

  function begin(): Promise<OpenedPage<T>> | undefined {
    isBegun = true;
    return limit > 0 ? open(typeof first === 'function' ? first() : first, undefined) : undefined;
  }

  return async () => {
    const page = isBegun ? coming : begin();
    coming = undefined;
    try {
      if (page !== undefined) return await page.then(take);
    } catch (error) {
      ended.abort();
      const cursor = request.isResumable ? awaited?.searchParams.get('cursor') : undefined;
      throw onPage(error, number, read, cursor ?? null);
    }
    ended.abort();
    return undefined;
  };
}

/** The records of all pages in order, a page a batch. The next page is fetched while the caller still writes the current one. */
export function followPages<T extends JsonObject>(request: PagesRequest<T>): RecordStream<T> {
  const ended = new AbortController();
  return recordStream(readPages(request, ended), () => ended.abort());
}
