/** `-O ndjson`: one raw record a line, as it arrives, without an envelope. Errors still come in one. */
import type { JsonValue } from '../core/json.ts';
import { formatJson } from './json-text.ts';
import type { Renderer } from './renderer.ts';
import { streamRecords } from './stdout-sink.ts';

export function formatLine(value: JsonValue): string {
  return `${formatJson(value, 'line')}\n`;
}

export const ndjsonRenderer: Renderer = {
  list: (view, { sink }) => streamRecords(view.records, sink, formatLine),
  record: (view, { sink }) => sink.write(formatLine(view.record)),
  document: (view, { sink }) => sink.write(formatLine(view.data)),
  async done(view, { sink }) {
    if (view.data !== undefined) await sink.write(formatLine(view.data));
  },
  error: formatLine,
};
