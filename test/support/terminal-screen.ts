/** What a terminal shows after the bytes that it got: as much of one as pingcli and its prompts use, and an error for the rest. */

export interface TerminalScreen {
  /** Without the blanks at their ends, and without empty lines at the end. */
  lines: string[];
  cursorIsShown: boolean;
}

const escapeCharacter = String.fromCodePoint(27);
/** A control sequence (ECMA-48 §5.4), a control character, or text. The tail may be a sequence still to come. */
const piece = new RegExp(
  `${escapeCharacter}\\[([?\\d;]*)([A-Za-z])|${escapeCharacter}\\[?[?\\d;]*$|(\\p{Cc})|(\\P{Cc}+)`,
  'gu',
);

interface Cursor {
  row: number;
  column: number;
}

function moved(cursor: Cursor, direction: string, count: number): Cursor {
  const { row, column } = cursor;
  switch (direction) {
    case 'A':
      return { row: Math.max(0, row - count), column };
    case 'B':
      return { row: row + count, column };
    case 'C':
      return { row, column: column + count };
    case 'D':
      return { row, column: Math.max(0, column - count) };
    case 'G':
      return { row, column: count - 1 };
    case '\r':
      return { row, column: 0 };
    case '\n':
      return { row: row + 1, column };
    default:
      throw new Error(`The terminal of the tests does not know ${JSON.stringify(direction)}`);
  }
}

export function readScreen(output: string, columns: number): TerminalScreen {
  const rows: string[][] = [];
  let cursor: Cursor = { row: 0, column: 0 };
  let cursorIsShown = true;

  function rowAt(row: number): string[] {
    while (rows.length <= row) rows.push([]);
    return rows[row] ?? [];
  }
  function print(text: string): void {
    for (const character of text) {
      // Only the next character leaves a full line.
      if (cursor.column >= columns) cursor = { row: cursor.row + 1, column: 0 };
      const cells = rowAt(cursor.row);
      while (cells.length < cursor.column) cells.push(' ');
      cells[cursor.column] = character;
      cursor = { row: cursor.row, column: cursor.column + 1 };
    }
  }
  function erase(what: string, parameter: string): void {
    const cells = rowAt(cursor.row);
    cells.splice(parameter === '2' ? 0 : cursor.column);
    if (what === 'J') rows.splice(cursor.row + 1);
  }

  for (const [, parameter = '', final, control, text] of output.matchAll(piece)) {
    if (text !== undefined) print(text);
    else if (control !== undefined) cursor = moved(cursor, control, 1);
    else if (final === 'K' || final === 'J') erase(final, parameter);
    else if (final === 'h' || final === 'l') {
      if (parameter === '?25') cursorIsShown = final === 'h';
    } else if (final !== undefined && final !== 'm') {
      cursor = moved(cursor, final, Number(parameter || '1'));
    }
  }
  const lines = rows.map((cells) => cells.join('').trimEnd());
  return { lines: lines.slice(0, lines.findLastIndex((line) => line !== '') + 1), cursorIsShown };
}
