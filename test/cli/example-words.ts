/** The words that a shell would hand to pingcli for the command line of an example. */

/** Placeholders, `<environment ID>`, as something that parses as an ID and as a name. */
const placeholderValue = '6e2a0d1c-5b0f-4c53-9a35-2f4c8a1f7d10';

/** The first pingcli of a pipeline, or the one whose output is put into another command. */
function pingcliPart(command: string): string {
  const inner = /[$<]\((pingcli [^)]*)\)/.exec(command)?.[1] ?? command;
  const line = inner.replaceAll(/<\w[^>]*>/g, placeholderValue);
  return /^[^|<>]*\| (pingcli .*)$/.exec(line)?.[1] ?? line;
}

export function exampleWords(command: string): string[] {
  const [program, ...words] = [
    ...pingcliPart(command).matchAll(/(?:[^\s"'|<>]|"[^"]*"|'[^']*')+|[|<>]/g),
  ].map(([word]) => word.replaceAll(/["']/g, ''));
  if (program !== 'pingcli') throw new Error(`not a command of pingcli: ${command}`);
  const end = words.findIndex((word) => /^[|<>]$/.test(word));
  return end === -1 ? words : words.slice(0, end);
}
