/** Role assignments: who may give which role, where it may hold, and what PingOne keeps. */
import type { Document } from '../../store.ts';
import { holdsAtScope } from '../access.ts';
import { constraintViolation, type ErrorDetail, forbidden, refusals } from '../api-error.ts';
import type { Behaviour } from '../behaviour.ts';
import type { Call } from '../call.ts';
import { isDocument, referenceOf, textOf } from '../documents.ts';
import { mayAssign } from '../permissions.ts';
import { notAllowed } from '../validation.ts';

/** PingOne's own role, or one that was made in this environment. */
function findRole(call: Call, id: string | undefined): Document | undefined {
  const { store } = call.world;
  return store.get(`roles/${id}`) ?? store.get(`environments/${call.target.environmentId}/roles/${id}`);
}

/** A custom role says itself who may assign it; undefined for the built-in ones. */
function assignedBy(call: Call, role: Document | undefined): ((held: string) => boolean) | undefined {
  const given = role?.canBeAssignedBy;
  if (!Array.isArray(given)) return undefined;
  const names = given.flatMap((each) =>
    isDocument(each) ? (textOf(findRole(call, textOf(each, 'id')), 'name') ?? []) : [],
  );
  return (held) => names.includes(held);
}

/** A scope must be something that there is. */
function scopeComplaint(call: Call, type: string, id: string): ErrorDetail | undefined {
  const { store } = call.world;
  const environments = store.list('environments').map((each) => `environments/${textOf(each, 'id')}`);
  const places: Readonly<Record<string, readonly string[]>> = {
    ORGANIZATION: ['organizations'],
    ENVIRONMENT: ['environments'],
    POPULATION: environments.map((path) => `${path}/populations`),
    APPLICATION: environments.map((path) => `${path}/applications`),
  };
  const exists = places[type]?.some((path) => store.get(`${path}/${id}`) !== undefined);
  if (exists) return undefined;
  return { code: 'INVALID_VALUE', target: 'scope.id', message: 'The scope does not exist.' };
}

export const roleAssignmentBehaviour: Behaviour = {
  check(call, body): ErrorDetail[] {
    const role = findRole(call, referenceOf(body, 'role'));
    const scope = body.scope;
    const type = isDocument(scope) ? textOf(scope, 'type') : undefined;
    const id = isDocument(scope) ? textOf(scope, 'id') : undefined;
    const name = textOf(role, 'name');
    if (name === undefined || type === undefined || id === undefined) return incomplete(name, type, id);
    const applicable = Array.isArray(role?.applicableTo) ? role.applicableTo.map(String) : [];
    if (!applicable.includes(type)) return [notAllowed('scope', applicable)];
    const complaint = scopeComplaint(call, type, id);
    if (complaint !== undefined) return [complaint];
    const fits = assignedBy(call, role) ?? ((held: string): boolean => mayAssign(held, name));
    if (!holdsAtScope(call.world.store, call.actor, { type, id }, fits)) {
      throw forbidden(refusals.management, 'Must have role at the same or broader scope');
    }
    return [];
  },
  removing(_call, _path, document) {
    if (document.readOnly !== true) return;
    throw constraintViolation(
      `Role assignment ${textOf(document, 'id')} cannot be deleted as it is read only`,
    );
  },
};

function incomplete(
  role: string | undefined,
  type: string | undefined,
  id: string | undefined,
): ErrorDetail[] {
  const details: ErrorDetail[] = [];
  if (role === undefined)
    details.push({ code: 'INVALID_VALUE', target: 'role.id', message: 'The role does not exist.' });
  if (type === undefined)
    details.push(notAllowed('scope.type', ['ORGANIZATION', 'ENVIRONMENT', 'POPULATION', 'APPLICATION']));
  if (id === undefined) {
    details.push({
      code: 'REQUIRED_VALUE',
      target: 'scope.id',
      message: 'The scope.id attribute is required.',
    });
  }
  return details;
}
