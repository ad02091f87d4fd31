/** Turns stored documents into what a GET shows: links, derived attributes, expansions. */
import type { Document, Json } from '../store.ts';
import type { World } from './call.ts';
import { pick, referenceOf, textOf } from './documents.ts';
import { linksFor } from './links.ts';
import { membershipsOf } from './memberships.ts';

/** What the query asks to see in addition. */
export interface Wishes {
  expand: readonly string[];
  include: readonly string[];
  /** DaVinci's sparse fields; empty means all. */
  attributes: readonly string[];
}

const noWishes: Wishes = { expand: [], include: [], attributes: [] };

export function wishesOf(query: URLSearchParams): Wishes {
  const list = (name: string): string[] =>
    query
      .getAll(name)
      .flatMap((each) => each.split(','))
      .map((each) => each.trim())
      .filter((each) => each !== '');
  return { expand: list('expand'), include: list('include'), attributes: list('attributes') };
}

export function hrefOf(world: World, path: string): string {
  return `${world.baseUrl()}/v1/${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** @param path the store path of the document */
export function represent(
  world: World,
  shape: string,
  path: string,
  document: Document,
  wishes: Wishes = noWishes,
): Document {
  const shown = { ...document, ...derive(world, shape, path, document, wishes) };
  const sparse =
    wishes.attributes.length > 0 && shape === 'environments/flows'
      ? pick(shown, ['id', 'environment', ...wishes.attributes])
      : shown;
  return { _links: linksOf(world, shape, path, document), ...sparse };
}

function linksOf(world: World, shape: string, path: string, document: Document): Document {
  const [root, environmentId] = path.split('/');
  const environment =
    root === 'environments' && environmentId !== undefined ? `environments/${environmentId}` : undefined;
  const links: Document = { self: { href: hrefOf(world, path) } };
  if (environment !== undefined && environment !== path)
    links.environment = { href: hrefOf(world, environment) };
  const organization = referenceOf(document, 'organization');
  if (organization !== undefined)
    links.organization = { href: hrefOf(world, `organizations/${organization}`) };
  for (const [name, template] of Object.entries(linksFor(shape))) {
    const filled = template.replace(
      /\{(\w+)\}/,
      (_whole, reference: string) => referenceOf(document, reference) ?? '',
    );
    const target = filled.startsWith('/')
      ? `${environment}${filled}`
      : filled === ''
        ? path
        : `${path}/${filled}`;
    links[name] = { href: hrefOf(world, target) };
  }
  return links;
}

type Derivation = (world: World, path: string, document: Document, wishes: Wishes) => Document;

const environmentOf = (path: string): string => path.split('/').slice(0, 2).join('/');

function groupsOf(world: World, userPath: string): Document[] {
  return membershipsOf(world.store, userPath);
}

/** How many users are members of the group themselves. */
function directMembersOf(world: World, path: string, groupId: Json | undefined): number {
  const users = `${environmentOf(path)}/users`;
  return world.store
    .list(users)
    .filter(
      (user) => world.store.get(`${users}/${textOf(user, 'id')}/memberOfGroups/${groupId}`) !== undefined,
    ).length;
}

/** And how many are through other groups as well. */
function membersOf(world: World, path: string, groupId: Json | undefined): number {
  const users = `${environmentOf(path)}/users`;
  return world.store
    .list(users)
    .filter((user) => groupsOf(world, `${users}/${textOf(user, 'id')}`).some((each) => each.id === groupId))
    .length;
}

const derivations: Readonly<Record<string, Derivation>> = {
  environments: (world, path, _document, wishes) => {
    const products = wishes.expand.includes('billOfMaterials')
      ? world.store.get(`${path}/billOfMaterials`)
      : undefined;
    return products === undefined ? {} : { billOfMaterials: products };
  },
  'organizations/licenses': (world, _path, document) => ({
    assignedEnvironmentsCount: world.store
      .list('environments')
      .filter((each) => referenceOf(each, 'license') === document.id).length,
  }),
  'environments/populations': (world, path, document) => ({
    userCount: world.store
      .list(`${environmentOf(path)}/users`)
      .filter((user) => referenceOf(user, 'population') === document.id).length,
  }),
  'environments/users': (world, path, document, wishes) => {
    const derived: Document = {};
    if (wishes.include.includes('memberOfGroupIDs')) {
      derived.memberOfGroupIDs = groupsOf(world, path).map((each) => textOf(each, 'id') ?? '');
    }
    if (wishes.include.includes('memberOfGroupNames')) {
      derived.memberOfGroupNames = groupsOf(world, path).map((each) => textOf(each, 'name') ?? '');
    }
    const population = world.store.get(
      `${environmentOf(path)}/populations/${referenceOf(document, 'population')}`,
    );
    if (wishes.expand.includes('population') && population !== undefined) derived.population = population;
    return derived;
  },
  'environments/groups': (world, path, document, wishes) => {
    return {
      // A group of PingOne's own shows its name twice; only groups from outside differ.
      displayName: textOf(document, 'name') ?? '',
      directMemberCounts: { users: directMembersOf(world, path, document.id) },
      ...(wishes.include.includes('totalMemberCounts')
        ? { totalMemberCounts: { users: membersOf(world, path, document.id) } }
        : {}),
    };
  },
  'environments/users/memberOfGroups': (world, path, document, wishes) => {
    const group = world.store.get(`${environmentOf(path)}/groups/${textOf(document, 'id')}`);
    return {
      name: textOf(group, 'name') ?? '',
      ...(wishes.expand.includes('group') && group !== undefined ? { _embedded: { group } } : {}),
    };
  },
  'environments/resources': (world, path, _document, wishes) =>
    wishes.expand.includes('scopes') ? { _embedded: { scopes: world.store.list(`${path}/scopes`) } } : {},
};

function derive(world: World, shape: string, path: string, document: Document, wishes: Wishes): Document {
  return derivations[shape]?.(world, path, document, wishes) ?? {};
}

/** A user with the memberships that a filter like `memberOfGroups[id eq "…"]` asks for. */
export function withMemberships(world: World, path: string, user: Document): Document {
  return { ...user, memberOfGroups: groupsOf(world, path) };
}
