/** Records that come in batches, as pages do: one by one for whoever wants them so, a batch at a time for whoever writes them out. */

/** May be consumed once, in one of the two ways. */
export type RecordStream<T> = AsyncGenerator<T, void, undefined> & { batches: BatchSource<T> };

export interface BatchSource<T> {
  next(): Promise<IteratorResult<readonly T[], void>>;
  /** Nobody takes any more: whatever is under way is given up at once. */
  stop(): Promise<void>;
  /** Makes a `next` that is under way end soon, and does not wait for it. */
  cancel(): void;
}

async function* flatten<T>({ next, stop }: BatchSource<T>): AsyncGenerator<T, void, undefined> {
  try {
    for (let batch = await next(); !batch.done; batch = await next()) yield* batch.value;
  } finally {
    await stop();
  }
}

/** Undefined after the last batch. */
export type NextBatch<T> = () => Promise<readonly T[] | undefined>;

/**
 * A hundred thousand records one by one cost as much again as fetching and writing them, so nobody has to take them so.
 * @param nextBatch is a function, because a generator holds on to the batch it gave till the next one has come (measured).
 * @param cancel makes a `nextBatch` that is under way end soon.
 */
export function recordStream<T>(nextBatch: NextBatch<T>, cancel: () => void): RecordStream<T> {
  let isOver = false;
  const batches: BatchSource<T> = {
    async next() {
      if (isOver) return { done: true, value: undefined };
      try {
        const value = await nextBatch();
        if (value !== undefined) return { done: false, value };
      } catch (error) {
        isOver = true;
        throw error;
      }
      isOver = true;
      return { done: true, value: undefined };
    },
    async stop() {
      isOver = true;
      cancel();
    },
    cancel,
  };
  return Object.assign(flatten(batches), { batches });
}

export function isRecordStream<T>(records: AsyncIterable<T>): records is RecordStream<T> {
  return 'batches' in records;
}

/** The same stream with each record changed, a batch at a time. */
export function mapRecords<T, U>({ batches }: RecordStream<T>, change: (record: T) => U): RecordStream<U> {
  async function nextBatch(): Promise<readonly U[] | undefined> {
    const { done, value } = await batches.next();
    return done ? undefined : value.map(change);
  }
  return recordStream(nextBatch, () => batches.cancel());
}

/** The same stream whose failure is told in other words. */
export function onFailure<T>(
  { batches }: RecordStream<T>,
  explain: (error: unknown) => Promise<unknown>,
): RecordStream<T> {
  async function nextBatch(): Promise<readonly T[] | undefined> {
    try {
      const { done, value } = await batches.next();
      return done ? undefined : value;
    } catch (error) {
      throw await explain(error);
    }
  }
  return recordStream(nextBatch, () => batches.cancel());
}

/** Of records that come one by one, each is a batch. */
export function batchesOf<T>(records: AsyncIterable<T>): BatchSource<T> {
  if (isRecordStream(records)) return records.batches;
  const iterator = records[Symbol.asyncIterator]();
  return {
    async next() {
      const { done, value } = await iterator.next();
      return done ? { done, value: undefined } : { done: false, value: [value] };
    },
    async stop() {
      await iterator.return?.();
    },
    cancel: () => undefined,
  };
}

/** Whether the promise settles without the machine having to do anything: records that have arrived already. */
export async function isAtHand(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  const settle = (): void => {
    settled = true;
  };
  promise.then(settle, settle);
  // Each layer of generators takes up to three turns of the microtask queue; guessing wrong only flushes early.
  for (let turn = 0; turn < 16 && !settled; turn += 1) await undefined;
  return settled;
}
