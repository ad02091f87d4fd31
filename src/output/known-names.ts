/** Names that `--columns` and `--sort` can mean, looked at before anything is sent: a slip of the finger would be an empty column. */
import { usageError } from '../core/errors.ts';
import { didYouMean, nearest } from '../core/nearest.ts';
import type { Column } from '../core/result.ts';
import { findColumn } from './columns.ts';

/** The first step of a path that has more than one. */
function stemOf(path: string): string | undefined {
  const [first = '', ...rest] = path.replaceAll('[]', '').split('.');
  return rest.length === 0 ? undefined : first;
}

/**
 * Above a known member, below one, or beside one in the same object: `population`, `account.status`, `name.formatted`.
 * Not a slip of the finger for the one beside: `name.gvien`.
 */
function isRelated(path: string, known: readonly Column[]): boolean {
  const paths = known.map((column) => column.path.replaceAll('[]', ''));
  const wanted = path.replaceAll('[]', '');
  if (paths.some((each) => each.startsWith(`${wanted}.`) || wanted.startsWith(`${each}.`))) return true;
  const stem = stemOf(wanted);
  const isBeside = stem !== undefined && paths.some((each) => stemOf(each) === stem);
  return isBeside && nearest(wanted, paths) === undefined;
}

const wayOut = {
  columns: 'Any other member goes behind a heading of your own: --columns Heading:json.path.',
  sort: 'Any other member goes behind a colon: --sort :json.path.',
} as const;

/** @throws CliError (usage) with the nearest known name and all of them. A name with a colon is taken as it is. */
export function checkNames(
  flag: keyof typeof wayOut,
  names: readonly string[],
  known: readonly Column[],
): void {
  for (const given of names) {
    const name = flag === 'sort' ? given.replace(/^[-+]/, '') : given;
    if (name.includes(':') || findColumn(known, name) || isRelated(name, known)) continue;
    const paths = [...new Set(known.map(({ path }) => path))];
    const hint = didYouMean(name, [...paths, ...known.map(({ heading }) => heading)]);
    throw usageError(
      `--${flag} has '${name}', which this result does not have.`,
      [...(hint === undefined ? [] : [hint]), `It has ${paths.join(', ')}. ${wayOut[flag]}`].join(' '),
      'UNKNOWN_COLUMN',
    );
  }
}
