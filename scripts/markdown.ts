/** Markdown as the generated pages need it. */

/** Text that a table cell or a line of Markdown shows as it is. */
export function plain(text: string): string {
  return text.replaceAll(/[|<>*_`[\]]/g, (character) => `\\${character}`);
}

export function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``;
}

export function sentence(text: string): string {
  return plain(text.endsWith('.') ? text : `${text}.`);
}

export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(headings), line(headings.map(() => '---')), ...rows.map(line), ''];
}

export function examples(entries: readonly { command: string; summary: string }[]): string[] {
  if (entries.length === 0) return [];
  return ['```sh', ...entries.flatMap(({ command, summary }) => [`# ${summary}`, command]), '```', ''];
}
