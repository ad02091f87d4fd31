/** Any failure as facts for a person: what pingcli raised on purpose as it is, anything else as a bug. */
import { CliError, describeCause, type ErrorFacts } from '../core/errors.ts';

export function factsOf(error: unknown, signal: AbortSignal): ErrorFacts {
  if (error instanceof CliError && error.facts.category === 'cancelled') return error.facts;
  // Whatever unwound because the user stopped it was stopped by the user, however the failure is dressed.
  if (signal.aborted && signal.reason instanceof CliError) return signal.reason.facts;
  if (error instanceof CliError) return error.facts;
  return {
    outcome: 'internal',
    category: 'internal',
    code: 'INTERNAL_ERROR',
    message: 'pingcli met a condition that it does not know. This is a bug.',
    reason: describeCause(error),
    suggestion: 'Please report it with the command that you ran; --debug shows where it happened.',
    cause: error,
  };
}

/** Where it happened, for `--debug`. */
export function stackOf(error: unknown): string[] {
  const lines: string[] = [];
  const seen = new Set<unknown>();
  for (
    let current: unknown = error;
    current instanceof Error && !seen.has(current);
    current = current.cause
  ) {
    seen.add(current);
    lines.push(...(current.stack ?? String(current)).split('\n'));
  }
  return lines;
}
