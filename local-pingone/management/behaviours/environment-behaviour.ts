/** The life of an environment: what comes with a new one and what may be deleted. */
import { createDefaultObjects } from '../../seed/default-objects.ts';
import type { Document } from '../../store.ts';
import { constraintViolation, type ErrorDetail } from '../api-error.ts';
import type { Behaviour } from '../behaviour.ts';
import { type Call, newId, timestamp } from '../call.ts';
import { isDocument, referenceOf, textOf } from '../documents.ts';
import { isMissing, notAllowed } from '../validation.ts';

/** An organisation lives in exactly one region. */
const region = 'EU';
const creatorRoles = ['Environment Admin', 'Identity Data Admin'];

function licenses(call: Call): Document[] {
  return call.world.store.list(`organizations/${call.actor.claims.org}/licenses`);
}

function check(call: Call, body: Document, existing?: Document): ErrorDetail[] {
  const details: ErrorDetail[] = [];
  if (!isMissing(body, 'region') && body.region !== region) details.push(notAllowed('region', [region]));
  const license = referenceOf(body, 'license');
  if (license !== undefined && !licenses(call).some((each) => each.id === license)) {
    details.push({ code: 'INVALID_VALUE', target: 'license.id', message: 'The license does not exist.' });
  }
  const active = licenses(call).filter((each) => each.status === 'ACTIVE');
  if (license === undefined && existing === undefined && active.length > 1) {
    details.push({
      code: 'REQUIRED_VALUE',
      target: 'license.id',
      message: 'The license.id attribute is required.',
    });
  }
  return details;
}

function complete(call: Call, document: Document): Document {
  const active = licenses(call).find((each) => each.status === 'ACTIVE');
  const license = document.license ?? (active === undefined ? undefined : { id: textOf(active, 'id') ?? '' });
  const { billOfMaterials: _products, environment: _environment, ...rest } = document;
  return {
    ...rest,
    organization: { id: call.actor.claims.org },
    ...(license === undefined ? {} : { license }),
  };
}

function created(call: Call, path: string, document: Document): Document {
  const { store } = call.world;
  const at = timestamp(call.world);
  const id = textOf(document, 'id') ?? '';
  createDefaultObjects(store, id, at, () => newId());
  const asked = parseProducts(call);
  const products = asked.length === 0 ? [{ type: 'PING_ONE_BASE' }] : asked;
  const billOfMaterials: Document = {
    products: products.map((each) => ({ id: newId(), ...each })),
    createdAt: at,
    updatedAt: at,
  };
  store.put(`${path}/billOfMaterials`, billOfMaterials);
  giveRolesToCreator(call, id);
  return { billOfMaterials };
}

function parseProducts(call: Call): Document[] {
  const body: unknown = JSON.parse(call.rawBody.toString('utf8'));
  const bill = isDocument(body) ? body.billOfMaterials : undefined;
  const products = isDocument(bill) ? bill.products : undefined;
  return Array.isArray(products) ? products.filter(isDocument) : [];
}

function giveRolesToCreator(call: Call, environmentId: string): void {
  const { store } = call.world;
  for (const name of creatorRoles) {
    const role = store.list('roles').find((each) => each.name === name);
    const id = newId();
    store.put(`${call.actor.holder}/roleAssignments/${id}`, {
      id,
      environment: { id: call.actor.claims.env },
      role: { id: textOf(role, 'id') ?? '' },
      scope: { id: environmentId, type: 'ENVIRONMENT' },
      readOnly: true,
    });
  }
}

function removing(call: Call, _path: string, document: Document): void {
  if (document.id === call.actor.claims.env) {
    throw constraintViolation('The environment of the actor cannot be deleted.');
  }
  if (document.type === 'PRODUCTION') {
    throw constraintViolation(
      'An environment of type PRODUCTION cannot be deleted; change its type first.',
      'type',
    );
  }
}

/** The rights that came with the environment go with it. */
function removed(call: Call, path: string): void {
  const { store } = call.world;
  const environmentId = path.slice('environments/'.length);
  call.world.deletedEnvironments.add(environmentId);
  const assignments = `${call.actor.holder}/roleAssignments`;
  for (const each of store.list(assignments)) {
    if (referenceOf(each, 'scope') === environmentId) store.remove(`${assignments}/${textOf(each, 'id')}`);
  }
}

export const environmentBehaviour: Behaviour = { check, complete, created, removing, removed };
