/** A record as heading and text, one pair a member: for the formats that know only rows. */
import { isJsonObject, type JsonObject } from '../core/json.ts';
import type { Column } from '../core/result.ts';
import { cellText, columnValue } from './cell.ts';

/** HAL's links: for machines, and in the JSON formats they stay. */
export const linksMember = '_links';

function* flatten(object: JsonObject, prefix: string): Generator<[string, string | undefined]> {
  for (const [name, value] of Object.entries(object)) {
    if (name === linksMember) continue;
    if (isJsonObject(value) && Object.keys(value).length > 0) yield* flatten(value, `${prefix}${name}.`);
    else yield [`${prefix}${name}`, cellText(value)];
  }
}

/** The chosen columns, or every member under its dotted path. */
export function flatRecord(
  record: JsonObject,
  columns: readonly Column[] | undefined,
): [heading: string, text: string | undefined][] {
  if (columns === undefined) return [...flatten(record, '')];
  return columns.map((column) => [column.heading, cellText(columnValue(record, column), column.shows)]);
}
