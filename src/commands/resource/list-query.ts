/** `list`'s flags for what the endpoint understands, and the query they make; what it does not understand is said. */
import type { ResourceDefinition } from '../../catalogue/definition.ts';
import type { ListFlag } from '../../catalogue/list-options.ts';
import { usageError } from '../../core/errors.ts';
import type { ListOptions } from '../../pingone/api-client.ts';
import type { PathParameters } from '../../pingone/resource-address.ts';
import type { CommandContext, FlagDefinition, FlagDefinitions } from '../command.ts';
import { typedFlag } from './field-flags.ts';
import { type GivenFlags, joinFlags, textFlag } from './given.ts';
import { scimText } from './natural-key.ts';
import { resolveReference } from './references.ts';

/** For the help and for errors: `name (sw), id (eq)`. */
function supportedFilters({ list }: ResourceDefinition): string {
  return Object.entries(list?.filter?.attributes ?? {})
    .map(([attribute, operators]) => `${attribute} (${operators.join(', ')})`)
    .join(', ');
}

function listOf(name: string, values: readonly string[] | undefined): FlagDefinitions {
  if (values === undefined) return {};
  const summary =
    name === 'expand' ? 'Embed what the records refer to' : 'Add members that are left out by default';
  return {
    [name]: { type: 'list', placeholder: 'list', summary, ...(values.length > 0 ? { choices: values } : {}) },
  };
}

function filterSummary(definition: ResourceDefinition): string {
  const support = definition.list?.filter;
  const supported = supportedFilters(definition);
  if (!support) return 'This endpoint has no filter; use --query';
  if (supported === '') return 'SCIM filter, sent to PingOne';
  return `SCIM filter, sent to PingOne: ${supported}${support.open ? ' and others' : ''}`;
}

/** Flags that the endpoint does not have are known, but hidden, so that the error can say what it has instead. */
export function listFlags(definition: ResourceDefinition): FlagDefinitions {
  const { list } = definition;
  const own = (list?.flags ?? []).map((flag): [string, FlagDefinition] => [flag.flag, typedFlag(flag)]);
  const order = list?.order?.length ? `: ${list.order.join(', ')}` : '';
  return joinFlags(Object.fromEntries(own), {
    filter: {
      type: 'text',
      placeholder: 'filter',
      summary: filterSummary(definition),
      ...(list?.filter?.required ? { required: true } : {}),
      ...(list?.filter ? {} : { hidden: true }),
    },
    limit: {
      type: 'integer',
      placeholder: 'number',
      minimum: 1,
      maximum: Number.MAX_SAFE_INTEGER,
      summary: 'Stop after so many; default: all',
    },
    cursor: {
      type: 'text',
      placeholder: 'cursor',
      summary: 'Go on where a list stopped; its error names the cursor',
      ...(list?.pageSize ? {} : { hidden: true }),
    },
    order: {
      type: 'text',
      placeholder: 'member',
      summary: `Order by a member, -member for descending${order}`,
      ...(list?.order ? {} : { hidden: true }),
    },
    ...listOf('expand', list?.expand),
    ...listOf('include', list?.include),
    ...(list?.sparse === undefined
      ? {}
      : {
          [list.sparse]: {
            type: 'list',
            placeholder: 'list',
            summary: 'Only these members of each record',
          },
        }),
  });
}

function checkFilter(definition: ResourceDefinition, filter: string): void {
  const support = definition.list?.filter;
  const { plural } = definition;
  if (!support) {
    throw usageError(
      `The endpoint of ${plural} has no filter.`,
      `Narrow the result here: -O json --query "data[?name=='Staging']"`,
      'UNSUPPORTED_FILTER',
    );
  }
  if (support.open) return;
  const used = [
    ...filter
      .replaceAll(/"(?:[^"\\]|\\.)*"/g, '""')
      .matchAll(/([A-Za-z_][\w.]*)\s+(eq|ne|co|sw|ew|gt|ge|lt|le|pr)\b/gi),
  ];
  for (const [, attribute = '', operator = ''] of used) {
    const operators: readonly string[] | undefined = support.attributes[attribute];
    if (operators?.includes(operator.toLowerCase())) continue;
    throw usageError(
      `The filter of ${plural} does not support '${attribute} ${operator}'.`,
      `It supports ${supportedFilters(definition)}. For anything else use -O json --query.`,
      'UNSUPPORTED_FILTER',
    );
  }
}

/** A value of a flag as a filter has it: texts quoted, numbers and booleans bare. */
function filterValue(value: string | number | boolean): string {
  return typeof value === 'string' ? scimText(value) : String(value);
}

async function readOwnFlag(
  context: CommandContext,
  { flag, refers, required, type }: ListFlag,
  flags: GivenFlags,
  parameters: PathParameters,
): Promise<string | number | boolean | undefined> {
  const given = flags[flag];
  if (given === undefined) {
    if (required) throw usageError(`--${flag} is needed.`, `Give --${flag} <${type}>.`, 'MISSING_FLAG');
    return undefined;
  }
  if (typeof given === 'object') return given.join(',');
  return typeof given === 'string' && refers !== undefined
    ? resolveReference(context, refers, flag, given, parameters)
    : given;
}

function commaList(flags: GivenFlags, name: string): string | undefined {
  const value = flags[name];
  return typeof value === 'object' ? value.join(',') : undefined;
}

function ownsFlag({ list }: ResourceDefinition, name: string): boolean {
  return list?.flags?.some(({ flag }) => flag === name) === true;
}

/** What needs no request to be found wrong. */
export function checkListFlags(definition: ResourceDefinition, flags: GivenFlags): void {
  const { list, plural } = definition;
  const filter = textFlag(flags, 'filter');
  if (filter !== undefined) checkFilter(definition, filter);
  else if (list?.filter?.required) {
    throw usageError(
      `A filter is required to list ${plural}.`,
      `Give --filter with ${supportedFilters(definition)}.`,
      'MISSING_FLAG',
    );
  }
  const order = textFlag(flags, 'order');
  if (order !== undefined && list?.order === undefined && !ownsFlag(definition, 'order')) {
    throw usageError(
      `The endpoint of ${plural} does not order its records.`,
      `Sort the result here: --sort ${order}`,
      'UNSUPPORTED_ORDER',
    );
  }
}

export async function listOptions(
  context: CommandContext,
  definition: ResourceDefinition,
  flags: GivenFlags,
  parameters: PathParameters,
): Promise<ListOptions> {
  const { list } = definition;
  const query: Record<string, string> = {};
  const filters: string[] = [];
  for (const own of list?.flags ?? []) {
    const value = await readOwnFlag(context, own, flags, parameters);
    if (value === undefined) continue;
    if ('query' in own.sends) query[own.sends.query] = String(value);
    else filters.push(`${own.sends.filter} ${own.sends.operator} ${filterValue(value)}`);
  }
  const filter = textFlag(flags, 'filter');
  if (filter !== undefined) filters.push(filters.length > 0 ? `(${filter})` : filter);
  const order = textFlag(flags, 'order');
  if (order !== undefined && !ownsFlag(definition, 'order')) query.order = order;
  for (const name of ['expand', 'include', list?.sparse ?? '']) {
    const value = commaList(flags, name);
    if (value !== undefined) query[name] = value;
  }
  const cursor = textFlag(flags, 'cursor');
  if (cursor !== undefined) query.cursor = cursor;
  const limit = typeof flags.limit === 'number' ? flags.limit : undefined;
  const { maximum } = list?.pageSize ?? {};
  // One page is enough for few: the server need not make more.
  if (limit !== undefined && list?.pageSize && query.limit === undefined) {
    query.limit = String(Math.min(limit, maximum ?? limit));
  }
  return {
    query,
    ...(filters.length > 0 ? { filter: filters.join(' and ') } : {}),
    ...(limit === undefined ? {} : { limit }),
  };
}
