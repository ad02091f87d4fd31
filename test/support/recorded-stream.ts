/** An output stream that keeps what was written, with a terminal's width or without, and a reader that may leave. */
import type { OutputStream } from '../../src/host/host.ts';

export interface RecordedStream extends OutputStream {
  readonly text: string;
  readonly writes: readonly string[];
}

export interface RecordedStreamOptions {
  /** Makes it a terminal of that many cells. */
  columns?: number;
  /** The reader leaves after so many writes. */
  readerLeavesAfter?: number;
  /** Every write fails with it. */
  failure?: Error;
}

export function recordStream(options: RecordedStreamOptions = {}): RecordedStream {
  const writes: string[] = [];
  return {
    isTerminal: options.columns !== undefined,
    columns: options.columns,
    get text() {
      return writes.join('');
    },
    writes,
    async write(text) {
      if (options.failure) throw options.failure;
      if (writes.length >= (options.readerLeavesAfter ?? Number.POSITIVE_INFINITY)) return false;
      writes.push(text);
      return true;
    },
  };
}
