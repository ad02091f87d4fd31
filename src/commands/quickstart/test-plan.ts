/** What a test environment consists of, and which of it is there already. */
import { isJsonObject, type JsonObject, textAt } from '../../core/json.ts';
import type { CommandContext } from '../command.ts';
import type { Change } from '../resource/difference.ts';
import { findWanted, type Wanted } from './ensure.ts';
import type { Patience } from './patience.ts';
import { markedDescription } from './quickstart-environment.ts';

export const userFlags = {
  population: { type: 'text', placeholder: 'name', default: 'Test Users', summary: 'Name of the population' },
  username: { type: 'text', default: 'test.user', summary: 'Username of the user' },
  email: { type: 'text', summary: 'Email address of the user; default: <username>@example.com' },
} as const;

export interface TestNames {
  environment: string;
  population: string;
  username: string;
  email: string;
}

export function environmentBody(name: string, region: string, licenseId: string | undefined): JsonObject {
  return {
    name,
    description: markedDescription,
    type: 'SANDBOX',
    region,
    billOfMaterials: { products: [{ type: 'PING_ONE_BASE' }] },
    ...(licenseId === undefined ? {} : { license: { id: licenseId } }),
  };
}

export function wantedPopulation(environmentId: string, name: string): Wanted {
  const body = { name, description: 'Users for trying things out.' };
  return { noun: 'populations', parameters: { environmentId }, key: 'name', body };
}

export function wantedUser(environmentId: string, names: TestNames, populationId: string): Wanted {
  const { email, username } = names;
  return {
    noun: 'users',
    parameters: { environmentId },
    key: 'username',
    body: { username, email, name: { given: 'Test', family: 'User' }, population: { id: populationId } },
  };
}

/** `NO_PASSWORD`, `OK` … as PingOne has it. */
async function passwordStatus(
  context: CommandContext,
  environmentId: string,
  userId: string,
  patience: Patience,
): Promise<string | undefined> {
  const api = await context.api();
  const { json } = await patience.await(() =>
    api.act({
      method: 'GET',
      path: '/environments/{environmentId}/users/{userId}/password',
      parameters: { environmentId, userId },
      what: 'read the state of the password',
    }),
  );
  return textAt(json, 'status');
}

export interface Found {
  environment?: JsonObject | undefined;
  population?: JsonObject | undefined;
  user?: JsonObject | undefined;
  hasPassword: boolean;
}

/** Reads only. */
export async function lookAround(
  context: CommandContext,
  environment: JsonObject | undefined,
  names: TestNames,
  patience: Patience,
): Promise<Found> {
  const environmentId = textAt(environment, 'id');
  if (environmentId === undefined) return { hasPassword: false };
  const population = await findWanted(context, wantedPopulation(environmentId, names.population), patience);
  const user = await findWanted(context, wantedUser(environmentId, names, ''), patience);
  const userId = textAt(user, 'id');
  if (userId === undefined) return { environment, population, hasPassword: false };
  const status = await passwordStatus(context, environmentId, userId, patience);
  return { environment, population, user, hasPassword: status !== undefined && status !== 'NO_PASSWORD' };
}

/** The members of a body, one change each: what `--dry-run` of `create` shows, under the name of the object. */
export function additions(object: string, body: JsonObject): Change[] {
  return Object.entries(body).flatMap(([member, value]) =>
    isJsonObject(value)
      ? additions(`${object}.${member}`, value)
      : [{ change: '+', member: `${object}.${member}`, before: null, after: value }],
  );
}

/** What would be created, in order. */
export function plannedChanges(
  found: Found,
  names: TestNames,
  organization: { region: string; licenseId: string | undefined } | undefined,
): Change[] {
  const { licenseId, region = '' } = organization ?? {};
  const environmentId = textAt(found.environment, 'id') ?? '(new)';
  const populationId = textAt(found.population, 'id') ?? '(new)';
  return [
    ...(found.environment
      ? []
      : additions('environment', environmentBody(names.environment, region, licenseId))),
    ...(found.population
      ? []
      : additions('population', wantedPopulation(environmentId, names.population).body)),
    ...(found.user ? [] : additions('user', wantedUser(environmentId, names, populationId).body)),
    ...(found.hasPassword ? [] : additions('user', { password: '********' })),
  ];
}
