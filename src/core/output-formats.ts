/** The formats of `-O`, apart because the settings name them and the renderers answer to them. */
export const outputFormats = [
  'text',
  'json',
  'ndjson',
  'ndjson-typed',
  'ndjson-wrapped',
  'csv',
  'yaml',
  'md',
] as const;
export type OutputFormat = (typeof outputFormats)[number];

/** What each is for: the help says it. */
export const outputFormatMeanings: Readonly<Record<OutputFormat, string>> = {
  text: 'For people: a table of columns, or a readable record; the default',
  json: 'One JSON object, the envelope, with the result in data',
  ndjson: 'One JSON object a line, each a record, written as it arrives',
  'ndjson-typed': 'The same with a type: record, and at the end summary or error',
  'ndjson-wrapped': 'One envelope a line, each with one record in data',
  csv: 'RFC 4180, with a header; cells that a spreadsheet would run as formulas are made text',
  yaml: 'The bare result as YAML; --from-file takes it back',
  md: 'A table of Markdown, for tickets and wikis',
};
