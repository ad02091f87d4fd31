/** Finds the operation for a request: by method, by what the path names, and by media type. */
import { perform } from './action-effects.ts';
import { methodNotAllowed, notFound, unsupportedMediaType } from './api-error.ts';
import type { Answer, Call } from './call.ts';
import { createObject, listCollection } from './collection-operations.ts';
import { type Method, rulesFor } from './collection-rules.ts';
import { getItem, mergeItem, removeItem, replaceItem } from './item-operations.ts';
import { actionsAt, isVendorMediaType, namesAction } from './media-actions.ts';
import { getPassword } from './password-operations.ts';
import { forgetPreviousSecret, getSecret, rotateSecret } from './secret-operations.ts';
import { getSingleton, removeSingleton, replaceSingleton } from './singleton-operations.ts';
import { singletonFor } from './singleton-rules.ts';
import { exportKey, isUpload, receiveUpload, takesUploadsOnly } from './uploads.ts';

const methods: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const jsonTypes: readonly string[] = ['', 'application/json', 'application/hal+json'];

export async function dispatch(call: Call): Promise<Answer> {
  refuseMissingParents(call);
  const actions = actionsAt(call.method, call.target);
  const action = actions.find((each) => namesAction(each, call.mediaType));
  if (action !== undefined) return perform(call, action.effect);

  const plain = plainMethods(call);
  if (!plain.includes(call.method)) {
    // The operation exists, only not under this media type.
    if (actions.length > 0) throw unsupportedMediaType();
    throw methodNotAllowed(
      methods.filter((each) => plain.includes(each) || actionsAt(each, call.target).length > 0),
    );
  }
  if (isUpload(call)) return receiveUpload(call);
  if (call.method !== 'GET' && call.method !== 'DELETE') refuseForeignMediaType(call, actions.length > 0);
  return exportKey(call) ?? byKind(call);
}

function refuseForeignMediaType(call: Call, hasActions: boolean): void {
  const json = jsonTypes.includes(call.mediaType);
  const bodyless = call.rawBody.length === 0 && !isVendorMediaType(call.mediaType);
  if (!json && !bodyless) throw unsupportedMediaType();
  if (call.method === 'POST' && takesUploadsOnly(call.target.shape)) throw unsupportedMediaType();
  // Such a path (a password, say) has no plain form: which operation is meant stands in the media type alone.
  if (hasActions && call.target.kind === 'singleton') throw unsupportedMediaType();
}

function plainMethods(call: Call): readonly Method[] {
  const { kind, shape } = call.target;
  if (kind === 'singleton') return singletonMethods(shape);
  const rules = rulesFor(shape);
  return kind === 'collection' ? rules.collectionMethods : rules.itemMethods;
}

function singletonMethods(shape: string): readonly Method[] {
  return singletonFor(shape)?.methods ?? [];
}

/** Every object on the way must exist; a singleton on the way always does. */
function refuseMissingParents(call: Call): void {
  for (const parent of call.target.parents) {
    if (call.world.store.get(parent) !== undefined) continue;
    const [, environmentId, noun, id] = parent.split('/');
    // Built-in roles are reached through an environment too.
    if (environmentId !== undefined && noun === 'roles' && call.world.store.get(`roles/${id}`) !== undefined)
      continue;
    throw notFound();
  }
}

function byKind(call: Call): Answer {
  switch (call.target.kind) {
    case 'collection':
      return call.method === 'POST' ? createObject(call) : listCollection(call);
    case 'item':
      return onItem(call);
    case 'singleton':
      return onSingleton(call);
  }
}

function onItem(call: Call): Answer {
  switch (call.method) {
    case 'PUT':
      return replaceItem(call);
    case 'PATCH':
      return mergeItem(call);
    case 'DELETE':
      return removeItem(call);
    default:
      return getItem(call);
  }
}

function onSingleton(call: Call): Answer {
  const { shape } = call.target;
  if (shape === 'environments/applications/secret' || shape === 'environments/resources/secret') {
    if (call.method === 'POST') return rotateSecret(call);
    return call.method === 'DELETE' ? forgetPreviousSecret(call) : getSecret(call);
  }
  if (shape === 'environments/users/password') return getPassword(call);
  if (call.method === 'GET') return getSingleton(call);
  return call.method === 'DELETE' ? removeSingleton(call) : replaceSingleton(call);
}
