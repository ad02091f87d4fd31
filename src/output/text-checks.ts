/** The findings of a diagnosis, or the steps of a walk, as text: a symbol, a name, what came of it, and under that the remedy. */
import { isJsonObject, type JsonObject, numberAt, textAt } from '../core/json.ts';
import { sanitize } from '../core/sanitize.ts';
import { formatRows, widthOfLast } from './borderless-table.ts';
import type { TimeText } from './cell.ts';
import { loadMeasure, wrap } from './display-width.ts';
import { linesOfRecord } from './record-lines.ts';
import type { RenderContext } from './renderer.ts';
import type { Theme } from './theme.ts';
import { relativeTime, utcTime } from './time-text.ts';

const narrowestMessage = 24;

function symbolOf(status: string | undefined, { failure, success, symbols, warning }: Theme): string {
  if (status === 'ok') return success(symbols.done);
  return status === 'warning' ? warning(symbols.warning) : failure(symbols.failed);
}

/** `200, COMPLETED, 41 ms`: what a step was answered, and how long it took. */
function answerOf(record: JsonObject): string {
  const time = numberAt(record, 'durationMs');
  const status = numberAt(record, 'httpStatus');
  return [status?.toString(), textAt(record, 'flowStatus'), time === undefined ? undefined : `${time} ms`]
    .filter((part) => part !== undefined)
    .join(', ');
}

function headOf(record: JsonObject): string | undefined {
  const message = textAt(record, 'message');
  const answer = answerOf(record);
  return answer === '' ? message : `${message} (${answer})`;
}

/** What else there is to know of a step, a line a member. */
function detailLines(
  { details }: JsonObject,
  timeText: TimeText,
  fold: (line: string) => readonly string[],
): string[] {
  if (!isJsonObject(details)) return [];
  return linesOfRecord(details, undefined, timeText).flatMap(({ label, value }) => {
    const line = sanitize(value === '' ? label : `${label}: ${value}`);
    const lines = fold(line);
    const indent = /^ */.exec(label)?.[0] ?? '';
    // A token is there to be copied: whole on a line of its own, which the terminal folds without a line end.
    return lines.length > 1 && /^[!-~]+$/.test(value) ? [`${sanitize(label)}:`, `${indent}${value}`] : lines;
  });
}

export async function formatChecks(
  records: readonly JsonObject[],
  { now, sink, theme, wide }: RenderContext,
): Promise<string> {
  const timeText: TimeText = sink.isTerminal ? (time) => relativeTime(time, now) : utcTime;
  const rows = records.map((record) => ({
    status: textAt(record, 'status'),
    check: sanitize(textAt(record, 'check') ?? textAt(record, 'step') ?? ''),
    lines: [headOf(record), textAt(record, 'reason'), textAt(record, 'remedy')]
      .filter((line) => line !== undefined)
      .map((line) => sanitize(line)),
    record,
  }));
  const symbols = Object.values(theme.symbols);
  const measure = await loadMeasure([
    ...symbols,
    ...rows.flatMap(({ check, lines, record }) => [
      check,
      ...lines,
      ...detailLines(record, timeText, (line) => [line]),
    ]),
  ]);
  const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(measure));
  const others = [widest(symbols), widest(rows.map(({ check }) => check))];
  const width = widthOfLast(wide ? undefined : sink.width, others, narrowestMessage);
  const fold = (line: string): string[] => wrap(line, width, measure);
  return formatRows(
    rows.map(({ check, lines, record, status }) => [
      symbolOf(status, theme),
      theme.heading(check),
      [...lines.flatMap(fold), ...detailLines(record, timeText, fold)].join('\n'),
    ]),
  );
}
