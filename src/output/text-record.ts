/** One record as text: a label a line, its value beside it and wrapped under itself on a terminal. */
import type { JsonObject } from '../core/json.ts';
import type { Column } from '../core/result.ts';
import { formatRows, widthOfLast } from './borderless-table.ts';
import { loadMeasure, wrap } from './display-width.ts';
import { linesOfRecord } from './record-lines.ts';
import type { RenderContext } from './renderer.ts';
import { localTime, utcTime } from './time-text.ts';

/** Beside a label wider than the terminal a value still gets this much; the terminal wraps the rest. */
const narrowestValue = 20;

export async function formatRecord(
  record: JsonObject,
  columns: readonly Column[] | undefined,
  { sink, theme, now, wide }: RenderContext,
): Promise<string> {
  const lines = linesOfRecord(record, columns, sink.isTerminal ? (time) => localTime(time, now) : utcTime);
  if (lines.length === 0) return '';
  const measure = await loadMeasure(lines.flatMap(({ label, value }) => [label, value]));
  const labelWidth = Math.max(...lines.map(({ label }) => measure(label)));
  const valueWidth = widthOfLast(wide ? undefined : sink.width, [labelWidth], narrowestValue);
  return formatRows(
    lines.map(({ label, value }) => [theme.heading(label), wrap(value, valueWidth, measure).join('\n')]),
  );
}
