/** `-O text`: for people, on a terminal or through a pipe of text tools. */

import type { Column } from '../core/result.ts';
import { writeDocument } from './document-text.ts';
import type { ListView, RenderContext, Renderer } from './renderer.ts';
import { collectRecords } from './stdout-sink.ts';
import { formatChecks } from './text-checks.ts';
import { formatList } from './text-list.ts';
import { formatRecord } from './text-record.ts';
import { streamList } from './text-stream.ts';

/** Columns that are there for `--wide` only are not for a pipe either, unless they are named. */
function shownColumns({ columns, columnsAreNamed }: ListView, { wide }: RenderContext): readonly Column[] {
  return columns.filter(({ wideOnly }) => !wideOnly || wide || columnsAreNamed);
}

export const textRenderer: Renderer = {
  async list(view, context) {
    if (view.layout !== undefined && !view.columnsAreNamed) {
      const records = await collectRecords(view.records);
      await context.sink.write(`${await formatChecks(records, context)}\n`);
      return records.length;
    }
    const shown = { ...view, columns: shownColumns(view, context) };
    if (!context.sink.isTerminal) return streamList(shown, context);
    const records = await collectRecords(view.records);
    for (const line of await formatList(records, shown, context)) await context.sink.write(`${line}\n`);
    return records.length;
  },
  async record(view, context) {
    const text = await formatRecord(view.record, view.columns, context);
    if (text !== '') await context.sink.write(`${text}\n`);
  },
  document: writeDocument,
  async done() {
    // What was done is said on stderr; there is no result to print.
  },
};
