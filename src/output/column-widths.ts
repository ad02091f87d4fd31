/** Fits the columns of a list to a terminal: the least important go first, then long ones are cut. */

export interface ColumnDemand {
  /** 1 is the most important. */
  importance: number;
  /** Cells of the widest cell, heading included. */
  natural: number;
  /** `key` names the object (ID, name); `named` was asked for by `--columns`. Both stay. */
  role: 'id' | 'key' | 'named' | 'other';
}

export interface FittedColumn {
  index: number;
  width: number;
}

export const columnGap = 2;

/** Narrower than an ID and a name beside each other nothing is readable; the terminal wraps instead. */
const narrowest = 24;
/** What a long text is shortened to before a less important column is dropped for it. */
const comfortable = 24;
const uuidLength = 36;
/** Room for the first eight digits of a UUID, or a few words, and the `...`. */
const readable = 11;

function comfortableWidth(column: ColumnDemand): number {
  return Math.min(column.natural, column.role === 'id' ? uuidLength : comfortable);
}

function readableWidth(column: ColumnDemand): number {
  return Math.min(column.natural, readable);
}

function total(columns: readonly { width: number }[]): number {
  return columns.reduce((sum, column) => sum + column.width + columnGap, -columnGap);
}

type Candidate = FittedColumn & { demand: ColumnDemand };

/** The least important; of equals the one further right. */
function leastImportant(columns: readonly Candidate[]): Candidate | undefined {
  return columns.reduce<Candidate | undefined>(
    (least, column) =>
      least === undefined || column.demand.importance >= least.demand.importance ? column : least,
    undefined,
  );
}

function dropUntilFitting(
  columns: Candidate[],
  width: number,
  mayGo: (column: Candidate) => boolean,
): Candidate[] {
  let kept = columns;
  while (kept.length > 1 && total(kept) > width) {
    const least = leastImportant(kept.filter(mayGo));
    if (least === undefined) return kept;
    // The beginning of a text says more than no text: 80 cells show the ID, the name and some of the description.
    const squeezed = kept.map((column) =>
      column === least ? { ...column, width: readableWidth(column.demand) } : column,
    );
    if (total(squeezed) <= width) return squeezed;
    kept = kept.filter((column) => column !== least);
  }
  return kept;
}

/** Half an ID says no more than its first digits do, so it comes after what can be read in part. */
function turnOf({ demand }: Candidate): number {
  return demand.role === 'id' ? Number.POSITIVE_INFINITY : demand.importance;
}

/** Hands out the room that is left, the most important column first. */
function grow(columns: Candidate[], width: number, wanted: (demand: ColumnDemand) => number): Candidate[] {
  let left = width - total(columns);
  const widths = new Map<number, number>();
  for (const column of columns.toSorted((a, b) => turnOf(a) - turnOf(b))) {
    const more = Math.max(0, Math.min(left, wanted(column.demand) - column.width));
    widths.set(column.index, column.width + more);
    left -= more;
  }
  return columns.map((column) => ({ ...column, width: widths.get(column.index) ?? column.width }));
}

/**
 * @param terminalWidth undefined where nothing limits the width (a pipe, `--wide`).
 * @returns the columns that stay, in their order. Columns named by the user stay even where they do not fit.
 */
export function fitColumns(
  demands: readonly ColumnDemand[],
  terminalWidth: number | undefined,
): FittedColumn[] {
  const natural = demands.map((demand, index) => ({ index, demand, width: demand.natural }));
  const width = Math.max(narrowest, terminalWidth ?? Number.POSITIVE_INFINITY);
  if (total(natural) <= width) return natural.map(({ index, width: cells }) => ({ index, width: cells }));

  const comfortably = natural.map((column) => ({ ...column, width: comfortableWidth(column.demand) }));
  let kept = dropUntilFitting(comfortably, width, ({ demand }) => demand.role === 'other');
  if (total(kept) > width) {
    const tight = kept.map((column) => ({ ...column, width: readableWidth(column.demand) }));
    kept = dropUntilFitting(tight, width, ({ demand }) => demand.role !== 'named');
    if (kept.length === 1 && total(kept) > width) kept = kept.map((column) => ({ ...column, width }));
    kept = grow(kept, width, comfortableWidth);
  }
  return grow(kept, width, (demand) => demand.natural).map(({ index, width: cells }) => ({
    index,
    width: cells,
  }));
}
