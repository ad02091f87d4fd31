/** `-O md`: a table of GitHub's Markdown, for tickets and wikis. */
import { isJsonObject, type JsonObject } from '../core/json.ts';
import type { Column } from '../core/result.ts';
import { sanitize } from '../core/sanitize.ts';
import { cellText, columnValue } from './cell.ts';
import { writeDocument } from './document-text.ts';
import { flatRecord } from './flat-record.ts';
import type { RenderContext, Renderer } from './renderer.ts';
import { streamRecords } from './stdout-sink.ts';

/** Everything that Markdown or HTML would take for markup shows as itself. */
function markdownCell(text: string | undefined): string {
  return sanitize(text ?? '', '\n')
    .replaceAll(/[\\`*_[\]|~#]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('\n', '<br>')
    .trim();
}

function markdownRow(cells: readonly (string | undefined)[]): string {
  return `| ${cells.map(markdownCell).join(' | ')} |\n`;
}

function markdownHead(headings: readonly string[], numbers: readonly boolean[]): string {
  return `${markdownRow(headings)}| ${numbers.map((number) => (number ? '---:' : '---')).join(' | ')} |\n`;
}

async function writeRecord(
  record: JsonObject,
  columns: readonly Column[] | undefined,
  { sink }: RenderContext,
): Promise<void> {
  await sink.write(markdownHead(['FIELD', 'VALUE'], [false, false]));
  for (const pair of flatRecord(record, columns)) await sink.write(markdownRow(pair));
}

export const markdownRenderer: Renderer = {
  async list(view, { sink }) {
    await sink.write(
      markdownHead(
        view.columns.map(({ heading }) => heading),
        view.columns.map(({ shows }) => shows === 'number'),
      ),
    );
    return streamRecords(view.records, sink, (record) =>
      markdownRow(view.columns.map((column) => cellText(columnValue(record, column), column.shows))),
    );
  },
  record: (view, context) => writeRecord(view.record, view.columns, context),
  document: writeDocument,
  async done(view, context) {
    if (isJsonObject(view.data)) await writeRecord(view.data, undefined, context);
  },
};
