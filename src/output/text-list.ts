/**
 * A list as text on a terminal: columns of two spaces, no borders. Our own renderer, because a list can have ten thousand rows:
 * measured, cli-table3 takes 8.6 s for what this does in well under a second.
 */
import type { JsonObject } from '../core/json.ts';
import type { Column } from '../core/result.ts';
import { sanitize } from '../core/sanitize.ts';
import { cellText, columnValue, type TimeText } from './cell.ts';
import { type ColumnDemand, columnGap, type FittedColumn, fitColumns } from './column-widths.ts';
import { cut, loadMeasure, type Measure, pad } from './display-width.ts';
import type { ListView, RenderContext } from './renderer.ts';
import { relativeTime } from './time-text.ts';

const missing = '-';

function roleOf(column: Column, isNamed: boolean): ColumnDemand['role'] {
  if (column.path === 'id') return 'id';
  if (isNamed) return 'named';
  return column.path === 'name' || column.names !== undefined ? 'key' : 'other';
}

/** Numbers stand right; where the column does not say, its values do. */
export function isNumeric(column: Column, records: readonly JsonObject[]): boolean {
  if (column.shows !== undefined) return column.shows === 'number';
  const values = records.map((record) => columnValue(record, column) ?? null);
  return (
    values.some((value) => value !== null) &&
    values.every((value) => value === null || typeof value === 'number')
  );
}

export interface PlacedColumn extends FittedColumn {
  align: 'left' | 'right';
}

export function formatRow(
  cells: readonly string[],
  placed: readonly PlacedColumn[],
  measure: Measure,
): string {
  return placed
    .map(({ index, width, align }) => pad(cells[index] ?? '', width, align, measure))
    .join(' '.repeat(columnGap))
    .trimEnd();
}

/** A record's cells, inert. */
export function rowOf(record: JsonObject, columns: readonly Column[], timeText: TimeText): string[] {
  return columns.map((column) =>
    sanitize(cellText(columnValue(record, column), column.shows, timeText) ?? missing),
  );
}

/** @returns the lines; none for an empty list, so that its stdout is empty. */
export async function formatList(
  records: readonly JsonObject[],
  view: Pick<ListView, 'columns' | 'columnsAreNamed'>,
  { sink, theme, now, wide }: RenderContext,
): Promise<string[]> {
  if (records.length === 0) return [];
  const headings = view.columns.map(({ heading }) => sanitize(heading));
  const rows = records.map((record) => rowOf(record, view.columns, (time) => relativeTime(time, now)));
  const measure = await loadMeasure(cellsOf([headings, ...rows]));
  const demands = view.columns.map((column, index): ColumnDemand => {
    let natural = measure(headings[index] ?? '');
    for (const row of rows) natural = Math.max(natural, measure(row[index] ?? ''));
    return { importance: column.importance, natural, role: roleOf(column, view.columnsAreNamed) };
  });
  const isFitted = !wide && !view.columns.some(({ whole }) => whole);
  const placed = fitColumns(demands, isFitted ? sink.width : undefined).map((fitted): PlacedColumn => {
    const column = view.columns[fitted.index];
    return { ...fitted, align: column && isNumeric(column, records) ? 'right' : 'left' };
  });
  const widths = new Map(placed.map(({ index, width }) => [index, width]));
  const line = (cells: readonly string[]): string =>
    formatRow(
      cells.map((cell, index) => cut(cell, widths.get(index) ?? 0, measure)),
      placed,
      measure,
    );
  return [theme.heading(line(headings)), ...rows.map(line)];
}

export function* cellsOf(rows: readonly string[][]): Generator<string> {
  for (const row of rows) yield* row;
}
