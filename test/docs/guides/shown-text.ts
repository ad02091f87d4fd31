/**
 * Compares what a page shows with what a command wrote. `…` stands for anything in its line, with the blanks that keep a
 * column of the page straight; alone on a line it stands for any lines.
 */

function lineExpression(line: string): string {
  if (line.trim() === '…') return '(?:.*\\n)*?';
  const literal = line.split(/… */).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
  return `${literal.join('.*')}\\n`;
}

function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trimEnd());
  return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
}

/** @param written lines without their ends */
export function isShown(shown: string, written: readonly string[]): boolean {
  const expression = new RegExp(`^${linesOf(shown).map(lineExpression).join('')}$`);
  return expression.test(
    linesOf(written.join('\n'))
      .map((line) => `${line}\n`)
      .join(''),
  );
}
