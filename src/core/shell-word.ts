/** A value as one word of a command to copy: what a shell would take apart is quoted. */

/** Single quotes, because nothing has a meaning inside them (POSIX shells and PowerShell alike). */
export function shellWord(value: string): string {
  return /^[\w@%+=:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}
