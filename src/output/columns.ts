/** Which columns a view has: the command's own, or those that `--columns` names. */
import { usageError } from '../core/errors.ts';
import type { Column } from '../core/result.ts';

export function findColumn(columns: readonly Column[], name: string): Column | undefined {
  const wanted = name.toLowerCase();
  return (
    columns.find((column) => column.path === name) ??
    columns.find((column) => column.path.toLowerCase() === wanted || column.heading.toLowerCase() === wanted)
  );
}

/** The column that a name stands for: one of its own, found by heading too, or the name itself as a path; behind a colon, any path. */
export function columnOf(columns: readonly Column[], name: string): Pick<Column, 'path' | 'names'> {
  const colon = name.indexOf(':');
  if (colon !== -1) return { path: name.slice(colon + 1).trim() };
  return findColumn(columns, name) ?? { path: name };
}

/**
 * Reads `name`, `Heading:json.path` and the headings of the command's own columns.
 * @throws CliError (usage) for an empty name, heading or path.
 */
export function chooseColumns(known: readonly Column[], names: readonly string[]): Column[] {
  return names.map((name, index) => {
    const colon = name.indexOf(':');
    const heading = colon === -1 ? undefined : name.slice(0, colon).trim();
    const path = name.slice(colon + 1).trim();
    if (path === '' || heading === '') {
      throw usageError(
        `--columns has '${name}', which names no column.`,
        'Name columns as --columns name,email or with a heading of your own: --columns Mail:email.',
      );
    }
    const found = findColumn(known, path);
    return {
      heading: heading ?? found?.heading ?? path.toUpperCase(),
      path: found?.path ?? path,
      importance: index + 1,
      ...(found?.shows === undefined ? {} : { shows: found.shows }),
      ...(found?.names === undefined ? {} : { names: found.names }),
    };
  });
}
