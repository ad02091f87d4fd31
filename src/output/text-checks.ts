/** The findings of a diagnosis as text: a symbol, the check, what it found, and under that the remedy. */
import { type JsonObject, textAt } from '../core/json.ts';
import { sanitize } from '../core/sanitize.ts';
import { formatRows, widthOfLast } from './borderless-table.ts';
import { loadMeasure, wrap } from './display-width.ts';
import type { RenderContext } from './renderer.ts';
import type { Theme } from './theme.ts';

const narrowestMessage = 24;

function symbolOf(status: string | undefined, { failure, success, symbols, warning }: Theme): string {
  if (status === 'ok') return success(symbols.done);
  return status === 'warning' ? warning(symbols.warning) : failure(symbols.failed);
}

export async function formatChecks(
  records: readonly JsonObject[],
  { sink, theme }: RenderContext,
): Promise<string> {
  const rows = records.map((record) => ({
    status: textAt(record, 'status'),
    check: sanitize(textAt(record, 'check') ?? ''),
    lines: [textAt(record, 'message'), textAt(record, 'remedy')]
      .filter((line) => line !== undefined)
      .map((line) => sanitize(line)),
  }));
  const symbols = Object.values(theme.symbols);
  const measure = await loadMeasure([...symbols, ...rows.flatMap(({ check, lines }) => [check, ...lines])]);
  const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(measure));
  const others = [widest(symbols), widest(rows.map(({ check }) => check))];
  const width = widthOfLast(sink.width, others, narrowestMessage);
  return formatRows(
    rows.map(({ check, lines, status }) => [
      symbolOf(status, theme),
      theme.heading(check),
      lines.flatMap((line) => wrap(line, width, measure)).join('\n'),
    ]),
  );
}
