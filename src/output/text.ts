/** `-O text`: for people, on a terminal or through a pipe of text tools. */

import { writeDocument } from './document-text.ts';
import type { Renderer } from './renderer.ts';
import { collectRecords } from './stdout-sink.ts';
import { formatChecks } from './text-checks.ts';
import { formatList } from './text-list.ts';
import { formatRecord } from './text-record.ts';
import { streamList } from './text-stream.ts';

export const textRenderer: Renderer = {
  async list(view, context) {
    if (view.layout !== undefined && !view.columnsAreNamed) {
      const records = await collectRecords(view.records);
      await context.sink.write(`${await formatChecks(records, context)}\n`);
      return records.length;
    }
    if (!context.sink.isTerminal) return streamList(view, context);
    const records = await collectRecords(view.records);
    for (const line of await formatList(records, view, context)) await context.sink.write(`${line}\n`);
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
