/**
 * `-O json`: one envelope. What comes in one page is held back until it is complete; a list of more pages is written as it
 * arrives, and then its `data` comes before what is known last. Whatever happens, the document gets its end (REL-22).
 */
import type { JsonObject } from '../core/json.ts';
import { batchesOf, isAtHand } from '../core/record-stream.ts';
import { formatJson } from './json-text.ts';
import type { ListView, RenderContext, Renderer } from './renderer.ts';

/** The records as they stand in the pretty-printed envelope, without the brackets. */
function formatRecords(records: readonly JsonObject[]): string {
  return formatJson({ data: [...records] }, 'pretty').slice('{\n  "data": [\n'.length, -'\n  ]\n}'.length);
}

/** The end of an envelope whose `data` is written: the other members in their order. */
function formatRest({ schemaVersion: _, data: __, ...rest }: JsonObject): string {
  return `\n  ],\n${formatJson(rest, 'pretty').slice('{\n'.length)}\n`;
}

async function writeList(view: ListView, { sink, envelope, unfinished }: RenderContext): Promise<number> {
  const batches = batchesOf(view.records);
  let held: JsonObject[] = [];
  let written = 0;

  async function writeHeld(): Promise<void> {
    if (held.length === 0) return;
    const { schemaVersion = '' } = envelope(null, '');
    const head = `{\n  "schemaVersion": ${formatJson(schemaVersion, 'line')},\n  "data": [\n`;
    await sink.write(`${written === 0 ? head : ',\n'}${formatRecords(held)}`);
    written += held.length;
    held = [];
    if (unfinished) unfinished.isOpen = true;
    await sink.flush();
  }

  try {
    while (!sink.readerGone) {
      const next = batches.next();
      // Without somebody to finish the document after a failure, it is not begun.
      if (unfinished && !(await isAtHand(next))) await writeHeld();
      if (sink.readerGone) break;
      const { done, value } = await next;
      if (done) break;
      held.push(...value);
    }
  } finally {
    await batches.stop();
  }
  const count = written + held.length;
  const message = view.summarize(count);
  if (written === 0) {
    await sink.write(`${formatJson(envelope(held, message), 'pretty')}\n`);
    return count;
  }
  await writeHeld();
  if (unfinished) unfinished.isOpen = false;
  await sink.write(formatRest(envelope(null, message)));
  return count;
}

export const jsonRenderer: Renderer = {
  list: writeList,
  async record(view, { sink, envelope }) {
    await sink.write(`${formatJson(envelope(view.record, view.message), 'pretty')}\n`);
  },
  async document(view, { sink, envelope }) {
    await sink.write(`${formatJson(envelope(view.data, ''), 'pretty')}\n`);
  },
  async done(view, { sink, envelope }) {
    await sink.write(`${formatJson(envelope(view.data ?? null, view.message), 'pretty')}\n`);
  },
  error: (envelope, isOpen) => (isOpen ? formatRest(envelope) : `${formatJson(envelope, 'pretty')}\n`),
};
