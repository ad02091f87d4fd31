/** From a command's result to the two streams: picks the renderer, then tells the person on stderr how it went. */
import { usageError } from '../core/errors.ts';
import type { JsonObject } from '../core/json.ts';
import { batchesOf, type RecordStream, recordStream } from '../core/record-stream.ts';
import type { Column, CommandResult, RecordsResult, Warning } from '../core/result.ts';
import type { Clock, OutputStream } from '../host/host.ts';
import { chooseColumns } from './columns.ts';
import { writeDocument } from './document-text.ts';
import { createEnvelope } from './envelope.ts';
import type { Messages } from './messages.ts';
import { writePages } from './pages.ts';
import { createQueriedRenderer } from './queried.ts';
import { compileQuery } from './query.ts';
import { checkViewOptions, isJsonFormat, type RenderOptions } from './render-options.ts';
import type { RenderContext, Renderer, UnfinishedDocument } from './renderer.ts';
import { loadRenderer } from './renderers.ts';
import { createOrder } from './sorting.ts';
import { collectRecords, createSink } from './stdout-sink.ts';
import type { Theme } from './theme.ts';

export interface RenderSinks {
  stdout: OutputStream;
  messages: Messages;
  /** The theme of stdout; the messages have their own. */
  theme: Theme;
  clock: Clock;
  unfinished?: UnfinishedDocument;
}

export interface Rendered {
  /** Whether stdout got anything. */
  wrote: boolean;
  /** Whether the reader of stdout went away before the end: not a failure. */
  readerGone: boolean;
  /** All warnings of the run, for `-D`. */
  warnings: readonly Warning[];
}

async function chooseRenderer(options: RenderOptions, messages: Messages): Promise<Renderer> {
  if (options.ids) return (await import('./ids.ts')).idsRenderer;
  if (options.query === undefined) return loadRenderer(options.format);
  return createQueriedRenderer(await compileQuery(options.query), options.format, () =>
    messages.note('The query finds nothing in the result.'),
  );
}

/** How many sorted records are handed on at a time. */
const batchLength = 500;

/** The one view that has to hold a list in formats that otherwise write it as it arrives. */
function inOrder(
  { records }: RecordsResult,
  keys: readonly string[],
  columns: readonly Column[],
): RecordStream<JsonObject> {
  let left: JsonObject[] | undefined;
  async function nextBatch(): Promise<readonly JsonObject[] | undefined> {
    left ??= (await collectRecords(records)).sort(createOrder(keys, columns));
    return left.length === 0 ? undefined : left.splice(0, batchLength);
  }
  return recordStream(nextBatch, () => batchesOf(records).cancel());
}

async function* recordsOf(records: readonly JsonObject[]): AsyncGenerator<JsonObject> {
  yield* records;
}

/** What nobody's program reads. */
function isForPeople({ format, ids, query }: RenderOptions): boolean {
  return query === undefined && ((format === 'text' && ids !== true) || format === 'md');
}

interface Ending {
  text: string;
  /** A list without records, where a tick would be out of place. */
  isEmptyList?: boolean;
}

async function write(
  result: CommandResult,
  options: RenderOptions,
  renderer: Renderer,
  context: RenderContext,
): Promise<Ending> {
  const named = options.columns ?? [];
  const { known = [] } = options;
  switch (result.kind) {
    case 'records': {
      const pages = named.length === 0 ? result.pages : undefined;
      if (pages && isForPeople(options)) {
        return { text: result.summarize(await writePages(pages, result.columns, renderer, context)) };
      }
      const columns =
        named.length === 0 ? result.columns : chooseColumns([...result.columns, ...known], named);
      const count = await renderer.list(
        {
          records: options.sort?.length
            ? inOrder(result, options.sort, [...columns, ...result.columns, ...known])
            : pages && options.format === 'csv'
              ? recordsOf(pages)
              : result.records,
          columns,
          columnsAreNamed: named.length > 0,
          layout: result.layout,
          ofPages: pages !== undefined,
          summarize: (records) => result.summarize(records),
        },
        context,
      );
      return { text: result.summarize(count), isEmptyList: count === 0 };
    }
    case 'record': {
      const page = named.length === 0 && isForPeople(options) ? result.page : undefined;
      // The columns of a page are its own: they say nothing of the record.
      const own = result.page === undefined || page !== undefined ? result.columns : undefined;
      const columns = named.length === 0 ? own : chooseColumns([...(own ?? []), ...known], named);
      await renderer.record(
        { record: page ?? result.record, columns, message: result.message ?? '' },
        context,
      );
      return { text: result.message ?? '' };
    }
    case 'document':
      if (result.bare && options.query !== undefined) {
        throw usageError(
          '--query does nothing here: the result is a text, and every format leaves it as it is.',
          'Leave out --query.',
        );
      }
      if (result.bare) await writeDocument({ text: result.text, data: result.text }, context);
      else await renderer.document({ text: result.text, data: result.data ?? result.text }, context);
      return { text: '' };
    case 'done':
      await renderer.done({ message: result.message, data: result.data }, context);
      return { text: result.message };
  }
}

function tell(result: CommandResult, ending: Ending, options: RenderOptions, messages: Messages): void {
  // In the JSON formats the envelope says it.
  if (!isJsonFormat(options.format) && ending.text !== '') {
    if (ending.isEmptyList) messages.note(ending.text);
    else if (result.outcome === undefined || result.outcome === 'success') messages.success(ending.text);
    else messages.warning(ending.text);
  }
  if (options.format !== 'text' || options.ids || options.query !== undefined) return;
  if (result.kind === 'done') for (const line of result.lines ?? []) messages.line(line);
  for (const hint of result.hints ?? []) messages.note(hint);
}

/**
 * Shows a result. Records are consumed while they are written, so what their source throws comes out here.
 * @throws CliError (usage) for options that do not go together; CliError when stdout cannot be written.
 */
export async function renderResult(
  result: CommandResult,
  options: RenderOptions,
  sinks: RenderSinks,
): Promise<Rendered> {
  await checkViewOptions(options);
  const renderer = await chooseRenderer(options, sinks.messages);
  const sink = createSink(sinks.stdout);
  const warnings = () => [...(result.warnings ?? []), ...(options.warnings?.() ?? [])];
  const context: RenderContext = {
    sink,
    unfinished: sinks.unfinished,
    theme: sinks.theme,
    now: sinks.clock.now(),
    wide: options.wide ?? false,
    csvRaw: options.csvRaw ?? false,
    idMember: options.idMember ?? 'id',
    envelope: (data, message) =>
      createEnvelope(data, message, result.outcome, {
        ...options.facts?.(),
        durationMs: options.durationMs(),
        failure: result.failure,
        meta: result.meta,
        warnings: warnings(),
      }),
  };
  const ending = await write(result, options, renderer, context);
  await sink.flush();
  if (!sink.readerGone) tell(result, ending, options, sinks.messages);
  const all = warnings();
  for (const { message } of all) sinks.messages.warning(message);
  return { wrote: sink.wrote, readerGone: sink.readerGone, warnings: all };
}
