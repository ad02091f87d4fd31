/** The flags of the view: one set for every command that answers a record or records, and what a run asks for with them. */
import type { AnswerShape, CommandDefinition, FlagDefinition, FlagDefinitions } from '../commands/command.ts';
import { usageError } from '../core/errors.ts';
import type { Column } from '../core/result.ts';
import type { ViewOptions } from '../output/render-options.ts';
import { isOn } from './given-flags.ts';
import type { FlagReadings } from './parse.ts';

type Viewed = Pick<CommandDefinition, 'answers' | 'columns'>;

const columnsFlag: FlagDefinition = {
  type: 'list',
  placeholder: 'list',
  summary: 'Columns to show, as name,email or Heading:json.path; with text, csv and md',
};
const sortFlag: FlagDefinition = {
  type: 'list',
  placeholder: 'list',
  summary: 'Sort by columns, -name for descending; waits for the last record',
};
const idsFlag: FlagDefinition = { type: 'boolean', summary: 'Only IDs, one a line' };
const wideFlag: FlagDefinition = {
  type: 'boolean',
  summary: 'Fit nothing to the terminal: no column dropped, no text cut or wrapped',
};
const csvRawFlag: FlagDefinition = {
  type: 'boolean',
  summary: 'With -O csv: leave cells that a spreadsheet takes for formulas as they are',
};

function shapeOf({ answers, columns }: Viewed): AnswerShape | undefined {
  return answers ?? (columns === undefined ? undefined : { kind: 'records' });
}

/** Every name that the view knows; undefined where nothing is known, so that any may be right. */
function knownColumns(definition: Viewed): Column[] | undefined {
  const { columns = definition.columns ?? [], members = [] } = definition.answers ?? {};
  const paths = new Set(columns.map(({ path }) => path));
  const others = members.filter((member) => !paths.has(member));
  const known = [
    ...columns,
    ...others.map((path): Column => ({ heading: path.toUpperCase(), path, importance: columns.length + 1 })),
  ];
  return known.length === 0 ? undefined : known;
}

function idMemberOf(definition: Viewed): string | undefined {
  const named = definition.answers?.idMember;
  if (named !== undefined) return named;
  return knownColumns(definition)?.some(({ path }) => path === 'id') ? 'id' : undefined;
}

/** None for a command that answers something else. */
export function viewFlags(definition: Viewed): FlagDefinitions {
  const shape = shapeOf(definition);
  if (shape === undefined) return {};
  const names = (knownColumns(definition) ?? []).map(({ path }) => path);
  const descending = names.map((name) => `-${name}`);
  return {
    columns: { ...columnsFlag, suggests: names },
    ...(shape.kind === 'records' ? { sort: { ...sortFlag, suggests: [...names, ...descending] } } : {}),
    ...(idMemberOf(definition) === undefined ? {} : { ids: idsFlag }),
    wide: wideFlag,
    'csv-raw': csvRawFlag,
  };
}

/** Refused while nothing has been sent: the same flag may mean something beside other flags of the command. */
function checkShape({ when, unless = [] }: AnswerShape, given: string, flags: FlagReadings): void {
  if (when !== undefined && flags[when] !== true) {
    throw usageError(
      `--${given} does nothing without --${when}.`,
      `Give --${when} too, or leave out --${given}.`,
    );
  }
  const other = unless.find((name) => flags[name] !== undefined && flags[name] !== false);
  if (other !== undefined) {
    throw usageError(`--${given} does nothing beside --${other}.`, 'Leave out one of them.');
  }
}

function listFlag(readings: FlagReadings, name: string): readonly string[] | undefined {
  const value = readings[name];
  return typeof value === 'object' ? value : undefined;
}

/**
 * @param view - The flags of the view as they were given.
 * @param flags - The command's own, beside which some of them do nothing.
 * @throws CliError (usage)
 */
export function viewOptionsOf(
  definition: Viewed,
  view: FlagReadings,
  flags: FlagReadings,
): Omit<ViewOptions, 'format' | 'query'> {
  const shape = shapeOf(definition);
  if (shape === undefined) return {};
  const given = Object.keys(view).find((name) => view[name] !== undefined && view[name] !== false);
  if (given !== undefined) checkShape(shape, given, flags);
  return {
    columns: listFlag(view, 'columns'),
    sort: listFlag(view, 'sort'),
    ids: isOn(view, 'ids'),
    wide: isOn(view, 'wide'),
    csvRaw: isOn(view, 'csv-raw'),
    known: knownColumns(definition),
    idMember: idMemberOf(definition),
  };
}
