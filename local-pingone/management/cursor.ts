/** Cuts a list into pages behind opaque, URL-safe cursors. */
import type { Document } from '../store.ts';
import { invalidData } from './api-error.ts';
import { textOf } from './documents.ts';

export interface Page {
  items: Document[];
  next?: string;
  prev?: string;
}

interface Position {
  offset: number;
  /** Id of the item before the page: objects deleted or added meanwhile do not shift the page. */
  after: string;
  /** Filter and order the cursor was given for. */
  query: string;
}

/** @param query what else selects the items; a cursor given for another query is refused */
export function cutPage(
  items: readonly Document[],
  limit: number,
  cursor: string | undefined,
  query: string,
): Page {
  const start = cursor === undefined ? 0 : startOf(items, cursor, query);
  const end = Math.min(start + limit, items.length);
  return {
    items: items.slice(start, end),
    ...(end < items.length ? { next: encode(items, end, query) } : {}),
    ...(start > 0 ? { prev: encode(items, Math.max(0, start - limit), query) } : {}),
  };
}

function encode(items: readonly Document[], offset: number, query: string): string {
  const position: Position = { offset, after: textOf(items[offset - 1], 'id') ?? '', query };
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

function startOf(items: readonly Document[], cursor: string, query: string): number {
  const position = decode(cursor);
  if (position === undefined || position.query !== query) {
    throw invalidData({ code: 'INVALID_PARAMETER', target: 'cursor', message: 'The cursor is not valid.' });
  }
  const before = items.findIndex((each) => each.id === position.after);
  return before === -1 ? Math.min(position.offset, items.length) : before + 1;
}

function decode(cursor: string): Position | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return isPosition(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isPosition(value: unknown): value is Position {
  return (
    typeof value === 'object' &&
    value !== null &&
    'offset' in value &&
    typeof value.offset === 'number' &&
    'after' in value &&
    typeof value.after === 'string' &&
    'query' in value &&
    typeof value.query === 'string'
  );
}
