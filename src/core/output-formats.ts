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
