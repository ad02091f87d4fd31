/** One record as text: a label a line, its value beside it and wrapped under itself on a terminal. */
import type { JsonObject } from '../core/json.ts';
import type { Column } from '../core/result.ts';
import { loadMeasure, wrap } from './display-width.ts';
import { linesOfRecord } from './record-lines.ts';
import type { RenderContext } from './renderer.ts';
import { localTime, utcTime } from './time-text.ts';

const gap = 2;
/** Beside a label wider than the terminal a value still gets this much; the terminal wraps the rest. */
const narrowestValue = 20;

const noBorders = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: ' '.repeat(gap),
};

export async function formatRecord(
  record: JsonObject,
  columns: readonly Column[] | undefined,
  { sink, theme, now }: RenderContext,
): Promise<string> {
  const lines = linesOfRecord(record, columns, sink.isTerminal ? (time) => localTime(time, now) : utcTime);
  if (lines.length === 0) return '';
  const { default: Table } = await import('cli-table3');
  const measure = await loadMeasure(lines.flatMap(({ label, value }) => [label, value]));
  const labelWidth = Math.max(...lines.map(({ label }) => measure(label)));
  const valueWidth =
    sink.width === undefined
      ? Number.POSITIVE_INFINITY
      : Math.max(narrowestValue, sink.width - labelWidth - gap);
  // Without these styles cli-table3 colours headings and borders into pipes and against NO_COLOR.
  const table = new Table({
    chars: noBorders,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0, compact: true },
  });
  for (const { label, value } of lines) {
    // Wrapped here: cli-table3 cuts a word that is wider than its cell, and an ID must stay whole.
    table.push([theme.heading(label), wrap(value, valueWidth, measure).join('\n')]);
  }
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
