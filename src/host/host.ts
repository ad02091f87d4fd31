/** The outside world as one argument: everything pingcli does to the machine goes through these ports. */
import type { Prompter } from './prompter.ts';

/** A stream that text is written to. */
export interface OutputStream {
  readonly isTerminal: boolean;
  /** Width in cells of the terminal; undefined where it is none or does not say. */
  readonly columns: number | undefined;
  /**
   * Resolves when the stream takes more (back-pressure).
   * @returns false when the reader has gone (EPIPE): the caller should stop producing.
   */
  write(text: string): Promise<boolean>;
}

export interface InputStream {
  readonly isTerminal: boolean;
  /** Everything up to the end of input. Throws `CliError` (usage) beyond `limit` bytes. */
  readAll(limit: number): Promise<string>;
  /** The same for what is not text. */
  readBytes(limit: number): Promise<Uint8Array<ArrayBuffer>>;
}

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Milliseconds on a clock that never jumps, for durations. */
  monotonic(): number;
  /** Rejects with the signal's reason when aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export interface Browser {
  /** Whether a browser could show something to the person at this terminal. */
  isLikely(): boolean;
  /** Starts the system browser; resolves when the launcher took the URL or failed, at the latest after a second. */
  open(url: string): Promise<'opened' | 'failed'>;
}

/** The person's own text editor. */
export interface Editor {
  /**
   * Shows the text and answers what the person made of it.
   * @param extension - Of the file that the editor gets, for its highlighting.
   * @throws CliError (usage) where no editor can be started, (cancelled) where it ends with a failure.
   */
  edit(text: string, extension: 'json' | 'yaml'): Promise<string>;
}

export interface Platform {
  os: 'linux' | 'darwin' | 'win32' | 'other';
  nodeVersion: string;
  packageVersion: string;
  processId: number;
  /** The effective user ID, to tell whose a file is; undefined where the system has none (Windows). */
  userId: number | undefined;
  hostName: string;
}

/** Headers of an answer; `Headers` is one. */
export interface HttpHeaders {
  /** Several of one name are joined by a comma. */
  get(name: string): string | null;
  entries(): Iterable<[name: string, value: string]>;
}

/** An answer as it begins; `Response` is one. */
export interface HttpResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: HttpHeaders;
  /** Decompressed; null where the answer can have none. */
  readonly body: AsyncIterable<Uint8Array> | null;
}

export type HttpBody = string | Uint8Array<ArrayBuffer>;

export interface HttpInit {
  method: string;
  headers: Readonly<Record<string, string>>;
  /** What comes in parts is sent as it comes, once; it goes with `duplex`, which `fetch` wants to hear. */
  body?: HttpBody | AsyncIterable<Uint8Array>;
  duplex?: 'half';
  /** Nothing is ever followed. */
  redirect: 'manual';
  signal: AbortSignal;
  /**
   * Told how far the request has come, by a road that knows it: `connecting` before anything is sent, `sent` once its first byte
   * may have left this machine. Never told anything: it is not known.
   */
  onStage?: (stage: SendStage) => void;
}

export type SendStage = 'connecting' | 'sent';

/** One request, without help: no redirects, no cookies, no second try of a write. `fetch` is one. */
export type HttpSend = (url: URL, init: HttpInit) => Promise<HttpResponse>;

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Host {
  env: Environment;
  stdin: InputStream;
  stdout: OutputStream;
  stderr: OutputStream;
  prompter: Prompter;
  browser: Browser;
  editor: Editor;
  clock: Clock;
  /** `undefined` where no home directory can be determined and none was named. */
  home: string | undefined;
  workingDirectory: string;
  platform: Platform;
  /** The global `fetch`, for the libraries of the sign-on. */
  fetch: typeof fetch;
  /** The way to the API: lighter than `fetch`, which takes longer to load than an answer to come (docs/adr/0015). */
  send: HttpSend;
  /** Origin of the proxy that `fetch` and `send` take to the URL, without credentials; undefined where it goes straight. */
  proxyFor(url: URL): string | undefined;
  /** Starts pingcli with these words, in this environment, beside this run, which does not wait for it; without terminal and streams. */
  startInBackground(words: readonly string[]): Promise<void>;
  /** Resolves once everything that was begun has had its turn: a request that waits to be sent has gone out by then. */
  nextTurn(): Promise<void>;
  /** Uniform in [0, 1); for jitter, never for secrets. */
  random(): number;
  /** From the operating system's generator, fit for secrets. */
  randomBytes(count: number): Uint8Array;
  /** Aborted on SIGINT and SIGTERM, with a `CliError` as its reason. */
  signal: AbortSignal;
}
