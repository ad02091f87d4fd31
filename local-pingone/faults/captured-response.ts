/** A response that keeps what a handler writes, so that a fault can change, cut or drop it before the wire. */
import { type IncomingMessage, ServerResponse } from 'node:http';

type Header = string | number | readonly string[];
type HeaderList = { readonly [name: string]: Header | undefined } | readonly Header[];
type Done = (error?: Error | null) => void;

function toBytes(chunk: unknown, encoding: unknown): Buffer {
  if (chunk instanceof Uint8Array) return Buffer.from(chunk);
  return Buffer.from(
    String(chunk),
    typeof encoding === 'string' && Buffer.isEncoding(encoding) ? encoding : 'utf8',
  );
}

export class CapturedResponse extends ServerResponse {
  readonly #chunks: Buffer[] = [];
  readonly #ended: Promise<void>;
  #settle: () => void = () => undefined;
  #started = false;
  #over = false;

  constructor(request: IncomingMessage) {
    super(request);
    this.#ended = new Promise((resolve) => {
      this.#settle = resolve;
    });
    // Frameworks ask these before they write; the base class answers them from a socket that is not there.
    Object.defineProperties(this, {
      headersSent: { get: () => this.#started },
      writableEnded: { get: () => this.#over },
      writableFinished: { get: () => this.#over },
    });
  }

  /** Fulfilled once the handler has ended the answer. */
  get ended(): Promise<void> {
    return this.#ended;
  }

  get body(): Buffer {
    return Buffer.concat(this.#chunks);
  }

  override writeHead(status: number, reasonOrHeaders?: string | HeaderList, headers?: HeaderList): this {
    this.statusCode = status;
    const given = typeof reasonOrHeaders === 'string' ? headers : reasonOrHeaders;
    if (isPairs(given)) {
      for (let index = 0; index + 1 < given.length; index += 2) {
        this.setHeader(String(given[index]), asHeader(given[index + 1]));
      }
    } else {
      for (const [name, value] of Object.entries(given ?? {})) {
        if (value !== undefined) this.setHeader(name, asHeader(value));
      }
    }
    this.#started = true;
    return this;
  }

  override flushHeaders(): void {
    this.#started = true;
  }

  override write(chunk: unknown, encodingOrDone?: BufferEncoding | Done, done?: Done): boolean {
    this.#started = true;
    this.#chunks.push(toBytes(chunk, encodingOrDone));
    const callback = typeof encodingOrDone === 'function' ? encodingOrDone : done;
    if (callback !== undefined) queueMicrotask(() => callback(null));
    return true;
  }

  override end(chunk?: unknown, encodingOrDone?: BufferEncoding | (() => void), done?: () => void): this {
    if (this.#over) return this;
    this.#started = true;
    this.#over = true;
    if (chunk !== undefined && chunk !== null && typeof chunk !== 'function') {
      this.#chunks.push(toBytes(chunk, encodingOrDone));
    }
    const callback = [chunk, encodingOrDone, done].find((each) => typeof each === 'function');
    this.#settle();
    queueMicrotask(() => {
      this.emit('finish');
      if (typeof callback === 'function') callback();
    });
    return this;
  }
}

function isPairs(headers: HeaderList | undefined): headers is readonly Header[] {
  return Array.isArray(headers);
}

function asHeader(value: Header | undefined): string | number | string[] {
  return typeof value === 'object' ? [...value] : (value ?? '');
}
