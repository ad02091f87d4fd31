/** `-O ndjson-typed`: lines of `type` `record`, then exactly one that says how it ended: `summary` or `error`. */
import type { JsonObject, JsonValue } from '../core/json.ts';
import { formatLine } from './ndjson.ts';
import type { RenderContext, Renderer } from './renderer.ts';
import { streamRecords } from './stdout-sink.ts';

function recordLine(data: JsonValue): string {
  return formatLine({ type: 'record', data });
}

/** The envelope's fields, with the number of records in the place of the data. */
function summaryLine({ data: _, ...envelope }: JsonObject, count: number): string {
  return formatLine({ type: 'summary', ...envelope, count });
}

async function writeOne(data: JsonValue | undefined, message: string, context: RenderContext): Promise<void> {
  if (data !== undefined) await context.sink.write(recordLine(data));
  await context.sink.write(summaryLine(context.envelope(null, message), data === undefined ? 0 : 1));
}

export const ndjsonTypedRenderer: Renderer = {
  async list(view, { sink, envelope }) {
    const count = await streamRecords(view.records, sink, recordLine);
    await sink.write(summaryLine(envelope(null, view.summarize(count)), count));
    return count;
  },
  record: (view, context) => writeOne(view.record, view.message, context),
  document: (view, context) => writeOne(view.data, '', context),
  done: (view, context) => writeOne(view.data, view.message, context),
  error: (envelope) => formatLine({ type: 'error', ...envelope }),
};
