/** The one table of exit codes: the process, `--help`, the documentation and the tests all read it here. */
export const exitCodes = {
  success: { code: 0, meaning: 'success, an empty list included' },
  failure: { code: 1, meaning: 'failed, and no better code below' },
  warnings: { code: 2, meaning: 'with -D only: done, with warnings; or differences found' },
  'not-found': { code: 3, meaning: 'the named object does not exist' },
  'not-signed-in': { code: 4, meaning: 'not signed on, session expired, credentials refused' },
  'permission-denied': { code: 5, meaning: 'permission denied' },
  conflict: { code: 6, meaning: 'conflict or failed precondition' },
  partial: { code: 7, meaning: 'several items: some failed' },
  'timed-out': { code: 8, meaning: 'waited as long as told to' },
  'rate-limited': { code: 9, meaning: 'rate limited, retries spent' },
  'outcome-unknown': { code: 10, meaning: 'outcome unknown: a write was sent and no answer came' },
  usage: { code: 64, meaning: 'wrong usage or invalid input' },
  unavailable: { code: 69, meaning: 'service unreachable: DNS, TLS, proxy, connection, 5xx' },
  internal: { code: 70, meaning: 'internal error (a bug)' },
  configuration: { code: 78, meaning: 'broken configuration' },
  interrupted: { code: 130, meaning: 'interrupted' },
  terminated: { code: 143, meaning: 'terminated' },
} as const satisfies Record<string, { code: number; meaning: string }>;

/** Why a run ended as it did. Each outcome has one exit code. */
export type Outcome = keyof typeof exitCodes;

export function exitCodeOf(outcome: Outcome): number {
  return exitCodes[outcome].code;
}
