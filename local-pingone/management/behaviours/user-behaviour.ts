/** What a new user is given and what a user's attributes must satisfy. */
import type { Document } from '../../store.ts';
import type { ErrorDetail } from '../api-error.ts';
import type { Behaviour } from '../behaviour.ts';
import { bodyOf, type Call } from '../call.ts';
import { isDocument, referenceOf, textOf } from '../documents.ts';

const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

function check(call: Call, body: Document, existing?: Document): ErrorDetail[] {
  const details: ErrorDetail[] = [];
  const address = textOf(body, 'email');
  if (address !== undefined && address.trim() !== '' && !email.test(address)) {
    details.push({
      code: 'INVALID_VALUE',
      target: 'email',
      message: 'The email attribute must be a valid email address.',
    });
  }
  if (body.name !== undefined && body.name !== null && !isDocument(body.name)) {
    details.push({
      code: 'INVALID_VALUE',
      target: 'name',
      message: 'The name attribute must be an object, for example {"given": "Ada", "family": "Lovelace"}.',
    });
  }
  // A replace ignores the population, so only a create can name a wrong one.
  if (existing === undefined && body.population !== undefined && body.population !== null) {
    details.push(...populationComplaints(call, referenceOf(body, 'population'), 'population.id'));
  }
  return details;
}

export function populationComplaints(call: Call, id: string | undefined, target: string): ErrorDetail[] {
  const path = `environments/${call.target.environmentId}/populations/${id}`;
  if (id !== undefined && call.world.store.get(path) !== undefined) return [];
  return [{ code: 'INVALID_VALUE', target, message: 'The population does not exist in this environment.' }];
}

function complete(call: Call, document: Document): Document {
  const body = bodyOf(call);
  const populations = call.world.store.list(`environments/${call.target.environmentId}/populations`);
  const byDefault = populations.find((each) => each.default === true);
  const { password: _password, ...rest } = document;
  return {
    ...rest,
    account: { canAuthenticate: true, status: 'OK' },
    enabled: true,
    identityProvider: { type: 'PING_ONE' },
    lifecycle: { status: 'ACCOUNT_OK' },
    mfaEnabled: false,
    population: { id: referenceOf(body, 'population') ?? textOf(byDefault, 'id') ?? '' },
    verifyStatus: 'NOT_INITIATED',
  };
}

function created(call: Call, path: string): undefined {
  call.world.store.put(`${path}/password`, { status: 'NO_PASSWORD' });
  return undefined;
}

export const userBehaviour: Behaviour = { check, complete, created };
