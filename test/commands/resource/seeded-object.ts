/** An object of any resource in a local PingOne, with everything that it lies in: what a command of the catalogue acts on. */
import { randomUUID } from 'node:crypto';
import type { LocalPingOne } from '../../../local-pingone/contract.ts';
import type { Document, Json } from '../../../local-pingone/store.ts';
import type { IdFormat, ResourceDefinition } from '../../../src/catalogue/definition.ts';
import { nounName } from '../../../src/catalogue/noun.ts';
import { findNoun } from '../../../src/catalogue/nouns.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/core/json.ts';
import { bodiesOf, fillBlanks } from '../../catalogue/catalogue-data.ts';

export interface SeededObject {
  /** IDs of what it lies in, as the command line takes them, outermost first. */
  parents: string[];
  id: string;
  /** Store path. */
  path: string;
  collection: string;
  document: Document;
}

let count = 11;

function newId(format: IdFormat): string {
  count += 1;
  switch (format) {
    case 'uuid':
      return randomUUID();
    case 'hex32':
      return randomUUID().replaceAll('-', '');
    case 'integer':
      return String(count);
    case 'name':
      return `sample_${count}`;
  }
}

function copy(value: JsonValue): Json {
  return JSON.parse(JSON.stringify(value));
}

/** What the local PingOne looks at beyond the shape: objects that a body names have to be there. */
function references(local: LocalPingOne, name: string): JsonObject {
  const { store, environmentId } = local;
  const environment = `environments/${environmentId}`;
  const first = (collection: string): string => String(store.list(collection)[0]?.id ?? '');
  const population = { population: { id: first(`${environment}/populations`) } };
  if (name === 'users') return { ...population, email: 'anna@example.com' };
  if (name === 'users population') return population.population;
  if (name === 'groups') return population;
  if (name === 'groups nestings') return { id: first(`${environment}/groups`) };
  if (name === 'environments') return { license: store.get(environment)?.license ?? null };
  if (name === 'applications grants') {
    const resource = store.list(`${environment}/resources`).find((each) => each.name === 'PingOne API');
    const scope = first(`${environment}/resources/${resource?.id}/scopes`);
    return { resource: { id: String(resource?.id) }, scopes: [{ id: scope }] };
  }
  if (name.endsWith(' role-assignments')) {
    const role = store.list('roles').find((each) => each.name === 'Environment Admin');
    return { role: { id: String(role?.id) }, scope: { id: environmentId, type: 'ENVIRONMENT' } };
  }
  return {};
}

/** The body that the template makes, as a new object of its own. */
export function sampleBody(local: LocalPingOne, definition: ResourceDefinition, type?: string): JsonObject {
  const bodies = bodiesOf(definition);
  const chosen =
    bodies.find((each) => each.type === type) ?? bodies.find((each) => each.verb === 'create') ?? bodies[0];
  const filled = fillBlanks(chosen?.body ?? {});
  const body: JsonObject = {
    ...(isJsonObject(filled) ? filled : {}),
    ...references(local, nounName({ product: definition.product, path: definition.command })),
  };
  count += 1;
  if (body.compactName !== undefined) body.compactName = `sample${count}`;
  const { naturalKey } = definition;
  // A name is made unique; a key of a closed set stays what the template says.
  if (naturalKey === undefined || chosen?.body[naturalKey.member] !== '') return body;
  return { ...body, [naturalKey.member]: naturalKey.member === 'locale' ? `x${count}` : `sample ${count}` };
}

async function definitionOf(noun: string): Promise<ResourceDefinition> {
  const found = findNoun(noun);
  if (!found) throw new Error(`no noun ${noun}`);
  return found.load();
}

function fill(template: string, parameters: Record<string, string>): string {
  return template.replace(/^\//, '').replaceAll(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? '');
}

export async function seedObject(local: LocalPingOne, definition: ResourceDefinition): Promise<SeededObject> {
  const { store, environmentId, organizationId } = local;
  const parameters: Record<string, string> = { environmentId };
  const parents: string[] = [];
  for (const { noun, parameter, format } of definition.parents) {
    const isOrganization = noun === 'organizations';
    const id = isOrganization ? organizationId : newId(format);
    const parent = await definitionOf(noun);
    const path = `${fill(parent.collection, parameters)}/${id}`;
    if (!isOrganization) put(local, parent, path, id);
    parameters[parameter] = id;
    parents.push(id);
  }
  const collection = fill(definition.collection, parameters);
  if (definition.singleton) return { parents, id: '', path: collection, collection, document: {} };
  const id = newId(definition.id?.format ?? 'uuid');
  const document = put(local, definition, `${collection}/${id}`, id);
  return {
    parents,
    id,
    path: `${collection}/${id}`,
    collection,
    document: store.get(`${collection}/${id}`) ?? document,
  };
}

function put(local: LocalPingOne, definition: ResourceDefinition, path: string, id: string): Document {
  const body = copy(sampleBody(local, definition));
  const key = definition.naturalKey?.member;
  // A resource that is only read has no template to take a name from.
  const named = key === undefined || key.includes('.') ? {} : { [key]: `seeded ${id}` };
  // What PingOne itself says about an object that a person made.
  const made = { type: 'CUSTOM', schemaType: 'CUSTOM' };
  const { type, schemaType } = made;
  const own = /\/resources\/[^/]+$/.test(path)
    ? { type }
    : /\/schemas\/.*\/attributes\//.test(path)
      ? { schemaType }
      : {};
  const member = definition.id?.member;
  const document: Document = {
    ...named,
    ...(typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {}),
    ...own,
    id,
    ...(member === undefined ? {} : { [member]: Number(id) }),
    environment: { id: local.environmentId },
  };
  local.store.put(path, document);
  if (/\/(applications|resources)\//.test(path))
    local.store.confidential(path).clientSecret = 'seeded-secret-canary';
  // A policy keeps its last action, so that one of two can go.
  if (/\/signOnPolicies\/.*\/actions\//.test(path))
    local.store.put(`${path.slice(0, -4)}0000`, {
      ...document,
      type: 'PROGRESSIVE_PROFILING',
      id: `${id.slice(0, -4)}0000`,
    });
  return document;
}
