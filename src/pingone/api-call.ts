/** One call of the Management API in full: what the typed calls of the client are made of, and custom actions too. */
import type { JsonValue } from '../core/json.ts';
import type { HttpAnswer, HttpRequest } from '../http/transport.ts';
import type { PathParameters } from './resource-address.ts';

export type ApiMethod = HttpRequest['method'];

export type ApiBody =
  /** Media type: `application/json`, unless PingOne tells operations apart by it (pingone-api §3.4). */
  | { kind: 'json'; value: JsonValue; mediaType?: string }
  /** Nothing but its media type, which names the operation. */
  | { kind: 'empty'; mediaType: string }
  | { kind: 'form'; fields: Readonly<Record<string, string | UploadedFile>> }
  | { kind: 'bytes'; bytes: Uint8Array<ArrayBuffer>; mediaType: string; fileName: string }
  /** As the caller wrote it. */
  | { kind: 'text'; text: string; mediaType: string };

export interface UploadedFile {
  bytes: Uint8Array<ArrayBuffer>;
  fileName: string;
}

export interface ApiCall {
  method: ApiMethod;
  /** Path template below `/v1`. */
  path: string;
  parameters: PathParameters;
  query?: Readonly<Record<string, string>>;
  body?: ApiBody;
  /** Default `application/json`. */
  accept?: string;
  /** For a PUT that is not idempotent: a password policy refuses the password that it has just been given. */
  isOnce?: boolean;
  /** The call in words, for errors: `delete the population "Contractors"`. */
  what: string;
}

export interface ApiAnswer extends HttpAnswer {
  /** Lower case, without parameters; empty where the answer has none. */
  mediaType: string;
  /** Undefined where the answer is empty or not JSON. */
  json: JsonValue | undefined;
}

/** A file name cannot end the header it stands in, and headers are ASCII. */
function quotedFileName(fileName: string): string {
  return `"${fileName.replaceAll(/[^\x20-\x7e]|["\\]/g, '_')}"`;
}

/** The body of a request and the headers that describe it. */
export async function encodeBody(body: ApiBody | undefined): Promise<{
  body?: NonNullable<HttpRequest['body']>;
  headers: Record<string, string>;
}> {
  switch (body?.kind) {
    case undefined:
      return { headers: {} };
    case 'json':
      return {
        body: JSON.stringify(body.value),
        headers: { 'content-type': body.mediaType ?? 'application/json' },
      };
    case 'empty':
      return { headers: { 'content-type': body.mediaType } };
    case 'text':
      return { body: body.text, headers: { 'content-type': body.mediaType } };
    case 'bytes':
      return {
        body: body.bytes,
        headers: {
          'content-type': body.mediaType,
          'content-disposition': `attachment; filename=${quotedFileName(body.fileName)}`,
        },
      };
    case 'form': {
      const form = new FormData();
      for (const [name, value] of Object.entries(body.fields)) {
        if (typeof value === 'string') form.set(name, value);
        else form.set(name, new Blob([value.bytes]), value.fileName);
      }
      // `Response` writes the parts and their boundary as `fetch` would.
      const encoded = new Response(form);
      const mediaType = encoded.headers.get('content-type') ?? 'multipart/form-data';
      return { body: new Uint8Array(await encoded.arrayBuffer()), headers: { 'content-type': mediaType } };
    }
  }
}
