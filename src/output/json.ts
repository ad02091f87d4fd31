/** `-O json`: one envelope. Held back until complete, because half a document is worse than none (REL-22). */
import { formatJson } from './json-text.ts';
import type { Renderer } from './renderer.ts';
import { collectRecords } from './stdout-sink.ts';

export const jsonRenderer: Renderer = {
  async list(view, { sink, envelope }) {
    const records = await collectRecords(view.records);
    await sink.write(`${formatJson(envelope(records, view.summarize(records.length)), 'pretty')}\n`);
    return records.length;
  },
  async record(view, { sink, envelope }) {
    await sink.write(`${formatJson(envelope(view.record, view.message), 'pretty')}\n`);
  },
  async document(view, { sink, envelope }) {
    await sink.write(`${formatJson(envelope(view.data, ''), 'pretty')}\n`);
  },
  async done(view, { sink, envelope }) {
    await sink.write(`${formatJson(envelope(view.data ?? null, view.message), 'pretty')}\n`);
  },
  error: (envelope) => `${formatJson(envelope, 'pretty')}\n`,
};
