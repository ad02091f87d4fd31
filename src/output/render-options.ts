/** How the user wants the result, and which of those wishes go together. */
import { usageError } from '../core/errors.ts';
import type { OutputFormat } from '../core/output-formats.ts';
import type { Column, Warning } from '../core/result.ts';
import { chooseColumns } from './columns.ts';
import type { RunFacts } from './envelope.ts';
import { checkNames } from './known-names.ts';
import { compileQuery } from './query.ts';
import { createOrder } from './sorting.ts';

/** What the flags say about the view. */
export interface ViewOptions {
  format: OutputFormat;
  /** JMESPath over the envelope; text and the JSON formats. */
  query?: string | undefined;
  /** `name`, `Heading:json.path`; text, csv and md only. */
  columns?: readonly string[] | undefined;
  /** `name`, `-createdAt`; lists, every format. */
  sort?: readonly string[] | undefined;
  /** One ID a line; text only. */
  ids?: boolean | undefined;
  /** Neither drops nor cuts columns; text only. */
  wide?: boolean | undefined;
  /** Leaves formula cells as they are; csv only. */
  csvRaw?: boolean | undefined;
  /** What `columns` and `sort` may name beside the columns of the result; undefined: anything. */
  known?: readonly Column[] | undefined;
  /** What `ids` prints; default `id`. */
  idMember?: string | undefined;
}

/** With what the run knows once it is over; each is asked after the last record was consumed. */
export interface RenderOptions extends ViewOptions {
  /** Milliseconds since the start. */
  durationMs(): number;
  facts?(): RunFacts;
  /** Warnings of the run beside those of the result. */
  warnings?(): readonly Warning[];
}

const jsonFormats: readonly OutputFormat[] = ['json', 'ndjson', 'ndjson-typed', 'ndjson-wrapped'];

export function isJsonFormat(format: OutputFormat): boolean {
  return jsonFormats.includes(format);
}

const suitedFormats = {
  query: { flag: '--query', formats: ['text', ...jsonFormats] },
  columns: { flag: '--columns', formats: ['text', 'csv', 'md'] },
  ids: { flag: '--ids', formats: ['text'] },
  wide: { flag: '--wide', formats: ['text'] },
  csvRaw: { flag: '--csv-raw', formats: ['csv'] },
} as const satisfies Record<string, { flag: string; formats: readonly OutputFormat[] }>;

/** What leaves the others nothing to do. */
const exclusions = [
  ['query', 'says itself what to show', ['columns', 'ids']],
  ['ids', 'prints IDs only', ['columns', 'wide']],
] as const;

function isGiven(value: string | boolean | readonly string[] | undefined): boolean {
  return value !== undefined && value !== false && (typeof value !== 'object' || value.length > 0);
}

/**
 * Refuses what cannot be rendered, before anything is sent: flags that the format does not heed, names that name
 * nothing, an expression that does not parse.
 * @throws CliError (usage)
 */
export async function checkViewOptions(options: ViewOptions): Promise<void> {
  for (const name of ['query', 'columns', 'ids', 'wide', 'csvRaw'] as const) {
    const { flag, formats } = suitedFormats[name];
    if (!isGiven(options[name]) || formats.some((format) => format === options.format)) continue;
    throw usageError(
      `${flag} does nothing for the output format '${options.format}'.`,
      `Use it with ${formats.map((format) => `-O ${format}`).join(', ')}${name === 'columns' ? '; for JSON choose members with --query' : ''}.`,
    );
  }
  for (const [name, why, others] of exclusions) {
    const other = others.find((each) => isGiven(options[each]));
    if (!isGiven(options[name]) || other === undefined) continue;
    throw usageError(
      `${suitedFormats[name].flag} ${why}, so ${suitedFormats[other].flag} does nothing beside it.`,
      'Leave out one of them.',
    );
  }
  for (const name of ['columns', 'sort'] as const) {
    // Given, and it says nothing: `--columns ,`.
    if (options[name]?.length === 0) {
      throw usageError(`--${name} names no column.`, `Give for example --${name} name.`);
    }
  }
  const { known = [] } = options;
  const chosen = chooseColumns(known, options.columns ?? []);
  createOrder(options.sort ?? [], [...chosen, ...known]);
  if (options.known !== undefined) {
    checkNames('columns', options.columns ?? [], known);
    checkNames('sort', options.sort ?? [], [...chosen, ...known]);
  }
  if (options.query !== undefined) await compileQuery(options.query);
}
