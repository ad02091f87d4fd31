/** A renderer that shows what `--query` makes of the envelope: the bare answer, without an envelope around it. */
import type { JsonObject, JsonValue } from '../core/json.ts';
import type { OutputFormat } from '../core/output-formats.ts';
import { formatJson } from './json-text.ts';
import { formatLine } from './ndjson.ts';
import type { Query } from './query.ts';
import type { ListView, RenderContext, Renderer } from './renderer.ts';
import { collectRecords } from './stdout-sink.ts';

/** @param onNothing - Told where text has nothing to show; JSON says null or []. */
export function createQueriedRenderer(query: Query, format: OutputFormat, onNothing: () => void): Renderer {
  async function write(
    data: JsonValue,
    message: string,
    context: RenderContext,
    list?: ListView,
    records?: readonly JsonObject[],
  ): Promise<void> {
    const { sink, envelope } = context;
    const answer = query.evaluate(envelope(data, message));
    if (format === 'text') {
      const { writeAnswer } = await import('./queried-text.ts');
      await writeAnswer(answer, context, list, records);
      if (answer === null || (Array.isArray(answer) && answer.length === 0)) onNothing();
      return;
    }
    if (format === 'json') {
      await sink.write(`${formatJson(answer, 'pretty')}\n`);
      return;
    }
    for (const item of Array.isArray(answer) ? answer : [answer]) await sink.write(formatLine(item));
  }
  return {
    async list(view, context) {
      const records = await collectRecords(view.records);
      const own = view.ofPages ? undefined : view;
      await write(records, view.summarize(records.length), context, own, records);
      return records.length;
    },
    record: (view, context) => write(view.record, view.message, context),
    document: (view, context) => write(view.data, '', context),
    done: (view, context) => write(view.data ?? null, view.message, context),
  };
}
