/** Names that `--columns` and `--sort` can mean, looked at before anything is sent: a slip of the finger would be an empty column. */
import { usageError } from '../core/errors.ts';
import { didYouMean } from '../core/nearest.ts';
import type { Column } from '../core/result.ts';
import { findColumn } from './columns.ts';

function firstStep(path: string): string {
  return path.split('.')[0]?.replace(/\[\]$/, '') ?? path;
}

/** A member below a known one, or above it: `address.region`, `population`. */
function isRelated(path: string, known: readonly Column[]): boolean {
  const first = firstStep(path);
  return known.some((column) => firstStep(column.path) === first && column.path !== path);
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
