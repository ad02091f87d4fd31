/** The report of a sign-on as records: a step each, the tokens' claims with the last. */
import type { IssuedTokens, SignOnReport, StepReport } from '../../auth/flow/sign-on-attempt.ts';
import type { CliError } from '../../core/errors.ts';
import type { JsonObject } from '../../core/json.ts';
import type { Column, RecordsResult } from '../../core/result.ts';

export const stepColumns: readonly Column[] = [
  { heading: 'STEP', path: 'step', importance: 1 },
  { heading: 'STATUS', path: 'status', importance: 1 },
  { heading: 'HTTP', path: 'httpStatus', importance: 3, shows: 'number' },
  { heading: 'FLOW', path: 'flowStatus', importance: 4 },
  { heading: 'MS', path: 'durationMs', importance: 5, shows: 'number' },
  { heading: 'MESSAGE', path: 'message', importance: 2 },
];

/** The tokens themselves only where somebody asked for them. */
function detailsOf({ claims, expiresAt, scopes, ...tokens }: IssuedTokens, showTokens: boolean): JsonObject {
  return {
    scopes: [...scopes],
    expiresAt: new Date(expiresAt).toISOString(),
    accessTokenClaims: claims.accessToken ?? null,
    idTokenClaims: claims.idToken,
    ...(showTokens
      ? {
          accessToken: tokens.accessToken.open(),
          idToken: tokens.idToken.open(),
          refreshToken: tokens.refreshToken?.open() ?? null,
        }
      : {}),
  };
}

function recordOf(report: StepReport, failure: CliError | undefined, details: JsonObject | null): JsonObject {
  const { step, status, duration, flowStatus, httpStatus } = report;
  const failed = status === 'failed' ? failure?.facts : undefined;
  return {
    step,
    status,
    message: failed?.message ?? report.message,
    reason: failed?.reason ?? null,
    remedy: failed?.suggestion ?? null,
    httpStatus: httpStatus ?? null,
    flowStatus: flowStatus ?? null,
    durationMs: Math.round(duration),
    details,
  };
}

function stepRecords({ failure, issued, steps }: SignOnReport, showTokens: boolean): JsonObject[] {
  return steps.map((report) => {
    const hasTokens = report.step === 'token' && issued !== undefined;
    return recordOf(report, failure, hasTokens ? detailsOf(issued, showTokens) : null);
  });
}

async function* recordsOf(records: readonly JsonObject[]): AsyncGenerator<JsonObject> {
  yield* records;
}

export interface SignOnOutcome {
  /** In front of the steps of the sign-on. */
  before?: readonly JsonObject[];
  username: string;
  application: string;
  showTokens: boolean;
  hints?: string[];
}

/** A refused sign-on is a result with all its steps, and no success. */
export function signOnResult(report: SignOnReport, outcome: SignOnOutcome): RecordsResult {
  const { failure } = report;
  const { application, before = [], hints, showTokens, username } = outcome;
  const records = [...before, ...stepRecords(report, showTokens)];
  const failedStep = report.steps.at(-1)?.step ?? 'sign-on';
  const summary =
    failure === undefined
      ? `'${username}' signed on to '${application}'`
      : `'${username}' could not sign on to '${application}': it ended at ${failedStep}`;
  return {
    kind: 'records',
    layout: 'steps',
    records: recordsOf(records),
    columns: stepColumns,
    summarize: () => summary,
    ...(failure === undefined ? {} : { outcome: failure.outcome, failure: failure.facts }),
    ...(hints === undefined ? {} : { hints }),
    meta: { resource: 'sign-on', action: 'test', effect: 'none' },
  };
}
