/** The one kind of failure that pingcli raises on purpose: a sentence, a remedy and an outcome. */
import type { Outcome } from './exit-codes.ts';
import type { JsonValue } from './json.ts';

/** Which part of the world the failure lies in; `errors[].category` of the JSON envelope. */
export type ErrorCategory =
  | 'usage'
  | 'configuration'
  | 'authentication'
  | 'authorization'
  | 'not-found'
  | 'conflict'
  | 'api'
  | 'rate-limit'
  | 'network'
  | 'cancelled'
  | 'internal';

/** A call of the API that failed, for whoever knows what it was for. */
export interface FailedCall {
  method: string;
  /** Path template below `/v1`, and what fills it. */
  path: string;
  parameters: Readonly<Record<string, string>>;
  /** In words, the verb first: `delete population '…'`. */
  what: string;
}

export interface ErrorFacts {
  outcome: Outcome;
  category: ErrorCategory;
  /** Upper snake case, stable for scripts, for example `NOT_SIGNED_IN` or PingOne's own `INVALID_DATA`. */
  code: string;
  /** What failed, in one sentence; names the input. */
  message: string;
  /** Why it failed, when that is more than the message says. */
  reason?: string;
  /** How to fix it: a sentence or a command to copy. */
  suggestion?: string;
  /** Whether the same call may succeed later. Default false. */
  retryable?: boolean;
  /** The raw error body of the API, for `errors[].details`. */
  details?: JsonValue;
  httpStatus?: number;
  requestId?: string;
  call?: FailedCall;
  /** Whether it is certain that nothing of the request left this machine, or that something did; absent where nobody can say (REL-02). */
  neverSent?: boolean;
  /** Where a list stopped that can go on from there: the cursor of the page that failed, the records before it. */
  resumption?: { cursor: string; records: number };
  cause?: unknown;
}

export class CliError extends Error {
  readonly facts: ErrorFacts;

  constructor(facts: ErrorFacts) {
    super(facts.message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.name = 'CliError';
    this.facts = facts;
  }

  get outcome(): Outcome {
    return this.facts.outcome;
  }
}

/** The line of a reason that names the request. */
const requestLine = /^(GET|HEAD|POST|PUT|PATCH|DELETE) \//;

/** The lines of a reason without the request (REL-13), for which a sentence has no room. */
export function reasonLines({ reason }: Pick<ErrorFacts, 'reason'>): string[] {
  return reason?.split('\n').filter((line) => !requestLine.test(line)) ?? [];
}

/** Wrong usage or invalid input: exit 64, nothing was sent. */
export function usageError(message: string, suggestion?: string, code = 'INVALID_USAGE'): CliError {
  return new CliError({
    outcome: 'usage',
    category: 'usage',
    code,
    message,
    ...(suggestion === undefined ? {} : { suggestion }),
  });
}

/** Settings that cannot be used as they are: exit 78. */
export function configurationError(message: string, suggestion?: string, cause?: unknown): CliError {
  return new CliError({
    outcome: 'configuration',
    category: 'configuration',
    code: 'INVALID_CONFIGURATION',
    message,
    cause,
    ...(suggestion === undefined ? {} : { suggestion }),
  });
}

/** The user stopped it: Ctrl-C at a prompt or during a wait. Exit 130 (or 143 when told to end). */
export function cancelledError(outcome: 'interrupted' | 'terminated' = 'interrupted'): CliError {
  return new CliError({
    outcome,
    category: 'cancelled',
    code: 'CANCELLED',
    message: outcome === 'interrupted' ? 'Interrupted.' : 'Terminated.',
  });
}

/** A chain of causes that is longer, or goes round in a circle, is cut. */
const deepestCause = 6;

/** The messages of anything thrown and of its causes, for a cause line; never a stack. */
export function describeCause(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const messages: string[] = [];
  for (
    let current: unknown = cause;
    current instanceof Error && messages.length < deepestCause;
    current = current.cause
  ) {
    messages.push(current.message || current.name);
  }
  return messages.join(': ');
}
