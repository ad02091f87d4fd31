/** What every operation of the API is given and what it gives back. */
import { randomUUID } from 'node:crypto';
import type { LocalPingOneOptions } from '../contract.ts';
import type { Document, DocumentStore } from '../store.ts';
import type { Access, Actor } from './access.ts';
import { invalidRequest } from './api-error.ts';
import type { Method } from './collection-rules.ts';
import { isDocument } from './documents.ts';
import type { Target } from './target.ts';

export interface World {
  store: DocumentStore;
  /** Milliseconds since the epoch. */
  clock: () => number;
  baseUrl: () => string;
  options: LocalPingOneOptions;
  /** Ids of environments that are gone: a GET of one answers 404, of one that never was 403. */
  deletedEnvironments: Set<string>;
}

export interface Call {
  world: World;
  actor: Actor;
  access: Access;
  method: Method;
  target: Target;
  query: URLSearchParams;
  /** Lower case, without parameters; empty when the request has none. */
  mediaType: string;
  /** The Content-Type header as it came, which multipart needs. */
  contentType: string;
  accept: string;
  rawBody: Buffer;
}

export interface Answer {
  status: number;
  body?: Document;
  /** Instead of `body`, for answers that are not JSON. */
  bytes?: Buffer;
  mediaType?: string;
}

/** The request's JSON object; an empty body counts as an empty object. */
export function bodyOf(call: Call): Document {
  if (call.rawBody.length === 0) return {};
  let value: unknown;
  try {
    value = JSON.parse(call.rawBody.toString('utf8'));
  } catch {
    throw invalidRequest('The request body is not valid JSON.');
  }
  if (!isDocument(value)) throw invalidRequest('The request body must be a JSON object.');
  return value;
}

export function timestamp(world: World): string {
  return new Date(world.clock()).toISOString();
}

export function newId(kind: 'uuid' | 'hex32' = 'uuid'): string {
  return kind === 'uuid' ? randomUUID() : randomUUID().replaceAll('-', '');
}
