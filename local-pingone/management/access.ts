/** Works out from a token's claims which roles its holder has, where, and whether a request is within them. */
import type { AccessTokenClaims } from '../contract.ts';
import type { Document, DocumentStore } from '../store.ts';
import { forbidden } from './api-error.ts';
import type { Method } from './collection-rules.ts';
import { isDocument, referenceOf, textOf } from './documents.ts';
import { membershipsOf } from './memberships.ts';
import { permissionFor } from './permissions.ts';
import type { Target } from './target.ts';

export interface Assignment {
  role: string;
  scopeType: string;
  scopeId: string;
}

export interface Actor {
  claims: AccessTokenClaims;
  /** Store path of the application or user whose roles count. */
  holder: string;
  assignments: readonly Assignment[];
}

/** What an actor may see of a collection; roles at population or application scope see a part. */
export interface Access {
  covers(document: Document): boolean;
}

const everything: Access = { covers: () => true };

/** A user's token carries the user's roles (and those of the user's groups), an application's token its own. */
export function actorOf(store: DocumentStore, claims: AccessTokenClaims): Actor {
  const environment = `environments/${claims.env}`;
  const holder =
    claims.sub === undefined
      ? `${environment}/applications/${claims.client_id}`
      : `${environment}/users/${claims.sub}`;
  const groups = membershipsOf(store, holder).map((each) => `${environment}/groups/${textOf(each, 'id')}`);
  const assignments = [holder, ...groups].flatMap((path) => assignmentsAt(store, path));
  return { claims, holder, assignments };
}

function assignmentsAt(store: DocumentStore, holder: string): Assignment[] {
  return store.list(`${holder}/roleAssignments`).flatMap((each) => {
    const scope = each.scope;
    const role = textOf(store.get(`roles/${referenceOf(each, 'role')}`), 'name') ?? 'custom';
    const scopeType = isDocument(scope) ? textOf(scope, 'type') : undefined;
    const scopeId = isDocument(scope) ? textOf(scope, 'id') : undefined;
    return scopeType === undefined || scopeId === undefined ? [] : [{ role, scopeType, scopeId }];
  });
}

/** Whether the scope is the organisation of the actor or this environment. */
function coversEnvironment(actor: Actor, assignment: Assignment, environmentId: string): boolean {
  if (assignment.scopeType === 'ORGANIZATION') return assignment.scopeId === actor.claims.org;
  return assignment.scopeType === 'ENVIRONMENT' && assignment.scopeId === environmentId;
}

function reachesInto(store: DocumentStore, assignment: Assignment, environmentId: string): boolean {
  const collection = { POPULATION: 'populations', APPLICATION: 'applications' }[assignment.scopeType] ?? '';
  return store.get(`environments/${environmentId}/${collection}/${assignment.scopeId}`) !== undefined;
}

/** @throws ApiError 403 when no role allows the request or the environment does not exist */
export function authorize(store: DocumentStore, actor: Actor, method: Method, target: Target): Access {
  const { roles, refusal } = permissionFor(method, target.shape, target.kind);
  const fitting = actor.assignments.filter((each) => roles === undefined || roles.includes(each.role));
  const { environmentId } = target;
  if (environmentId === undefined) return authorizeRoot(store, actor, fitting, method, target, refusal);
  if (store.get(`environments/${environmentId}`) === undefined) throw forbidden(refusal);
  if (fitting.some((each) => coversEnvironment(actor, each, environmentId))) return everything;
  const narrow = fitting.filter((each) => reachesInto(store, each, environmentId));
  if (narrow.length === 0) throw forbidden(refusal);
  if (target.shape === 'environments') return everything;
  return authorizeNarrowly(store, narrow, target, refusal);
}

function authorizeRoot(
  store: DocumentStore,
  actor: Actor,
  fitting: readonly Assignment[],
  method: Method,
  target: Target,
  refusal: string,
): Access {
  if (fitting.length === 0) throw forbidden(refusal);
  if (target.shape !== 'environments') return everything;
  const organizationWide = fitting.some(
    (each) => each.scopeType === 'ORGANIZATION' && each.scopeId === actor.claims.org,
  );
  if (organizationWide) return everything;
  if (method !== 'GET') throw forbidden(refusal);
  return {
    covers: ({ id }) =>
      typeof id === 'string' &&
      fitting.some((each) => coversEnvironment(actor, each, id) || reachesInto(store, each, id)),
  };
}

/** Roles at population scope see its users and groups, roles at application scope that application. */
function authorizeNarrowly(
  store: DocumentStore,
  narrow: readonly Assignment[],
  target: Target,
  refusal: string,
): Access {
  const [, noun] = target.shape.split('/');
  const covers = (document: Document): boolean =>
    narrow.some(
      (each) => each.scopeId === document.id || each.scopeId === referenceOf(document, 'population'),
    );
  if (noun === undefined || !['users', 'groups', 'populations', 'applications'].includes(noun)) {
    throw forbidden(refusal);
  }
  const objectPath = target.path.split('/').slice(0, 4).join('/');
  const object = store.get(objectPath);
  if (object !== undefined && !covers(object)) throw forbidden(refusal);
  return target.path.split('/').length <= 4 ? { covers } : everything;
}

/** Whether the actor may give a role at a scope. */
export function holdsAtScope(
  store: DocumentStore,
  actor: Actor,
  scope: { type: string; id: string },
  fits: (role: string) => boolean,
): boolean {
  return actor.assignments.some((each) => {
    if (!fits(each.role)) return false;
    if (each.scopeType === scope.type && each.scopeId === scope.id) return true;
    if (each.scopeType === 'ORGANIZATION') return each.scopeId === actor.claims.org;
    if (each.scopeType !== 'ENVIRONMENT') return false;
    const inner: Assignment = { role: each.role, scopeType: scope.type, scopeId: scope.id };
    return reachesInto(store, inner, each.scopeId);
  });
}
