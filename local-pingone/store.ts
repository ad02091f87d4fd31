/**
 * The documents of the local PingOne, kept in memory by their API path without the leading `/v1/`
 * (`environments/<id>/users/<id>`). Both halves read and write here; what a GET must never show
 * (passwords, client secrets) lies beside the document, not in it.
 */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Document = { [key: string]: Json };

/** What belongs to a document but is no part of its representation. */
export interface Confidential {
  password?: string;
  clientSecret?: string;
  failedSignOns?: number;
  /** Milliseconds since the epoch: when too many failed sign-ons are forgotten. */
  lockedUntil?: number;
  /** The secret before the last rotation, good until then (ISO 8601). */
  previousClientSecret?: { secret: string; expiresAt: string };
  /** The last recovery code that would have been sent to the user. */
  recoveryCode?: string;
  /** Milliseconds since the epoch. */
  recoveryCodeExpires?: number;
  /** Wrong codes since the last one was sent. */
  failedRecoveries?: number;
}

export class DocumentStore {
  readonly #documents = new Map<string, Document>();
  readonly #confidential = new Map<string, Confidential>();

  get(path: string): Document | undefined {
    return this.#documents.get(path);
  }

  /** The documents directly under a collection path, in the order they were first written. */
  list(collection: string): Document[] {
    const depth = collection.split('/').length + 1;
    const found: Document[] = [];
    for (const [path, document] of this.#documents) {
      if (path.startsWith(`${collection}/`) && path.split('/').length === depth) found.push(document);
    }
    return found;
  }

  put(path: string, document: Document): void {
    this.#documents.set(path, document);
  }

  /** Removes a document and everything beneath it. */
  remove(path: string): boolean {
    const existed = this.#documents.delete(path);
    this.#confidential.delete(path);
    for (const key of [...this.#documents.keys()]) {
      if (key.startsWith(`${path}/`)) {
        this.#documents.delete(key);
        this.#confidential.delete(key);
      }
    }
    return existed;
  }

  confidential(path: string): Confidential {
    const existing = this.#confidential.get(path);
    if (existing) return existing;
    const fresh: Confidential = {};
    this.#confidential.set(path, fresh);
    return fresh;
  }
}
