/** The one way of a result to stdout: gathers small writes, and notices when the reader has gone. */
import type { JsonObject } from '../core/json.ts';
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

/** Whether the promise settles without the machine having to do anything: a record that has arrived already. */
async function isAtHand(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  const settle = () => {
    settled = true;
  };
  promise.then(settle, settle);
  // Each layer of generators takes up to three turns of the microtask queue; guessing wrong only flushes early.
  for (let turn = 0; turn < 16 && !settled; turn += 1) await undefined;
  return settled;
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
  const iterator = records[Symbol.asyncIterator]();
  let count = 0;
  try {
    while (!sink.readerGone) {
      const next = iterator.next();
      if (!(await isAtHand(next))) await sink.flush();
      const { done, value } = await next;
      if (done) break;
      count += 1;
      await sink.write(format(value));
    }
  } finally {
    await sink.flush();
    if (sink.readerGone) await iterator.return?.();
  }
  return count;
}

/** All records at once, for formats that cannot begin before they know the last. */
export async function collectRecords(records: AsyncIterable<JsonObject>): Promise<JsonObject[]> {
  const all: JsonObject[] = [];
  for await (const record of records) all.push(record);
  return all;
}
