/** An answer whose text is decoded when somebody reads it; apart because of what it took to hold a page without its text. */
import type { HttpHeaders } from '../host/host.ts';
import type { GuardedAnswer } from './guarded-fetch.ts';
import type { HttpAnswer, RequestFacts } from './transport.ts';

/** As `Response.text` does, without a byte order mark; a TextDecoder takes three times as long. */
function textOf(bytes: Uint8Array<ArrayBuffer>): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString();
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

/**
 * A page waits for its turn as bytes, which no garbage collection copies. A class, because a getter in an object literal has a
 * hidden class for each object, which held the bytes of every page till a full collection (measured, docs/adr/0016).
 */
export class ReceivedAnswer implements HttpAnswer {
  readonly request: RequestFacts;
  readonly status: number;
  readonly headers: HttpHeaders;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly retryAfter?: number;

  constructor(
    request: RequestFacts,
    { status, headers }: GuardedAnswer,
    bytes: Uint8Array<ArrayBuffer>,
    retryAfter: number | undefined,
  ) {
    this.request = request;
    this.status = status;
    this.headers = headers;
    this.bytes = bytes;
    if (retryAfter !== undefined) this.retryAfter = retryAfter;
  }

  /** Decoded each time: whoever reads it twice keeps it. */
  get text(): string {
    return textOf(this.bytes);
  }
}
