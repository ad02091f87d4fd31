/** The spelling that was probably meant, for errors about a mistyped name. */

/** Edits between two words: insertion, deletion, substitution, and swapping neighbours. */
function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let best = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        best = Math.min(best, (beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(best);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}

/** The nearest of the candidates within two edits or by prefix, without regard to case; undefined where none is near. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  let best: { candidate: string; distance: number } | undefined;
  for (const candidate of candidates) {
    const offered = candidate.toLowerCase();
    const startsAlike =
      Math.min(wanted.length, offered.length) >= 3 &&
      (offered.startsWith(wanted) || wanted.startsWith(offered));
    // A slip of the finger is likelier than a word broken off.
    const edits = Math.min(distance(wanted, offered), startsAlike ? 2 : Number.POSITIVE_INFINITY);
    const allowed = Math.min(2, Math.floor(Math.max(wanted.length, offered.length) / 2));
    if (edits <= allowed && (best === undefined || edits < best.distance))
      best = { candidate, distance: edits };
  }
  return best?.candidate;
}

/** A sentence for the error, or undefined where nothing is near. */
export function didYouMean(word: string, candidates: Iterable<string>): string | undefined {
  const candidate = nearest(word, candidates);
  return candidate === undefined ? undefined : `Did you mean '${candidate}'?`;
}
