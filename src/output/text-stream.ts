/**
 * A list as text in a pipe: nothing cut, nothing coloured, times exact, and a page out as soon as it has come, so that `| head`
 * ends the fetching (REL-32) and a long list takes no memory.
 */
import type { JsonObject } from '../core/json.ts';
import { batchesOf, isAtHand } from '../core/record-stream.ts';
import { sanitize } from '../core/sanitize.ts';
import { loadMeasure } from './display-width.ts';
import type { ListView, RenderContext } from './renderer.ts';
import { cellsOf, formatRow, isNumeric, type PlacedColumn, rowOf } from './text-list.ts';
import { utcTime } from './time-text.ts';

/** A cell beyond this stands out of its column: padding every row to the longest description helps no reader. */
const widestAligned = 40;
/** Of records that are all at hand. */
const mostHeld = 1000;

interface Layout {
  /** The records as rows, below the headings where they are the first. */
  format(records: readonly JsonObject[]): Promise<string>;
}

/** A later page may make a column wider: what is written already stays as it is. */
function createLayout({ columns }: Pick<ListView, 'columns'>, theme: RenderContext['theme']): Layout {
  let placed: PlacedColumn[] | undefined;
  return {
    async format(records) {
      const headings = columns.map(({ heading }) => sanitize(heading));
      const rows = records.map((record) => rowOf(record, columns, utcTime));
      const shown = placed === undefined ? [headings, ...rows] : rows;
      const measure = await loadMeasure(cellsOf(shown));
      placed = columns.map((column, index): PlacedColumn => {
        const before = placed?.[index];
        let width = before?.width ?? 0;
        for (const row of shown) width = Math.max(width, Math.min(measure(row[index] ?? ''), widestAligned));
        return { index, width, align: before?.align ?? (isNumeric(column, records) ? 'right' : 'left') };
      });
      const [first = '', ...rest] = shown.map((row) => formatRow(row, placed ?? [], measure));
      const isHead = shown.length > rows.length;
      return [isHead ? theme.heading(first) : first, ...rest].map((line) => `${line}\n`).join('');
    },
  };
}

/** @returns how many records were taken. */
export async function streamList(view: ListView, { sink, theme }: RenderContext): Promise<number> {
  const batches = batchesOf(view.records);
  const layout = createLayout(view, theme);
  let held: JsonObject[] = [];
  let written = 0;

  async function writeHeld(): Promise<void> {
    if (held.length === 0) return;
    const records = held;
    held = [];
    written += records.length;
    await sink.write(await layout.format(records));
    await sink.flush();
  }

  try {
    while (!sink.readerGone) {
      const next = batches.next();
      // Records that have come are laid out together, whether they came as a page or one by one.
      if (held.length >= mostHeld || !(await isAtHand(next))) await writeHeld();
      if (sink.readerGone) break;
      const { done, value } = await next;
      if (done) break;
      held.push(...value);
    }
  } finally {
    await batches.stop();
    await writeHeld();
  }
  return written;
}
