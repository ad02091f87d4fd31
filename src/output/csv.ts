/** `-O csv`: RFC 4180, with cells that a spreadsheet would run as formulas made text (OWASP, CSV injection). */
import { isJsonObject, type JsonObject } from '../core/json.ts';
import type { Column } from '../core/result.ts';
import { sanitize } from '../core/sanitize.ts';
import { cellText, columnValue } from './cell.ts';
import { writeDocument } from './document-text.ts';
import { flatRecord } from './flat-record.ts';
import type { RenderContext, Renderer } from './renderer.ts';
import { streamRecords } from './stdout-sink.ts';

/** The full-width forms start a formula in spreadsheets set to East Asian input. */
const startsFormula = /^[=+\-@\t\r\n＝＋－＠]/;
const plainNumber = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;
const needsQuotes = /[",\r\n]|^\s|\s$/;

function csvCell(text: string | undefined, raw: boolean): string {
  if (text === undefined) return '';
  const defused = !raw && startsFormula.test(text) && !plainNumber.test(text) ? `'${text}` : text;
  const inert = sanitize(defused, '\n\t');
  return needsQuotes.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

function csvRow(cells: readonly (string | undefined)[], raw: boolean): string {
  return `${cells.map((cell) => csvCell(cell, raw)).join(',')}\r\n`;
}

async function writeRecord(
  record: JsonObject,
  columns: readonly Column[] | undefined,
  { sink, csvRaw }: RenderContext,
): Promise<void> {
  const pairs = flatRecord(record, columns);
  await sink.write(
    csvRow(
      pairs.map(([heading]) => heading),
      csvRaw,
    ),
  );
  await sink.write(
    csvRow(
      pairs.map(([, text]) => text),
      csvRaw,
    ),
  );
}

export const csvRenderer: Renderer = {
  async list(view, { sink, csvRaw }) {
    await sink.write(
      csvRow(
        view.columns.map(({ heading }) => heading),
        csvRaw,
      ),
    );
    return streamRecords(view.records, sink, (record) =>
      csvRow(
        view.columns.map((column) => cellText(columnValue(record, column), column.shows)),
        csvRaw,
      ),
    );
  },
  record: (view, context) => writeRecord(view.record, view.columns, context),
  document: writeDocument,
  async done(view, context) {
    if (isJsonObject(view.data)) await writeRecord(view.data, undefined, context);
  },
};
