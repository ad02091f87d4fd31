/** Everything there is about one user, asked for at once; what the token may not read is a gap, not a failure. */
import type { ResourceDefinition } from '../../catalogue/definition.ts';
import { CliError } from '../../core/errors.ts';
import { type JsonObject, textAt, valueAt } from '../../core/json.ts';
import type { ApiClient } from '../../pingone/api-client.ts';
import type { PathParameters } from '../../pingone/resource-address.ts';
import type { CommandContext } from '../command.ts';
import { collect } from '../resource/collect.ts';
import { maskSecrets } from '../resource/secrets.ts';
import type { OneUser } from './one-user.ts';
import { readPasswordState } from './password-operations.ts';

/** A part that may be read, or the roles of which one is needed for it. */
export type Part<T> = { value: T } | { needs: readonly string[] };

export interface Person {
  user: JsonObject;
  population: Part<JsonObject>;
  password: Part<JsonObject>;
  groups: Part<JsonObject[]>;
  /** With the names of roles and places, as far as they can be read. */
  roles: Part<JsonObject[]>;
  devices: Part<JsonObject[]>;
  sessions: Part<JsonObject[]>;
}

async function readPart<T>(needs: readonly string[] | undefined, read: () => Promise<T>): Promise<Part<T>> {
  try {
    return { value: await read() };
  } catch (error) {
    if (error instanceof CliError && error.outcome === 'permission-denied') return { needs: needs ?? [] };
    throw error;
  }
}

/** A name that is nice to have: without it the ID is shown. */
async function nameOf(
  api: ApiClient,
  definition: ResourceDefinition,
  parameters: PathParameters,
  id: string,
): Promise<string | undefined> {
  try {
    return textAt(await api.get(definition, parameters, id), 'name');
  } catch (error) {
    if (error instanceof CliError && ['permission-denied', 'not-found'].includes(error.outcome))
      return undefined;
    throw error;
  }
}

/** Each is looked up once, however often it is asked for. */
function remember(look: (key: string) => Promise<string | undefined>) {
  const known = new Map<string, Promise<string | undefined>>();
  return (key: string): Promise<string | undefined> => {
    const found = known.get(key) ?? look(key);
    known.set(key, found);
    return found;
  };
}

/** Role assignments with names beside the IDs. */
async function readRoles(
  context: CommandContext,
  api: ApiClient,
  parameters: PathParameters,
): Promise<JsonObject[]> {
  const [assignments, roles, environments, populations] = await Promise.all(
    ['users role-assignments', 'roles', 'environments', 'populations'].map((noun) => context.resource(noun)),
  );
  if (!(assignments && roles && environments && populations)) return [];
  const { environmentId = '' } = parameters;
  const roleName = remember((id) => nameOf(api, roles, {}, id));
  const placeName = remember((place) => {
    const [type, id = ''] = place.split(' ');
    if (type === 'ENVIRONMENT') return nameOf(api, environments, {}, id);
    return type === 'POPULATION'
      ? nameOf(api, populations, { environmentId }, id)
      : Promise.resolve(undefined);
  });
  const found = await collect(api.list(assignments, parameters));
  return Promise.all(
    found.map(async (assignment) => {
      const [role, scope] = [textAt(assignment.role, 'id') ?? '', assignment.scope];
      const [id, type] = [textAt(scope, 'id') ?? '', textAt(scope, 'type') ?? ''];
      const [name, place] = await Promise.all([roleName(role), placeName(`${type} ${id}`)]);
      return {
        ...assignment,
        role: { id: role, ...(name === undefined ? {} : { name }) },
        scope: { id, type, ...(place === undefined ? {} : { name: place }) },
      };
    }),
  );
}

export async function readPerson(context: CommandContext, { record, owner }: OneUser): Promise<Person> {
  const { environmentId, id: userId } = owner;
  const parameters = { environmentId, userId };
  const api = await context.api();
  const list = async (noun: string): Promise<Part<JsonObject[]>> => {
    const definition = await context.resource(noun);
    return readPart(definition.roles, async () =>
      (await collect(api.list(definition, parameters))).map((item) => maskSecrets(definition, item)),
    );
  };
  const readPopulation = async (): Promise<Part<JsonObject>> => {
    const definition = await context.resource('populations');
    const id = valueAt(record, 'population.id');
    if (typeof id !== 'string') return { value: {} };
    return readPart(definition.roles, () => api.get(definition, { environmentId }, id));
  };
  const { roles: userRoles } = await context.resource('users');
  const { roles: assigners } = await context.resource('users role-assignments');
  const [population, password, groups, roles, devices, sessions] = await Promise.all([
    readPopulation(),
    readPart(userRoles, () => readPasswordState(api, owner)),
    list('users groups'),
    readPart(assigners, () => readRoles(context, api, parameters)),
    list('mfa user-devices'),
    list('users sessions'),
  ]);
  return { user: record, population, password, groups, roles, devices, sessions };
}
