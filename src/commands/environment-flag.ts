/** `--environment-id`, alike in every command that works in an environment. */

export function environmentFlag(summary: string) {
  return {
    type: 'text',
    short: 'e',
    placeholder: 'id or name',
    summary,
    refers: 'environments',
  } as const;
}
