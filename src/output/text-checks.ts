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
function detailLines({ details }: JsonObject, timeText: TimeText): string[] {
  if (!isJsonObject(details)) return [];
  return linesOfRecord(details, undefined, timeText).map(({ label, value }) =>
    value === '' ? label : `${label}: ${value}`,
  );
}

export async function formatChecks(
  records: readonly JsonObject[],
  { now, sink, theme, wide }: RenderContext,
): Promise<string> {
  const timeText: TimeText = sink.isTerminal ? (time) => relativeTime(time, now) : utcTime;
  const rows = records.map((record) => ({
    status: textAt(record, 'status'),
    check: sanitize(textAt(record, 'check') ?? textAt(record, 'step') ?? ''),
    lines: [
      ...[headOf(record), textAt(record, 'reason'), textAt(record, 'remedy')].filter(
        (line) => line !== undefined,
      ),
      ...detailLines(record, timeText),
    ].map((line) => sanitize(line)),
  }));
  const symbols = Object.values(theme.symbols);
  const measure = await loadMeasure([...symbols, ...rows.flatMap(({ check, lines }) => [check, ...lines])]);
  const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(measure));
  const others = [widest(symbols), widest(rows.map(({ check }) => check))];
  const width = widthOfLast(wide ? undefined : sink.width, others, narrowestMessage);
  return formatRows(
    rows.map(({ check, lines, status }) => [
      symbolOf(status, theme),
      theme.heading(check),
      lines.flatMap((line) => wrap(line, width, measure)).join('\n'),
    ]),
  );
}
