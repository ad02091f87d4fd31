/** Reads a request's body once, within a limit, and gives a message that a handler can read again. */
import { IncomingMessage } from 'node:http';

/** The body is there twice: as `body` and, because oidc-provider reads the stream, as an unread stream. */
export type ReplayedRequest = IncomingMessage & { body: Buffer };

/** Answers the whole body, or undefined when it is larger than the limit (in bytes). */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let received = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    received += bytes.length;
    if (received > limit) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, received);
}

/** A fresh message with the same head on the same socket, whose stream gives the body that was read. */
export function replayRequest(request: IncomingMessage, body: Buffer): ReplayedRequest {
  const replayed = new IncomingMessage(request.socket);
  replayed.httpVersion = request.httpVersion;
  replayed.httpVersionMajor = request.httpVersionMajor;
  replayed.httpVersionMinor = request.httpVersionMinor;
  replayed.method = request.method;
  replayed.url = request.url;
  replayed.rawHeaders = request.rawHeaders;
  replayed.headers = request.headers;
  replayed.complete = true;
  if (body.length > 0) replayed.push(body);
  replayed.push(null);
  return Object.assign(replayed, { body });
}
