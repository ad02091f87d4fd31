/**
 * What a 403 means. PingOne answers it for a missing role and for an environment that does not exist alike
 * (pingone-api §3.8), so the environment itself is looked at before a person is told which it was.
 */
import { CliError } from '../core/errors.ts';
import { isJsonObject, type JsonValue, textAt } from '../core/json.ts';

/** A GET below `/v1` that answers whatever came, without raising an error. */
export type LookUp = (
  path: string,
) => Promise<{ status: number; date: string | null; json: JsonValue | undefined }>;

/** Which administrator role a path belongs to (pingone-api §6). */
function roleFor(path: string): string {
  if (/\/users(\/|$)|\/groups(\/|$)|\/populations(\/|$)/.test(path)) return 'Identity Data Admin';
  if (/\/(flows|connectors|connectorInstances|davinciApplications|variables)(\/|$)/.test(path))
    return 'DaVinci Admin';
  if (/^\/environments$/.test(path)) return 'Organization Admin';
  return 'Environment Admin';
}

function unknownEnvironment(denied: CliError, id: string, isGone: boolean): CliError {
  return new CliError({
    ...denied.facts,
    outcome: 'not-found',
    category: 'not-found',
    code: 'ENVIRONMENT_NOT_FOUND',
    message: isGone
      ? `There is no environment ${id}.`
      : `There is no environment ${id} that this sign-on can see.`,
    reason: isGone
      ? 'PingOne answers 403 for whatever is asked of an environment that does not exist'
      : 'PingOne answers 403 for it, and the list of environments does not hold it',
    suggestion: 'Check the ID, the region and the organization: pingcli pingone environments list',
  });
}

function missingRole(denied: CliError, environment: JsonValue, date: string | null, path: string): CliError {
  const name = textAt(environment, 'name') ?? textAt(environment, 'id') ?? '';
  const age = Date.parse(date ?? '') - Date.parse(textAt(environment, 'createdAt') ?? '');
  const isNew = age < 60_000;
  return new CliError({
    ...denied.facts,
    reason: [denied.facts.reason, `the environment '${name}' exists, so it is a role that is missing`]
      .filter((line) => line !== undefined)
      .join('\n'),
    retryable: isNew,
    suggestion: isNew
      ? 'The environment is less than a minute old and its roles may still be on their way: try again.'
      : `Ask for the role ${roleFor(path)} (or one that includes it) in this environment.`,
  });
}

/** @param path - What was asked, below `/v1`, with its IDs filled in. */
export async function explainForbidden(
  denied: CliError,
  path: string,
  environmentId: string,
  lookUp: LookUp,
): Promise<CliError> {
  const itself = `/environments/${environmentId}`;
  const found = await lookUp(itself);
  if (found.status === 404) return unknownEnvironment(denied, environmentId, true);
  if (found.status === 200 && found.json !== undefined)
    return missingRole(denied, found.json, found.date, path);
  const listed = await lookUp(`/environments?filter=${encodeURIComponent(`id eq "${environmentId}"`)}`);
  if (listed.status !== 200 || !isJsonObject(listed.json)) return denied;
  const embedded = listed.json._embedded;
  const environments = isJsonObject(embedded) ? embedded.environments : undefined;
  const isListed = Array.isArray(environments) && environments.length > 0;
  return isListed ? denied : unknownEnvironment(denied, environmentId, false);
}
