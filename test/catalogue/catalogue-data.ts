/** The whole catalogue with its definitions loaded, and the bodies that its templates print. */
import type { ResourceDefinition } from '../../src/catalogue/definition.ts';
import type { Noun } from '../../src/catalogue/noun.ts';
import { nounsByProduct } from '../../src/catalogue/nouns.ts';
import type { Verb } from '../../src/catalogue/verb.ts';
import type { JsonObject, JsonValue } from '../../src/core/json.ts';

export interface Resource {
  noun: Noun;
  definition: ResourceDefinition;
}

export async function loadCatalogue(): Promise<Resource[]> {
  const nouns = Object.values(nounsByProduct).flat();
  return Promise.all(nouns.map(async (noun) => ({ noun, definition: await noun.load() })));
}

export interface TemplateBody {
  /** Word of `--template-type`; empty where there is one template only. */
  type: string;
  body: JsonObject;
  required: readonly string[];
  /** The verb that sends it. */
  verb: Verb;
}

/** The bodies of create or replace; templates that belong to an action are not among them. */
export function bodiesOf(definition: ResourceDefinition): TemplateBody[] {
  const { requests, template, variants, required } = definition;
  const verb = requests.create === undefined ? 'replace' : 'create';
  if (requests[verb] === undefined) return [];
  if (template !== undefined) return [{ type: '', body: template, required, verb }];
  return (variants?.variants ?? []).map((variant) => ({
    type: variant.type,
    body: variant.template,
    required: variant.required,
    verb: variant.verb ?? verb,
  }));
}

/** Fills the blanks of a template as a person would: an ID where an ID belongs, a time, a word. */
export function fillBlanks(value: JsonValue, member = ''): JsonValue {
  if (Array.isArray(value)) return value.map((item) => fillBlanks(item, member));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillBlanks(item, key)]));
  }
  return value === '' ? plausible(member) : value;
}

function plausible(member: string): string {
  if (/^id$|Ids?$/.test(member)) return '5e2a1b6c-7d8f-4a90-8b1c-2d3e4f5a6b7c';
  if (member.endsWith('At')) return '2027-01-01T00:00:00Z';
  if (member === 'region') return 'EU';
  if (member === 'compactName') return 'newDevice';
  if (member === 'timezone') return 'Europe/Berlin';
  if (/email|address/i.test(member)) return 'anna@example.com';
  if (/url|endpoint|href/i.test(member)) return 'https://www.example.com/';
  return 'sample.example';
}
