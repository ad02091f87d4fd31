/** One value as one piece of text: the same words in lists, records, CSV and Markdown. */
import { type JsonObject, type JsonValue, valueAt } from '../core/json.ts';
import type { Column } from '../core/result.ts';
import { formatJson } from './json-text.ts';
import { parseTime, utcTime } from './time-text.ts';

/** How times are shown: for a person at a terminal, or exactly. */
export type TimeText = (time: number, written?: string) => string;

function timeOf(value: JsonValue, shows: Column['shows']): number | undefined {
  if (shows !== undefined && shows !== 'time') return undefined;
  // Numbers are times only where the column says so; those are epoch milliseconds within what Date can hold.
  if (typeof value === 'number') return shows === 'time' && Math.abs(value) <= 8.64e15 ? value : undefined;
  return parseTime(value);
}

/**
 * @returns undefined for a missing value: absent, null, or empty text, list or object. The layout says how
 * that looks. The text is as it came: the layout also makes it inert.
 */
export function cellText(
  value: JsonValue | undefined,
  shows: Column['shows'] = undefined,
  timeText: TimeText = utcTime,
): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const time = timeOf(value, shows);
  if (time !== undefined) return timeText(time, typeof value === 'string' ? value : undefined);
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) {
    if (value.length === 0) return undefined;
    return value
      .map((item) => cellText(item, shows === 'list' ? undefined : shows, timeText) ?? '-')
      .join(', ');
  }
  return Object.keys(value).length === 0 ? undefined : formatJson(value, 'line');
}

/** The value that a column shows of a record: the name that stands for it, where there is one. */
export function columnValue(
  record: JsonObject,
  { path, names }: Pick<Column, 'path' | 'names'>,
): JsonValue | undefined {
  const value = valueAt(record, path);
  return (typeof value === 'string' ? names?.get(value) : undefined) ?? value;
}
