/** Reads and writes the paths that name one object: plain ones, and those that mirror an attribute of the object above. */
import type { Document } from '../store.ts';
import { constraintViolation, type ErrorDetail, invalidData, notFound } from './api-error.ts';
import { populationComplaints } from './behaviours/user-behaviour.ts';
import { type Answer, bodyOf, type Call, timestamp } from './call.ts';
import { rulesFor } from './collection-rules.ts';
import { isDocument, textOf, without } from './documents.ts';
import { hrefOf, represent } from './representation.ts';
import { type SingletonRules, singletonFor } from './singleton-rules.ts';
import { isMissing, missing, notAllowed } from './validation.ts';

const serviceAttributes = ['_links', '_embedded', 'environment', 'createdAt', 'updatedAt'];

export function getSingleton(call: Call): Answer {
  const rules = rulesOf(call);
  const { mirrors } = rules;
  const { store } = call.world;
  if (mirrors === undefined) {
    return answer(call, rules, store.get(call.target.path) ?? rules.initial ?? refuse());
  }
  const value = parentOf(call).document[mirrors.attribute];
  return answer(call, rules, mirrorOf(mirrors, value === undefined ? {} : value));
}

export function replaceSingleton(call: Call): Answer {
  const rules = rulesOf(call);
  const body = bodyOf(call);
  const details = (rules.required ?? []).filter((each) => isMissing(body, each)).map(missing);
  if (details.length > 0) throw invalidData(...details);
  return rules.mirrors === undefined ? replacePlain(call, rules, body) : replaceMirrored(call, rules, body);
}

export function removeSingleton(call: Call): Answer {
  call.world.store.remove(call.target.path);
  return { status: 204 };
}

function replacePlain(call: Call, rules: SingletonRules, body: Document): Answer {
  const { store } = call.world;
  const at = timestamp(call.world);
  const before = store.get(call.target.path);
  const written: Document = {
    ...without(body, serviceAttributes),
    createdAt: textOf(before, 'createdAt') ?? at,
    updatedAt: at,
  };
  store.put(call.target.path, written);
  return answer(call, rules, written);
}

function replaceMirrored(call: Call, rules: SingletonRules, body: Document): Answer {
  const { mirrors } = rules;
  if (mirrors === undefined) throw notFound();
  const parent = parentOf(call);
  const value =
    mirrors.form === 'whole' ? without(body, serviceAttributes) : (body[mirrors.attribute] ?? null);
  const details = complaintsAbout(call, mirrors.attribute, value);
  if (details.length > 0) throw invalidData(...details);
  const changed: Document = {
    ...parent.document,
    [mirrors.attribute]: value,
    ...consequences(call, mirrors.attribute, body),
    updatedAt: timestamp(call.world),
  };
  call.world.store.put(parent.path, without(changed, []));
  if (mirrors.answersParent !== true) return answer(call, rules, mirrorOf(mirrors, value));
  return { status: 200, body: represent(call.world, parent.shape, parent.path, changed) };
}

function complaintsAbout(call: Call, attribute: string, value: unknown): ErrorDetail[] {
  switch (attribute) {
    case 'enabled':
    case 'mfaEnabled': {
      const message = `The ${attribute} attribute must be a boolean.`;
      return typeof value === 'boolean' ? [] : [{ code: 'INVALID_VALUE', target: attribute, message }];
    }
    case 'population':
      return populationComplaints(call, isDocument(value) ? textOf(value, 'id') : undefined, 'id');
    case 'type':
      return allowed('type', value, rulesFor('environments').allowed?.type ?? []);
    case 'status':
      return allowed('status', value, ['ACTIVE', 'DELETE_PENDING']);
    default:
      return [];
  }
}

function allowed(target: string, value: unknown, values: readonly string[]): ErrorDetail[] {
  return typeof value === 'string' && values.includes(value) ? [] : [notAllowed(target, values)];
}

/** A soft delete is dated, and needs a licence to be undone; both only for environments. */
function consequences(call: Call, attribute: string, body: Document): Document {
  if (attribute !== 'status') return {};
  if (call.target.environmentId === call.actor.claims.env && body.status === 'DELETE_PENDING') {
    throw constraintViolation('The environment of the actor cannot be deleted.');
  }
  const waitingPeriod = 30 * 86_400_000;
  if (body.status === 'DELETE_PENDING') {
    return {
      softDeletedAt: timestamp(call.world),
      hardDeleteAllowedAt: new Date(call.world.clock() + waitingPeriod).toISOString(),
    };
  }
  const license = body.license;
  if (!isDocument(license)) throw invalidData(missing('license.id'));
  return { license: { id: textOf(license, 'id') ?? '' }, softDeletedAt: null, hardDeleteAllowedAt: null };
}

function mirrorOf(mirrors: NonNullable<SingletonRules['mirrors']>, value: Document[string]): Document {
  if (mirrors.form === 'whole') return isDocument(value) ? value : {};
  return { [mirrors.attribute]: value };
}

function parentOf(call: Call): { path: string; shape: string; document: Document } {
  const path = call.target.parents.at(-1) ?? '';
  const shape = call.target.shape.slice(0, call.target.shape.lastIndexOf('/'));
  const document = call.world.store.get(path);
  if (document === undefined) throw notFound();
  return { path, shape, document };
}

function answer(call: Call, rules: SingletonRules, document: Document): Answer {
  const { environmentId, path } = call.target;
  const body: Document = {
    _links: { self: { href: hrefOf(call.world, path) } },
    ...(environmentId === undefined ? {} : { environment: { id: environmentId } }),
    ...document,
  };
  return { status: 200, body, ...(rules.halMediaType === true ? { mediaType: 'application/hal+json' } : {}) };
}

function rulesOf(call: Call): SingletonRules {
  return singletonFor(call.target.shape) ?? refuse();
}

function refuse(): never {
  throw notFound();
}
