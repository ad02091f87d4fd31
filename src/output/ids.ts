/** `--ids`: one ID a line and nothing else, for `xargs` and loops. */
import { CliError } from '../core/errors.ts';
import { type JsonObject, valueAt } from '../core/json.ts';
import { sanitize } from '../core/sanitize.ts';
import { cellText } from './cell.ts';
import type { Renderer } from './renderer.ts';
import { streamRecords } from './stdout-sink.ts';

function idLine(record: JsonObject, idMember: string): string {
  const id = cellText(valueAt(record, idMember), 'text');
  if (id === undefined) {
    throw new CliError({
      outcome: 'usage',
      category: 'usage',
      code: 'NO_IDS',
      message: 'This result has no IDs that --ids could print.',
      suggestion: 'Choose what to print instead: --columns name, or -O json with --query.',
    });
  }
  return `${sanitize(id)}\n`;
}

export const idsRenderer: Renderer = {
  list: (view, { sink, idMember }) => streamRecords(view.records, sink, (record) => idLine(record, idMember)),
  record: (view, { sink, idMember }) => sink.write(idLine(view.record, idMember)),
  document: (_, { sink, idMember }) => sink.write(idLine({}, idMember)),
  async done() {
    // A write that PingOne answers without the object: it is done, and failing for want of an ID would say otherwise.
  },
};
