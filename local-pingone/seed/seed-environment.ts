/** Writes one seeded environment: its default objects, populations, groups and users. */
import type { Document, DocumentStore } from '../store.ts';
import { createDefaultObjects } from './default-objects.ts';
import { licenseId, organizationId, type SeededEnvironment } from './environments.ts';
import { person } from './people.ts';
import { stableId } from './stable-id.ts';
import { defaultPopulation, userDocument } from './user-document.ts';

const groupNames = ['Everybody', 'Managers', 'On Call'] as const;

export function seedEnvironment(
  store: DocumentStore,
  environment: SeededEnvironment,
  at: string,
  index: number,
): void {
  const path = `environments/${environment.id}`;
  store.put(path, {
    id: environment.id,
    name: environment.name,
    ...(environment.description === undefined ? {} : { description: environment.description }),
    organization: { id: organizationId },
    type: environment.type,
    region: 'EU',
    license: { id: licenseId },
    createdAt: at,
    updatedAt: at,
  });
  store.put(`${path}/billOfMaterials`, {
    products: (environment.products ?? ['PING_ONE_BASE']).map((type) => ({
      id: stableId(`product:${type}`),
      type,
    })),
    createdAt: at,
    updatedAt: at,
  });
  createDefaultObjects(store, environment.id, at, (name) => stableId(`${environment.id}:${name}`));
  const common: Document = { environment: { id: environment.id }, createdAt: at, updatedAt: at };
  const second = stableId(`${environment.id}:population:staff`);
  store.put(`${path}/populations/${second}`, {
    id: second,
    ...common,
    name: 'Staff',
    description: 'Employees of Example Corporation',
    default: false,
  });
  for (const name of groupNames) {
    const id = stableId(`${environment.id}:group:${name}`);
    store.put(`${path}/groups/${id}`, {
      id,
      ...common,
      name,
      displayName: name,
      description: `Group ${name}`,
    });
  }
  seedUsers(store, environment, common, index);
}

function seedUsers(
  store: DocumentStore,
  environment: SeededEnvironment,
  common: Document,
  index: number,
): void {
  const path = `environments/${environment.id}`;
  const staff = stableId(`${environment.id}:population:staff`);
  const populations = [defaultPopulation(store, environment.id), staff];
  const everybody = stableId(`${environment.id}:group:Everybody`);
  for (let number = 0; number < environment.users; number += 1) {
    const { username, email, given, family } = person(index * 3 + number);
    const id = stableId(`${environment.id}:user:${username}`);
    store.put(`${path}/users/${id}`, {
      ...userDocument(id, common, username, email, populations[number % 2] ?? staff),
      name: { given, family },
      enabled: number % 11 !== 10,
    });
    store.put(`${path}/users/${id}/password`, { status: 'NO_PASSWORD' });
    store.put(`${path}/users/${id}/memberOfGroups/${everybody}`, {
      id: everybody,
      type: 'DIRECT',
      ...common,
    });
  }
}
