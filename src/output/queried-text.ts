/** What `--query` finds, as text: bare values for scripts, the usual columns and records for people. */
import { isJsonObject, type JsonObject, type JsonValue } from '../core/json.ts';
import type { Column } from '../core/result.ts';
import { sanitize } from '../core/sanitize.ts';
import { cellText } from './cell.ts';
import { linksMember } from './flat-record.ts';
import type { ListView, RenderContext } from './renderer.ts';
import { textRenderer } from './text.ts';

const missing = '-';

/** A list inside a list is a row, its cells apart by tabs, for `cut` and `read`: a tab in a value is escaped. */
function lineOf(item: JsonValue): string {
  const cells = Array.isArray(item) ? item : [item];
  return cells.map((cell) => sanitize(cellText(cell, 'text') ?? missing)).join('\t');
}

function columnsOf(objects: readonly JsonObject[]): Column[] {
  const names = new Set(objects.flatMap((object) => Object.keys(object)));
  names.delete(linksMember);
  return [...names].map((name, index) => ({
    heading: name.toUpperCase(),
    path: name,
    importance: index + 1,
  }));
}

async function* each(records: readonly JsonObject[]): AsyncGenerator<JsonObject> {
  yield* records;
}

/**
 * @param list - The list that was asked; its own records, narrowed or put in another order, keep its columns.
 * @param records - Those records.
 */
export async function writeAnswer(
  answer: JsonValue,
  context: RenderContext,
  list?: ListView,
  records: readonly JsonObject[] = [],
): Promise<void> {
  const { sink } = context;
  if (Array.isArray(answer)) {
    const objects = answer.filter(isJsonObject);
    if (objects.length < answer.length || objects.length === 0) {
      for (const item of answer) await sink.write(`${lineOf(item)}\n`);
      return;
    }
    const own = new Set<JsonValue>(records);
    const view =
      list !== undefined && objects.every((object) => own.has(object))
        ? list
        : { columns: columnsOf(objects), columnsAreNamed: true, summarize: () => '' };
    await textRenderer.list({ ...view, records: each(objects) }, context);
  } else if (isJsonObject(answer)) {
    await textRenderer.record({ record: answer, columns: undefined, message: '' }, context);
  } else if (answer !== null) {
    await sink.write(`${sanitize(cellText(answer, 'text') ?? '', '\n\t')}\n`);
  }
}
