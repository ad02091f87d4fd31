/** What a format is: one of these, in a file of its own, and a line in `renderers.ts`. No renderer knows a command. */
import type { JsonObject, JsonValue } from '../core/json.ts';
import type { Column, RecordsResult } from '../core/result.ts';
import type { Sink } from './stdout-sink.ts';
import type { Theme } from './theme.ts';

export interface ListView {
  /** In the order asked for. May be consumed once. */
  records: AsyncIterable<JsonObject>;
  columns: readonly Column[];
  layout?: RecordsResult['layout'] | undefined;
  /** The columns are those of pages: they say nothing of the records. */
  ofPages?: boolean;
  /** The user named the columns: none of them may be left out. */
  columnsAreNamed: boolean;
  summarize(count: number): string;
}

export interface RecordView {
  record: JsonObject;
  /** Undefined: every member. */
  columns: readonly Column[] | undefined;
  message: string;
}

export interface DocumentView {
  text: string;
  data: JsonValue;
}

export interface DoneView {
  message: string;
  data: JsonValue | undefined;
}

/** A document on stdout that was begun and has no end yet; shared by those who write it and who report a failure. */
export interface UnfinishedDocument {
  isOpen: boolean;
}

export interface RenderContext {
  sink: Sink;
  /** Undefined: nobody would finish it, so nothing is begun that needs an end. */
  unfinished: UnfinishedDocument | undefined;
  theme: Theme;
  /** Milliseconds since the epoch, for relative times. */
  now: number;
  /** `--wide`: lists keep all columns at full width. */
  wide: boolean;
  /** `--csv-raw`: cells that a spreadsheet would take for formulas stay as they are. */
  csvRaw: boolean;
  /** `--ids`: where a record has its ID. */
  idMember: string;
  /** The envelope as of now: meta and warnings are complete only once the records are consumed. */
  envelope(data: JsonValue, message: string): JsonObject;
}

export interface Renderer {
  /** @returns the number of records. */
  list(view: ListView, context: RenderContext): Promise<number>;
  record(view: RecordView, context: RenderContext): Promise<void>;
  document(view: DocumentView, context: RenderContext): Promise<void>;
  done(view: DoneView, context: RenderContext): Promise<void>;
  /**
   * JSON formats only: the error as the last thing on stdout. The others leave it to stderr.
   * @param isOpen a document is under way; what is answered ends it.
   */
  error?(envelope: JsonObject, isOpen: boolean): string;
}
