/** Text and layout in the language of man pages: the macros of man(7) that groff and mandoc both know. */

/** Text that roff takes for nothing but text. */
export function roff(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('`', '\\(ga')
    .replaceAll("'", '\\(aq')
    .replaceAll('"', '\\(dq')
    .replaceAll('^', '\\(ha')
    .replaceAll('~', '\\(ti')
    .replaceAll(
      /[^\0-\x7f]/gu,
      (character) => `\\[u${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
    );
  // A dot at the start of a line is a request.
  return escaped.replace(/^\./, '\\&.');
}

export function title(name: string, section: number, version: string): string[] {
  return [`.TH ${roff(name).toUpperCase()} ${section} "" "pingcli ${roff(version)}" "pingcli manual"`];
}

export function section(name: string): string[] {
  return [`.SH ${roff(name.toUpperCase())}`];
}

export function subsection(name: string): string[] {
  return [`.SS ${roff(name)}`];
}

export function paragraph(text: string): string[] {
  return text === '' ? [] : ['.PP', roff(text)];
}

/** A term with what it means, indented below. */
export function terms(entries: readonly (readonly [term: string, meaning: string])[]): string[] {
  return entries.flatMap(([term, meaning]) => ['.TP', `.B ${roff(term)}`, roff(meaning)]);
}

/** Commands, each under its remark, as they are typed. */
export function commands(entries: readonly { command: string; summary: string }[]): string[] {
  return entries.flatMap(({ command, summary }) => [
    '.PP',
    `${roff(summary)}:`,
    '.PP',
    '.RS 4',
    '.EX',
    ...command.split('\n').map(roff),
    '.EE',
    '.RE',
  ]);
}
