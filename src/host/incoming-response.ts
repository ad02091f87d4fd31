/** What `node:http` received as an answer of the host: its headers joined, its body decompressed. */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { HttpHeaders, HttpResponse } from './host.ts';

function asHttpHeaders(headers: IncomingHttpHeaders): HttpHeaders {
  const text = (value: string | string[]): string => (typeof value === 'string' ? value : value.join(', '));
  return {
    get(name) {
      const value = headers[name.toLowerCase()];
      return value === undefined ? null : text(value);
    },
    entries: () =>
      Object.entries(headers).flatMap(([name, value]): [string, string][] =>
        value === undefined ? [] : [[name, text(value)]],
      ),
  };
}

async function inflated(message: IncomingMessage): Promise<AsyncIterable<Uint8Array>> {
  const [{ createGunzip }, { pipeline }] = await Promise.all([import('node:zlib'), import('node:stream')]);
  // An error of either is thrown by the last one as it is read.
  return pipeline(message, createGunzip(), () => undefined);
}

export async function asHttpResponse(message: IncomingMessage, method: string): Promise<HttpResponse> {
  const { statusCode: status = 0, statusMessage: statusText = '', headers } = message;
  const isBodiless = method === 'HEAD' || status === 204 || status === 304;
  if (isBodiless) message.resume();
  const isGzip = /^x?-?gzip$/i.test(headers['content-encoding'] ?? '');
  const body = isGzip && !isBodiless ? await inflated(message) : message;
  return { status, statusText, headers: asHttpHeaders(headers), body: isBodiless ? null : body };
}
