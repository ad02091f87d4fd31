/** Carries out the effects that the media-type table describes. */
import type { Document } from '../store.ts';
import { notFound } from './api-error.ts';
import { newSecret } from './behaviours/access-behaviours.ts';
import { type Answer, type Call, newId, timestamp } from './call.ts';
import { rulesFor } from './collection-rules.ts';
import { mergePatch, textOf } from './documents.ts';
import type { ActionEffect } from './media-actions.ts';
import { represent } from './representation.ts';

export function perform(call: Call, effect: ActionEffect): Answer {
  switch (effect.kind) {
    case 'run':
      return effect.operation(call);
    case 'set':
      return change(call, effect.changes, effect.status ?? 200);
    case 'renew':
      return renew(call, effect.attribute, effect.member);
    case 'clone':
      return clone(call);
    case 'accept':
      if (call.target.kind === 'item') existing(call, call.target.path);
      return effect.status === 204 ? { status: 204 } : { status: effect.status, body: {} };
  }
}

function existing(call: Call, path: string): Document {
  const found = call.world.store.get(path);
  // A consent names its agreement and comes into being when it is first accepted.
  if (found === undefined && call.target.shape.endsWith('/agreementConsents'))
    return { id: call.target.id ?? '' };
  if (found === undefined && call.target.kind === 'singleton') return {};
  if (found === undefined) throw notFound();
  return found;
}

function change(call: Call, changes: Document, status: number): Answer {
  const { path, shape } = call.target;
  const changed: Document = { ...existing(call, path), ...changes, updatedAt: timestamp(call.world) };
  call.world.store.put(path, changed);
  return { status, body: represent(call.world, shape, path, changed) };
}

function renew(call: Call, attribute: string, member: string): Answer {
  const path = call.target.parents.at(-1) ?? '';
  const shape = call.target.shape.slice(0, call.target.shape.lastIndexOf('/'));
  const fresh: Document = { [attribute]: { [member]: newSecret() } };
  const changed: Document = { ...mergePatch(existing(call, path), fresh), updatedAt: timestamp(call.world) };
  call.world.store.put(path, changed);
  return { status: 200, body: represent(call.world, shape, path, changed) };
}

function clone(call: Call): Answer {
  const { collection, path, shape } = call.target;
  const original = existing(call, path);
  const rules = rulesFor(shape);
  const id = newId(rules.ids === 'hex32' ? 'hex32' : 'uuid');
  const at = timestamp(call.world);
  const copy: Document = {
    ...original,
    id,
    name: `[cloned] ${call.world.clock()} - ${textOf(original, 'name')}`,
    createdAt: at,
    updatedAt: at,
  };
  call.world.store.put(`${collection}/${id}`, copy);
  return { status: 201, body: represent(call.world, shape, `${collection}/${id}`, copy) };
}
