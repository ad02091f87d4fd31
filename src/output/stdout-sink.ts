/** The one way of a result to stdout: gathers small writes, and notices when the reader has gone. */
import { CliError } from '../core/errors.ts';
import type { JsonObject } from '../core/json.ts';
import { batchesOf, isAtHand } from '../core/record-stream.ts';
import type { OutputStream } from '../host/host.ts';

const batchSize = 8 * 1024;

export interface Sink {
  readonly isTerminal: boolean;
  /** Width in cells that lines should keep to; undefined where nothing limits it. */
  readonly width: number | undefined;
  readonly wrote: boolean;
  /** Nobody reads any more: stop producing. */
  readonly readerGone: boolean;
  write(text: string): Promise<void>;
  flush(): Promise<void>;
}

export function createSink(stdout: OutputStream): Sink {
  let pending = '';
  let wrote = false;
  let readerGone = false;

  async function flush(): Promise<void> {
    if (pending === '' || readerGone) return;
    const text = pending;
    pending = '';
    wrote = true;
    readerGone = !(await stdout.write(text));
  }

  return {
    get isTerminal() {
      return stdout.isTerminal;
    },
    get width() {
      // A terminal that does not know its width says 0.
      return stdout.isTerminal && stdout.columns ? stdout.columns : undefined;
    },
    get wrote() {
      return wrote;
    },
    get readerGone() {
      return readerGone;
    },
    async write(text) {
      pending += text;
      if (pending.length >= batchSize) await flush();
    },
    flush,
  };
}

/**
 * Writes records as they arrive: before waiting for the next page, everything so far is out (REL-21); when the
 * source fails, too (REL-22); when the reader goes, the source is told to stop (REL-32).
 * @returns how many records were taken.
 */
export async function streamRecords(
  records: AsyncIterable<JsonObject>,
  sink: Sink,
  format: (record: JsonObject) => string,
): Promise<number> {
  const batches = batchesOf(records);
  let count = 0;

  /** Holds the records of one batch and no longer than it takes to write them. */
  async function writeBatch(coming: ReturnType<typeof batches.next>): Promise<boolean> {
    const { done, value } = await coming;
    if (done) return false;
    count += value.length;
    await sink.write(value.map(format).join(''));
    return true;
  }

  try {
    for (let goesOn = true; goesOn && !sink.readerGone; ) {
      const coming = batches.next();
      if (!(await isAtHand(coming))) await sink.flush();
      goesOn = !sink.readerGone && (await writeBatch(coming));
    }
    await sink.flush();
  } catch (error) {
    await sink.flush();
    throw error;
  } finally {
    await batches.stop();
  }
  return count;
}

/** Nothing of what came was written, so there is nothing to go on from. */
function fromTheStart(error: unknown): unknown {
  if (!(error instanceof CliError) || error.facts.resumption === undefined) return error;
  const { resumption, ...facts } = error.facts;
  return new CliError({ ...facts, cause: error });
}

/** All records at once, for formats that cannot begin before they know the last. */
export async function collectRecords(records: AsyncIterable<JsonObject>): Promise<JsonObject[]> {
  const all: JsonObject[] = [];
  const batches = batchesOf(records);
  try {
    for (let batch = await batches.next(); !batch.done; batch = await batches.next())
      all.push(...batch.value);
  } catch (error) {
    throw fromTheStart(error);
  } finally {
    await batches.stop();
  }
  return all;
}
