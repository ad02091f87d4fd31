/** The envelope of the JSON formats, schema 1.1: always the same seven fields, and the same six of `meta`. */
import type { ErrorFacts } from '../core/errors.ts';
import type { JsonObject, JsonValue } from '../core/json.ts';
import type { CommandResult, ResultMeta, Warning } from '../core/result.ts';

const schemaVersion = '1.1';

/** What the run knows beside its result. */
export interface RunFacts {
  httpStatus?: number | undefined;
  requestId?: string | undefined;
}

export interface EnvelopeFacts extends RunFacts {
  /** Why a result is no success. */
  failure?: ErrorFacts | undefined;
  durationMs: number;
  meta: ResultMeta | undefined;
  warnings: readonly Warning[];
}

function metaOf(facts: EnvelopeFacts): JsonObject {
  return {
    httpStatus: facts.httpStatus ?? null,
    requestId: facts.requestId ?? null,
    durationMs: Math.round(facts.durationMs),
    resource: facts.meta?.resource ?? null,
    action: facts.meta?.action ?? null,
    effect: facts.meta?.effect ?? null,
  };
}

function warningsOf(facts: EnvelopeFacts): JsonValue {
  return facts.warnings.map(({ code, message }) => ({ code, message }));
}

function statusOf(outcome: CommandResult['outcome'], warnings: readonly Warning[]): string {
  if (outcome !== undefined && outcome !== 'success' && outcome !== 'warnings') return 'error';
  return outcome === 'warnings' || warnings.length > 0 ? 'warning' : 'success';
}

function errorOf(error: ErrorFacts): JsonObject {
  return {
    code: error.code,
    category: error.category,
    // The schema has no field for the reason, and a script's log should hold it.
    message: error.reason === undefined ? error.message : `${error.message} ${error.reason}`,
    retryable: error.retryable ?? false,
    suggestion: error.suggestion ?? null,
    details: error.details ?? null,
  };
}

export function createEnvelope(
  data: JsonValue,
  message: string,
  outcome: CommandResult['outcome'],
  facts: EnvelopeFacts,
): JsonObject {
  const status = statusOf(outcome, facts.warnings);
  return {
    schemaVersion,
    status,
    message,
    data,
    errors: status === 'error' ? (facts.failure === undefined ? [] : [errorOf(facts.failure)]) : null,
    meta: metaOf(facts),
    warnings: warningsOf(facts),
  };
}

export function createErrorEnvelope(error: ErrorFacts, facts: EnvelopeFacts): JsonObject {
  return {
    schemaVersion,
    status: 'error',
    message: error.message,
    data: null,
    errors: [errorOf(error)],
    meta: metaOf({
      ...facts,
      httpStatus: error.httpStatus ?? facts.httpStatus,
      // Of the answer that the error is about: a later one, of a look-up that explained it, would mislead.
      requestId: error.httpStatus === undefined ? facts.requestId : error.requestId,
    }),
    warnings: warningsOf(facts),
  };
}
