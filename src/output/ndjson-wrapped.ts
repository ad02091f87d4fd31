/** `-O ndjson-wrapped`: a whole envelope a record. Ping CLI deprecates it; scripts still ask for it. */
import { formatLine } from './ndjson.ts';
import type { Renderer } from './renderer.ts';
import { streamRecords } from './stdout-sink.ts';

export const ndjsonWrappedRenderer: Renderer = {
  list: (view, { sink, envelope }) =>
    streamRecords(view.records, sink, (record) => formatLine(envelope(record, ''))),
  record: (view, { sink, envelope }) => sink.write(formatLine(envelope(view.record, view.message))),
  document: (view, { sink, envelope }) => sink.write(formatLine(envelope(view.data, ''))),
  done: (view, { sink, envelope }) => sink.write(formatLine(envelope(view.data ?? null, view.message))),
  error: formatLine,
};
