import { describe, expect, it } from 'vitest';
import {
  batchesOf,
  isAtHand,
  mapRecords,
  type RecordStream,
  recordStream,
} from '../../src/core/record-stream.ts';

function open(pages: readonly (readonly number[])[]) {
  const happened: string[] = [];
  const left = [...pages];
  const stream: RecordStream<number> = recordStream(
    async () => left.shift(),
    () => happened.push('cancelled'),
  );
  return { stream, happened };
}

describe('a record stream', () => {
  it('gives its records one by one', async () => {
    const { stream } = open([[1, 2], [], [3]]);
    const taken: number[] = [];
    for await (const record of stream) taken.push(record);
    expect(taken).toEqual([1, 2, 3]);
  });

  it('gives them as they came', async () => {
    const batches = batchesOf(open([[1, 2], [3]]).stream);
    expect(await batches.next()).toEqual({ done: false, value: [1, 2] });
    expect(await batches.next()).toEqual({ done: false, value: [3] });
    expect((await batches.next()).done).toBe(true);
  });

  it('REL-32 cancels what is under way when nobody takes any more', async () => {
    const { stream, happened } = open([[1, 2], [3]]);
    for await (const _ of stream) break;
    expect(happened).toEqual(['cancelled']);
    expect((await stream.batches.next()).done).toBe(true);
  });

  it('REL-22 is over once it has failed', async () => {
    const answers = [Promise.resolve([1]), Promise.reject(new Error('torn')), Promise.resolve([2])];
    const { batches } = recordStream(
      () => answers.shift() ?? Promise.resolve(undefined),
      () => undefined,
    );
    expect(await batches.next()).toEqual({ done: false, value: [1] });
    await expect(batches.next()).rejects.toThrow('torn');
    expect((await batches.next()).done).toBe(true);
  });
});

describe('other sources', () => {
  it('are batches of one, and are stopped', async () => {
    let stopped = false;
    async function* source() {
      try {
        yield 1;
        yield 2;
      } finally {
        stopped = true;
      }
    }
    const batches = batchesOf(source());
    expect(await batches.next()).toEqual({ done: false, value: [1] });
    await batches.stop();
    expect(stopped).toBe(true);
  });
});

it('tells what has arrived from what has not', async () => {
  expect(await isAtHand(Promise.resolve(1))).toBe(true);
  expect(await isAtHand(Promise.reject(new Error('failed already')))).toBe(true);
  expect(await isAtHand(new Promise((resolve) => setImmediate(resolve)))).toBe(false);
});

describe('a changed stream', () => {
  it('has each record changed, a batch at a time', async () => {
    const batches = batchesOf(mapRecords(open([[1, 2], [3]]).stream, (record) => record * 10));
    expect(await batches.next()).toEqual({ done: false, value: [10, 20] });
    expect(await batches.next()).toEqual({ done: false, value: [30] });
    expect((await batches.next()).done).toBe(true);
  });

  it('REL-32 cancels what it is made of', async () => {
    const { stream, happened } = open([[1], [2]]);
    for await (const _ of mapRecords(stream, String)) break;
    expect(happened).toContain('cancelled');
  });
});
