/** Users of a local PingOne, made as each test needs them. */
import type { Document, Json } from '../../../local-pingone/store.ts';
import type { ApiWorld } from '../../support/api-world.ts';

export interface FixtureUser {
  id: string;
  username: string;
  /** Store path. */
  path: string;
}

export async function addUser(world: ApiWorld, username: string): Promise<FixtureUser> {
  const words = ['pingone', 'users', 'create', '--username', username, '--email', `${username}@example.com`];
  const created = await world.data(words);
  const id = typeof created === 'object' && created !== null && 'id' in created ? String(created.id) : '';
  return { id, username, path: `environments/${world.local.environmentId}/users/${id}` };
}

export function addUsers(world: ApiWorld, ...usernames: readonly string[]): Promise<FixtureUser[]> {
  return Promise.all(usernames.map((username) => addUser(world, username)));
}

/** A member of the user as PingOne keeps it. */
export function kept(world: ApiWorld, { path }: FixtureUser, member: string): Json | undefined {
  return world.local.store.get(path)?.[member];
}

/** The ID of a seeded group, population or role. */
export function idOf(world: ApiWorld, collection: string, name: string): string {
  const root = collection === 'roles' ? '' : `environments/${world.local.environmentId}/`;
  const found = world.local.store.list(`${root}${collection}`).find((each) => each.name === name);
  return String(found?.id);
}

export function documents(world: ApiWorld, { path }: FixtureUser, collection: string): Document[] {
  return world.local.store.list(`${path}/${collection}`);
}

/** Requests that change something, without the local PingOne's fixture ones. */
export function writes(world: ApiWorld): string[] {
  return world
    .requests()
    .filter(({ method }) => method !== 'GET')
    .map(({ method, url }) => `${method} ${url.split('/users/')[1]?.replace(/^[^/]+/, '…') ?? url}`);
}

/** Gives the application that has no role this one, in the whole environment. */
export function giveRole(world: ApiWorld, name: string): Record<string, string> {
  const { local } = world;
  const { powerless } = local.clients;
  const path = `environments/${local.environmentId}/applications/${powerless.id}/roleAssignments/given`;
  local.store.put(path, {
    id: 'given',
    role: { id: idOf(world, 'roles', name) },
    scope: { id: local.environmentId, type: 'ENVIRONMENT' },
  });
  return {
    PINGONE_CLIENT_CREDENTIALS_CLIENT_ID: powerless.id,
    PINGONE_CLIENT_CREDENTIALS_CLIENT_SECRET: powerless.secret ?? '',
  };
}
