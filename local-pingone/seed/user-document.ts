/** The shape of a seeded user, the same for sample accounts and for everybody else. */
import type { Document, DocumentStore } from '../store.ts';

export function userDocument(
  id: string,
  common: Document,
  username: string,
  email: string,
  population: string,
): Document {
  return {
    id,
    ...common,
    username,
    email,
    enabled: true,
    mfaEnabled: false,
    population: { id: population },
    account: { canAuthenticate: true, status: 'OK' },
    identityProvider: { type: 'PING_ONE' },
    lifecycle: { status: 'ACCOUNT_OK' },
    verifyStatus: 'NOT_INITIATED',
  };
}

export function defaultPopulation(store: DocumentStore, environmentId: string): string {
  const found = store.list(`environments/${environmentId}/populations`).find((each) => each.default === true);
  return typeof found?.id === 'string' ? found.id : '';
}
