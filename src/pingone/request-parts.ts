/** The body of a request that is passed on: small ones as a whole, so that they can be sent twice; the rest as it comes. */
import { CliError } from '../core/errors.ts';

/** Bytes that are kept. */
const mostKept = 1024 * 1024;
/** Bytes in all; PingOne takes nothing larger. */
const mostSent = 16 * 1024 * 1024;

export type PassedBody =
  | { kind: 'none' }
  | { kind: 'whole'; bytes: Uint8Array<ArrayBuffer> }
  | { kind: 'parts'; parts: AsyncIterable<Uint8Array> };

function tooLarge(): CliError {
  return new CliError({
    outcome: 'usage',
    category: 'usage',
    code: 'CONTENT_TOO_LARGE',
    message: `The body of the request is larger than ${mostSent} bytes.`,
  });
}

async function* counted(
  begun: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for (const part of begun) {
    size += part.length;
    yield part;
  }
  for (let next = await rest.next(); !next.done; next = await rest.next()) {
    size += next.value.length;
    if (size > mostSent) throw tooLarge();
    yield next.value;
  }
}

/** @param declared - `Content-Length`, where the request has one. */
export async function readRequestBody(
  body: AsyncIterable<Uint8Array>,
  declared: string | undefined,
): Promise<PassedBody> {
  if (Number(declared ?? 0) > mostSent) throw tooLarge();
  const parts = body[Symbol.asyncIterator]();
  const begun: Uint8Array[] = [];
  let size = 0;
  for (let next = await parts.next(); !next.done; next = await parts.next()) {
    begun.push(next.value);
    size += next.value.length;
    if (size > mostKept) return { kind: 'parts', parts: counted(begun, parts) };
  }
  if (size === 0) return { kind: 'none' };
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const part of begun) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return { kind: 'whole', bytes };
}
