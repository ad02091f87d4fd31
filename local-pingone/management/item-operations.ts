/** Gets, replaces, merges and removes one object. */
import type { Document } from '../store.ts';
import { constraintViolation, invalidData, notFound } from './api-error.ts';
import { behaviourFor } from './behaviours/behaviours.ts';
import { type Answer, bodyOf, type Call, timestamp } from './call.ts';
import { keepOneDefault, serviceAttributes } from './collection-operations.ts';
import { rulesFor } from './collection-rules.ts';
import { mergePatch, pick, without } from './documents.ts';
import { workedOut } from './memberships.ts';
import { represent, wishesOf } from './representation.ts';
import { complaints } from './validation.ts';

export function getItem(call: Call): Answer {
  const found = findItem(call);
  return answer(
    call,
    represent(call.world, call.target.shape, call.target.path, found, wishesOf(call.query)),
  );
}

/** A full replace: what the body leaves out is cleared, what is read-only stays as it was. */
export function replaceItem(call: Call): Answer {
  const existing = ownItem(call);
  const rules = rulesFor(call.target.shape);
  const body = bodyOf(call);
  refuseInvalid(call, body, existing);
  const kept = [...serviceAttributes, ...rules.readOnly, ...(rules.fixed ?? [])];
  const replaced: Document = {
    ...pick(existing, kept),
    ...without(rules.defaults, rules.readOnly),
    ...without(body, kept),
    updatedAt: timestamp(call.world),
  };
  return save(call, replaced);
}

/** RFC 7396, except that read-only attributes stay as they were. */
export function mergeItem(call: Call): Answer {
  const existing = ownItem(call);
  const rules = rulesFor(call.target.shape);
  const body = bodyOf(call);
  const patch = Object.fromEntries(
    Object.entries(body).filter(([name]) => ![...serviceAttributes, ...rules.readOnly].includes(name)),
  );
  const merged = mergePatch(existing, patch);
  refuseInvalid(call, merged, existing);
  return save(call, { ...merged, updatedAt: timestamp(call.world) });
}

export function removeItem(call: Call): Answer {
  const existing = ownItem(call);
  const { path, shape } = call.target;
  const rules = rulesFor(shape);
  const behaviour = behaviourFor(shape);
  behaviour.removing?.(call, path, existing);
  if (existing.default === true && rules.keepsDefault !== undefined)
    throw constraintViolation(rules.keepsDefault);
  call.world.store.remove(path);
  behaviour.removed?.(call, path);
  return { status: 204 };
}

function refuseInvalid(call: Call, body: Document, existing: Document): void {
  const others = call.world.store.list(call.target.collection).filter((each) => each.id !== existing.id);
  const rules = rulesFor(call.target.shape);
  const required = call.method === 'PUT' ? (rules.requiredOnReplace ?? rules.required) : rules.required;
  const details = [
    ...complaints({ ...rules, required }, body, others),
    ...(behaviourFor(call.target.shape).check?.(call, body, existing) ?? []),
  ];
  if (details.length > 0) throw invalidData(...details);
}

function save(call: Call, document: Document): Answer {
  call.world.store.put(call.target.path, document);
  keepOneDefault(call, call.target.collection, document);
  return answer(call, represent(call.world, call.target.shape, call.target.path, document));
}

function answer(call: Call, body: Document): Answer {
  const hal = rulesFor(call.target.shape).halMediaType === true;
  return { status: 200, body, ...(hal ? { mediaType: 'application/hal+json' } : {}) };
}

/** The object at the path, or the one that a collection includes from elsewhere (built-in roles). */
export function findItem(call: Call): Document {
  const { store } = call.world;
  const { includes } = rulesFor(call.target.shape);
  const found =
    store.get(call.target.path) ??
    workedOut(store, call.target.shape, call.target.collection)?.find((each) => each.id === call.target.id) ??
    (includes === undefined ? undefined : store.get(`${includes}/${call.target.id}`));
  if (found === undefined) throw notFound();
  return found;
}

function ownItem(call: Call): Document {
  const found = findItem(call);
  if (call.world.store.get(call.target.path) === undefined) {
    throw constraintViolation(
      found.type === 'INDIRECT'
        ? 'The user is a member of the group through another group only.'
        : 'Built-in roles cannot be changed or deleted.',
    );
  }
  return found;
}
