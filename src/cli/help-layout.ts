/** How help is laid out: sections, two columns, commands that can be copied. Commands and topics are shown alike. */
import type { Example } from '../commands/command.ts';
import { wrapWords } from '../core/wrap-words.ts';

export type Row = readonly [left: string, right: string];

/** Two columns; the right one wraps under itself, or goes below on narrow terminals. */
export function rows(entries: readonly Row[], width: number): string[] {
  const left = Math.min(34, Math.max(...entries.map(([text]) => text.length)));
  const room = width - left - 4;
  return entries.flatMap(([text, summary]) => {
    const isStacked = room < 24 || text.length > left;
    const lines = wrapWords(summary, isStacked ? width - 10 : room);
    if (isStacked) {
      const names = wrapWords(text, width - 2);
      return [...names.map((line) => `  ${line}`), ...lines.map((line) => `          ${line}`)];
    }
    const [first = '', ...rest] = lines;
    return [
      `  ${text.padEnd(left)}  ${first}`.trimEnd(),
      ...rest.map((line) => `  ${' '.repeat(left)}  ${line}`),
    ];
  });
}

export function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}

export function paragraph(text: string, width: number): string[] {
  return text === '' ? [] : wrapWords(text, width - 2).map((line) => `  ${line}`);
}

/** The summary of a page, as a sentence of its own. */
export function headline(summary: string, width: number): string[] {
  return wrapWords(summary.endsWith('.') ? summary : `${summary}.`, width);
}

const noBreakSpace = '\u00a0';

/** A long command goes on over several lines in the shell's own way, so that it can still be copied whole. */
function commandLines(command: string, width: number): string[] {
  // What is quoted, a placeholder, and a flag with its value stay on one line.
  const unbroken = command
    .replaceAll(/"[^"]*"|'[^']*'|<\w[^>]*>/g, (part) => part.replaceAll(' ', noBreakSpace))
    .replaceAll(/(--[a-z-]+) (?!< )(?=[^-\s])/g, `$1${noBreakSpace}`);
  // Two cells for the ` \\` that tells the shell so.
  const lines = wrapWords(unbroken, width - 6);
  return lines.map((line, index) => {
    const indent = index === 0 ? '  ' : '    ';
    return `${indent}${line.replaceAll(noBreakSpace, ' ')}${index < lines.length - 1 ? ' \\' : ''}`;
  });
}

export function exampleLines(examples: readonly Example[], width: number): string[] {
  return examples.flatMap((example) => [
    ...wrapWords(example.summary, width - 4).map((line) => `  # ${line}`),
    ...commandLines(example.command, width),
  ]);
}
