/** What a command answers: data and how it may be looked at. Only `output/` writes; only `main` exits. */
import type { ErrorFacts } from './errors.ts';
import type { Outcome } from './exit-codes.ts';
import type { JsonObject, JsonValue } from './json.ts';

/** One column of a list, or one line of a record: a view onto the object, never a change of it. */
export interface Column {
  /** Upper-case heading of the list; the record shows it in the same words. */
  heading: string;
  /** Dotted path into the object. */
  path: string;
  /** Least important columns go first when the terminal is narrow; 1 is the most important. */
  importance: number;
  /** How text output shows the value. JSON formats never look at it. */
  shows?: 'text' | 'number' | 'boolean' | 'time' | 'list';
  /** What a person reads in the place of a value: names of what IDs stand for. JSON formats never look at it. */
  names?: ReadonlyMap<string, string>;
  /** Left out of text lists unless `--wide` or `--columns` asks for it. */
  wideOnly?: true;
  /** A part of the value is of no use, and it is not shown again: a list of it is never fitted to the terminal. */
  whole?: true;
}

export interface Warning {
  code: string;
  message: string;
}

/** `meta` of the JSON envelope, as far as the handler knows it; the invoker adds the duration. */
export interface ResultMeta {
  resource?: string;
  action?: string;
  effect?: 'read' | 'created' | 'replaced' | 'updated' | 'unchanged' | 'deleted' | 'none' | `would-${string}`;
}

interface ResultBase {
  warnings?: Warning[];
  /** Next steps for a person; text output only, on stderr. */
  hints?: string[];
  /** How the run ended although there is a result to show. Default `success`. */
  outcome?: Outcome;
  /** Why, for `errors` of the JSON envelope. */
  failure?: ErrorFacts;
  meta?: ResultMeta;
}

/** A list. The records arrive while they are written; nothing needs them all at once but text and JSON. */
export interface RecordsResult extends ResultBase {
  kind: 'records';
  records: AsyncIterable<JsonObject>;
  columns: readonly Column[];
  /**
   * Records that text shows one under the other. `checks`: of `check`, `status`, `message` and `remedy`. `steps`: of
   * `step`, `status`, `message`, `reason`, `remedy`, `httpStatus`, `flowStatus`, `durationMs` and `details`, an object.
   */
  layout?: 'checks' | 'steps';
  /** What people read in the place of the records, as of one record: text and Markdown a page each, CSV a row each. */
  pages?: readonly JsonObject[];
  /** The final line on stderr, for example `Fetched 29 items`. */
  summarize(count: number): string;
}

/** One object. */
export interface RecordResult extends ResultBase {
  kind: 'record';
  record: JsonObject;
  /** Lines of the text form; without it every member is shown. */
  columns?: readonly Column[];
  /** What people read in the place of the record, where its members as they are would tell them little: text and Markdown. */
  page?: JsonObject;
  /** Success line on stderr. */
  message?: string;
}

/** Text that is itself the result (a token, a template, a script): stdout gets exactly it and a newline. */
export interface DocumentResult extends ResultBase {
  kind: 'document';
  text: string;
  /** What the JSON formats carry as `data`; default the text. */
  data?: JsonValue;
  /** The text is written as it is in every format: it is meant for a file, and no format wraps it. */
  bare?: true;
}

/** Something was done and there is nothing to show but that. */
export interface DoneResult extends ResultBase {
  kind: 'done';
  message: string;
  data?: JsonValue;
  /** Further facts for a person under the message; text output only, on stderr. */
  lines?: string[];
}

export type CommandResult = RecordsResult | RecordResult | DocumentResult | DoneResult;
