/** A record as labelled lines, nested members indented under theirs: what `text-record.ts` lays out. */
import { isJsonObject, type JsonObject, type JsonValue } from '../core/json.ts';
import type { Column } from '../core/result.ts';
import { sanitize } from '../core/sanitize.ts';
import { cellText, columnValue, type TimeText } from './cell.ts';
import { linksMember } from './flat-record.ts';

export interface RecordLine {
  label: string;
  /** May hold line feeds; inert otherwise. Empty for the heading of nested members. */
  value: string;
}

const missing = '-';
const indentation = '  ';
const bullet = '- ';

function hasMembers(value: JsonValue | undefined): value is JsonObject {
  return isJsonObject(value) && Object.keys(value).length > 0;
}

function linesOfMember(
  label: string,
  value: JsonValue | undefined,
  indent: string,
  timeText: TimeText,
  shows?: Column['shows'],
): RecordLine[] {
  const heading = { label: indent + sanitize(label), value: '' };
  if (hasMembers(value)) return [heading, ...linesOfObject(value, indent + indentation, timeText)];
  if (Array.isArray(value) && value.some((item) => typeof item === 'object' && item !== null)) {
    return [heading, ...value.flatMap((item) => linesOfItem(item, indent + indentation, timeText))];
  }
  return [{ ...heading, value: sanitize(cellText(value, shows, timeText) ?? missing, '\n') }];
}

/** The first line of an item carries a bullet in the place of the last indentation. */
function linesOfItem(item: JsonValue, indent: string, timeText: TimeText): RecordLine[] {
  const [first, ...rest] = hasMembers(item)
    ? linesOfObject(item, indent + indentation, timeText)
    : linesOfMember('', item, indent + indentation, timeText);
  if (first === undefined) return [];
  return [{ ...first, label: indent + bullet + first.label.slice(indent.length + bullet.length) }, ...rest];
}

function linesOfObject(object: JsonObject, indent: string, timeText: TimeText): RecordLine[] {
  return Object.entries(object)
    .filter(([name]) => name !== linksMember)
    .flatMap(([name, value]) => linesOfMember(name, value, indent, timeText));
}

export function linesOfRecord(
  record: JsonObject,
  columns: readonly Column[] | undefined,
  timeText: TimeText,
): RecordLine[] {
  if (columns === undefined) return linesOfObject(record, '', timeText);
  return columns.flatMap((column) =>
    linesOfMember(column.heading, columnValue(record, column), '', timeText, column.shows),
  );
}
