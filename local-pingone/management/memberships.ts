/** The groups of a user, the indirect ones included: a member of a group is one of the groups that it is nested in, too. */
import type { Document, DocumentStore } from '../store.ts';
import { textOf } from './documents.ts';

const userMemberships = 'environments/users/memberOfGroups';

/** The groups that these are nested in, near and far, without themselves. */
function outerGroups(store: DocumentStore, environment: string, groups: readonly string[]): string[] {
  const reached = new Set(groups);
  for (const group of reached) {
    for (const nesting of store.list(`${environment}/groups/${group}/memberOfGroups`)) {
      reached.add(textOf(nesting, 'id') ?? '');
    }
  }
  return [...reached].slice(new Set(groups).size);
}

/** @param user the store path of the user; an application has none */
export function membershipsOf(store: DocumentStore, user: string): Document[] {
  const [root, environmentId] = user.split('/');
  const environment = `${root}/${environmentId}`;
  const direct = store.list(`${user}/memberOfGroups`);
  const outer = outerGroups(
    store,
    environment,
    direct.map((each) => textOf(each, 'id') ?? ''),
  );
  const indirect = outer.map(
    (id): Document => ({
      id,
      type: 'INDIRECT',
      environment: { id: environmentId ?? '' },
    }),
  );
  return [...direct, ...indirect].map((each) => ({
    ...each,
    name: textOf(store.get(`${environment}/groups/${textOf(each, 'id')}`), 'name') ?? '',
  }));
}

/** The documents of a collection that the service works out instead of keeping; undefined for all others. */
export function workedOut(store: DocumentStore, shape: string, collection: string): Document[] | undefined {
  if (shape !== userMemberships) return undefined;
  return membershipsOf(store, collection.slice(0, collection.lastIndexOf('/')));
}
