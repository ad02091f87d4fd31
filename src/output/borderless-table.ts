/** A table without borders or colours of its own, for few rows whose cells wrap: records and checks. */
import type { Table } from 'cli-table3';

const gap = 2;

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

/** Cells of one row may have several lines; they have to be wrapped already, because cli-table3 would cut long words. */
export async function formatRows(rows: readonly (readonly string[])[]): Promise<string> {
  const { default: Table } = await import('cli-table3');
  // Without these styles cli-table3 colours headings and borders into pipes and against NO_COLOR.
  const table: Table = new Table({
    chars: noBorders,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0, compact: true },
  });
  for (const row of rows) table.push([...row]);
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

/** What is left for the last column beside others of these widths; a terminal too narrow for it wraps the rest. */
export function widthOfLast(
  terminal: number | undefined,
  others: readonly number[],
  narrowest: number,
): number {
  if (terminal === undefined) return Number.POSITIVE_INFINITY;
  return Math.max(
    narrowest,
    others.reduce((left, width) => left - width - gap, terminal),
  );
}
