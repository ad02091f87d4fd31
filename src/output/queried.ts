/** A renderer that shows what `--query` makes of the envelope: bare JSON, without an envelope around it. */
import type { JsonValue } from '../core/json.ts';
import type { OutputFormat } from '../core/output-formats.ts';
import { formatJson } from './json-text.ts';
import { formatLine } from './ndjson.ts';
import type { Query } from './query.ts';
import type { RenderContext, Renderer } from './renderer.ts';
import { collectRecords } from './stdout-sink.ts';

export function createQueriedRenderer(query: Query, format: OutputFormat): Renderer {
  async function write(data: JsonValue, message: string, { sink, envelope }: RenderContext): Promise<void> {
    const answer = query.evaluate(envelope(data, message));
    if (format === 'json') {
      await sink.write(`${formatJson(answer, 'pretty')}\n`);
      return;
    }
    for (const item of Array.isArray(answer) ? answer : [answer]) await sink.write(formatLine(item));
  }
  return {
    async list(view, context) {
      const records = await collectRecords(view.records);
      await write(records, view.summarize(records.length), context);
      return records.length;
    },
    record: (view, context) => write(view.record, view.message, context),
    document: (view, context) => write(view.data, '', context),
    done: (view, context) => write(view.data ?? null, view.message, context),
  };
}
