/** What a collection's GET understands beyond its path: filter, page size, order, expansion. Only what the API has. */
import type { FieldType } from './field.ts';

type FilterOperator = 'eq' | 'ne' | 'co' | 'sw' | 'ew' | 'gt' | 'ge' | 'lt' | 'le' | 'pr';

interface FilterSupport {
  /** Attributes with their operators, as the reference names them: `{ name: ['sw'] }`. */
  attributes: Readonly<Record<string, readonly FilterOperator[]>>;
  /** Other attributes may work too; send them and let the server judge. Absent: refuse them here. */
  open?: true;
  /** A filter is required. */
  required?: true;
}

/** A flag of `list` that becomes a query parameter or a part of the filter. */
export interface ListFlag {
  flag: string;
  short?: string;
  type: Exclude<FieldType, 'file'>;
  help: string;
  choices?: readonly string[];
  minimum?: number;
  maximum?: number;
  required?: true;
  /** The noun whose objects are meant, as in `FieldDefinition.refers`. */
  refers?: string;
  /** `{ query: 'samplePeriod' }`, or `{ filter: 'population.id', operator: 'eq' }`. */
  sends: { query: string } | { filter: string; operator: FilterOperator };
  ours?: true;
}

export interface ListCapabilities {
  filter?: FilterSupport;
  /** The endpoint has `limit` as page size; unpaged collections ignore it. Absent: `--limit` is kept here alone. */
  pageSize?: { default?: number; maximum?: number };
  /** `--order` is sent; the attributes that are known to work, empty where the reference names none. */
  order?: readonly string[];
  /** Values of `expand`. */
  expand?: readonly string[];
  /** Values of `include`. */
  include?: readonly string[];
  /** Sparse fields: the query parameter that takes a comma list of members (DaVinci's `attributes`). */
  sparse?: string;
  flags?: readonly ListFlag[];
}

/** What GET of one object understands. */
export interface GetCapabilities {
  expand?: readonly string[];
  include?: readonly string[];
}
