/** `--ids`: one ID a line and nothing else, for `xargs` and loops. */
import { CliError } from '../core/errors.ts';
import { type JsonObject, textAt } from '../core/json.ts';
import { sanitize } from '../core/sanitize.ts';
import type { Renderer } from './renderer.ts';
import { streamRecords } from './stdout-sink.ts';

function idLine(record: JsonObject): string {
  const id = textAt(record, 'id');
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
  list: (view, { sink }) => streamRecords(view.records, sink, idLine),
  record: (view, { sink }) => sink.write(idLine(view.record)),
  document: (_, { sink }) => sink.write(idLine({})),
  done: (view, { sink }) =>
    sink.write(idLine(view.data instanceof Object && !Array.isArray(view.data) ? view.data : {})),
};
