/** What a new environment needs of the organization: its region and a license. */
import { CliError, usageError } from '../../core/errors.ts';
import { type JsonObject, textAt, valueAt } from '../../core/json.ts';
import { isUuid } from '../../core/uuid.ts';
import type { CommandContext } from '../command.ts';
import { findObject } from '../resource/find-object.ts';

export interface Organization {
  region: string;
  /** Undefined where it cannot be seen: PingOne then decides by itself. */
  licenseId: string | undefined;
}

/** An organization lives in one region (pingone-api §1), so any of its environments says which. */
async function anyEnvironment(context: CommandContext): Promise<JsonObject> {
  const [api, environments] = await Promise.all([context.api(), context.resource('environments')]);
  for await (const environment of api.list(environments, {}, { limit: 1 })) return environment;
  throw new CliError({
    outcome: 'permission-denied',
    category: 'authorization',
    code: 'NO_ENVIRONMENTS',
    message: 'This sign-on sees no environment, so nothing says where a new one is to be.',
    suggestion: 'Ask for the roles Organization Admin and Environment Admin for it.',
  });
}

async function activeLicenses(context: CommandContext, organizationId: string): Promise<JsonObject[]> {
  const [api, licenses] = await Promise.all([context.api(), context.resource('licenses')]);
  const found: JsonObject[] = [];
  try {
    for await (const license of api.list(licenses, { organizationId }, { filter: 'status eq "ACTIVE"' }))
      found.push(license);
  } catch (error) {
    if (!(error instanceof CliError) || error.outcome !== 'permission-denied') throw error;
  }
  return found;
}

function describeLicense(license: JsonObject): string {
  const pack = textAt(license, 'package');
  return `${textAt(license, 'name') ?? textAt(license, 'id')}${pack === undefined ? '' : ` (${pack})`}`;
}

async function chooseLicense(
  context: CommandContext,
  organizationId: string,
  given: string | undefined,
): Promise<string | undefined> {
  if (given !== undefined) {
    if (isUuid(given)) return given.toLowerCase();
    const [api, definition] = await Promise.all([context.api(), context.resource('licenses')]);
    return (await findObject({ api, say: context.say }, definition, { organizationId }, given)).id;
  }
  const licenses = await activeLicenses(context, organizationId);
  const [only] = licenses;
  if (only === undefined || licenses.length === 1) return textAt(only, 'id');
  if (context.canAsk) {
    return context.ask.select({
      message: 'License:',
      choices: licenses.map((license) => ({ value: textAt(license, 'id'), name: describeLicense(license) })),
      signal: context.signal,
    });
  }
  throw usageError(
    `The organization has ${licenses.length} active licenses: ${licenses.map(describeLicense).join(', ')}.`,
    'Choose one with --license <id or name>.',
    'LICENSE_MISSING',
  );
}

export async function readOrganization(
  context: CommandContext,
  license: string | undefined,
): Promise<Organization> {
  const environment = await anyEnvironment(context);
  const organizationId = valueAt(environment, 'organization.id');
  const region = textAt(environment, 'region') ?? '';
  if (typeof organizationId !== 'string') return { region, licenseId: license };
  return { region, licenseId: await chooseLicense(context, organizationId, license) };
}
