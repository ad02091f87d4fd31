/** Fills a store with one organisation of PingOne: what a fresh local PingOne shows before anybody has changed it. */
import type { LocalPingOne } from './contract.ts';
import {
  administratorsId,
  expiredLicenseId,
  licenseId,
  organizationId,
  seededEnvironments,
} from './seed/environments.ts';
import { roleDocuments } from './seed/roles.ts';
import { sampleAccounts, sampleClients } from './seed/sample-clients.ts';
import { seedActivity } from './seed/seed-activity.ts';
import { seedAccounts, seedClients } from './seed/seed-administrators.ts';
import { seedEnvironment } from './seed/seed-environment.ts';
import type { Document, DocumentStore } from './store.ts';

export type Seeded = Pick<LocalPingOne, 'organizationId' | 'environmentId' | 'clients' | 'accounts'>;

const day = 86_400_000;

/**
 * Writes the organisation, its licences, roles and environments.
 *
 * An account's state is where PingOne shows it: `account.status` of the user (`LOCKED`) and `status` of the
 * document `<user>/password` (`OK`, `MUST_CHANGE_PASSWORD`); the password itself is in `confidential(<user>)`.
 * @param now milliseconds since the epoch
 */
export function seedOrganization(store: DocumentStore, now: () => number): Seeded {
  const started = now();
  seedTenant(store, started);
  seededEnvironments.forEach((environment, index) => {
    seedEnvironment(store, environment, new Date(started - (400 - index * 9) * day).toISOString(), index);
  });
  seedClients(store, new Date(started - 300 * day).toISOString());
  seedAccounts(store, new Date(started - 200 * day).toISOString());
  for (const { id } of seededEnvironments) {
    seedActivity(store, id, new Date(started - 100 * day).toISOString(), started);
  }
  return {
    organizationId,
    environmentId: administratorsId,
    clients: sampleClients,
    accounts: sampleAccounts,
  };
}

function seedTenant(store: DocumentStore, started: number): void {
  store.put(`organizations/${organizationId}`, {
    id: organizationId,
    name: 'Example Corporation',
    description: 'The organisation of the local PingOne',
    type: 'INTERNAL',
    createdAt: new Date(started - 500 * day).toISOString(),
    updatedAt: new Date(started - 500 * day).toISOString(),
  });
  const license: Document = {
    organization: { id: organizationId },
    package: 'GLOBAL',
    environments: { max: 100, regions: ['EU'], allowProduction: true, allowAddResources: true },
    users: { max: 100_000, annualActiveIncluded: 100_000 },
  };
  store.put(`organizations/${organizationId}/licenses/${licenseId}`, {
    id: licenseId,
    ...license,
    name: 'Global',
    status: 'ACTIVE',
    beginsAt: new Date(started - 500 * day).toISOString(),
    expiresAt: new Date(started + 500 * day).toISOString(),
  });
  store.put(`organizations/${organizationId}/licenses/${expiredLicenseId}`, {
    id: expiredLicenseId,
    ...license,
    name: 'Trial',
    package: 'TRIAL',
    status: 'EXPIRED',
    beginsAt: new Date(started - 600 * day).toISOString(),
    expiresAt: new Date(started - 500 * day).toISOString(),
  });
  for (const role of roleDocuments()) store.put(`roles/${role.id}`, role);
}
