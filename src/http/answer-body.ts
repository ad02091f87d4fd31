/** Reads a body within its limits: bytes in all, and time without any (REL-07, REL-08). */
import { CliError } from '../core/errors.ts';
import type { Clock, HttpResponse } from '../host/host.ts';
import { type TimeLimit, watchIdleness } from './time-limit.ts';

export interface BodyLimits {
  /** After decompression. */
  bytes: number;
  /** Of an answer that is no success; the rest is left unread. */
  errorBytes: number;
  idle: TimeLimit;
}

export interface BodyReading {
  url: URL;
  limits: BodyLimits;
  clock: Clock;
  /** Ends the exchange. */
  ender: AbortController;
}

function tooLarge(url: URL, limit: number): CliError {
  return new CliError({
    outcome: 'failure',
    category: 'api',
    code: 'ANSWER_TOO_LARGE',
    message: `The answer of ${url.origin}${url.pathname} is larger than ${limit} bytes.`,
    suggestion: 'Check the endpoint settings: pingcli config get service.pingOne.endpoint',
  });
}

function joinBytes(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    joined.set(chunk.subarray(0, size - offset), offset);
    offset += chunk.length;
  }
  return joined;
}

export async function readBody(
  { status, body }: Pick<HttpResponse, 'status' | 'body'>,
  { url, limits, clock, ender }: BodyReading,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const isError = status >= 400;
  const most = isError ? limits.errorBytes : limits.bytes;
  const parts = body?.[Symbol.asyncIterator]();
  const idle = watchIdleness(limits.idle, clock, ender);
  try {
    while (parts) {
      const part = await Promise.race([parts.next(), idle.expired]);
      if (part.done) break;
      idle.partCame();
      size += part.value.length;
      chunks.push(part.value);
      if (size <= most) continue;
      const error = tooLarge(url, most);
      ender.abort(error);
      // What an error says is said at its beginning.
      if (isError) return joinBytes(chunks, most);
      throw error;
    }
  } finally {
    idle.stop();
  }
  return joinBytes(chunks, size);
}
