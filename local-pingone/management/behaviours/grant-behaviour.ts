/** Grants of an application: what they name must be there, and of use to the application. */
import type { Document, Json } from '../../store.ts';
import type { ErrorDetail } from '../api-error.ts';
import type { Behaviour } from '../behaviour.ts';
import type { Call } from '../call.ts';
import { isDocument, referenceOf, textOf } from '../documents.ts';

function idsOf(scopes: Json | undefined): string[] {
  return Array.isArray(scopes)
    ? scopes.flatMap((each) => (isDocument(each) ? (textOf(each, 'id') ?? []) : []))
    : [];
}

/** Nobody signs on to a program, so scopes that speak of a user mean nothing there. */
function servesUsers(application: Document | undefined): boolean {
  const grants = Array.isArray(application?.grantTypes) ? application.grantTypes : [];
  return !(grants.length === 1 && grants[0] === 'CLIENT_CREDENTIALS');
}

export const grantBehaviour: Behaviour = {
  check(call: Call, body): ErrorDetail[] {
    const { store } = call.world;
    const resourceId = referenceOf(body, 'resource');
    const path = `environments/${call.target.environmentId}/resources/${resourceId}`;
    const resource = resourceId === undefined ? undefined : store.get(path);
    if (resource === undefined)
      return [{ code: 'INVALID_VALUE', target: 'resource.id', message: 'The resource does not exist.' }];
    if (
      textOf(resource, 'type') === 'OPENID_CONNECT' &&
      !servesUsers(store.get(call.target.parents.at(-1) ?? ''))
    ) {
      const message = 'Applications of this type do not support OpenID Connect scopes.';
      return [{ code: 'INVALID_VALUE', target: 'scopes', message }];
    }
    const unknown = idsOf(body.scopes).filter((id) => store.get(`${path}/scopes/${id}`) === undefined);
    return unknown.map((id) => ({
      code: 'INVALID_VALUE',
      target: 'scopes',
      message: `The resource has no scope ${id}.`,
    }));
  },
};
