/** The flags that a verb or an action of the catalogue takes, derived from its data as the commands derive them. */
import type { ActionDefinition } from '../../src/catalogue/action.ts';
import type { ResourceDefinition } from '../../src/catalogue/definition.ts';
import type { FieldDefinition } from '../../src/catalogue/field.ts';
import type { Verb } from '../../src/catalogue/verb.ts';

/** Flag by long name: `{ letter: 'e', type: 'text' }`. */
export type Flags = Map<string, { letter: string; type: string }>;

const identified: readonly Verb[] = ['get', 'replace', 'patch', 'apply', 'delete'];
const written: readonly Verb[] = ['create', 'replace', 'patch', 'apply'];

function start(definition: ResourceDefinition): Flags {
  const flags: Flags = new Map();
  if (definition.collection.includes('{environmentId}') || definition.environmentUnused === true) {
    flags.set('environment-id', { letter: 'e', type: 'text' });
  }
  for (const parent of definition.parents)
    flags.set(parent.flag, { letter: parent.short ?? '', type: 'text' });
  return flags;
}

function addId(flags: Flags, { id }: ResourceDefinition): void {
  if (id !== undefined) flags.set(id.flag, { letter: id.short ?? '', type: 'text' });
}

function addFields(flags: Flags, fields: readonly FieldDefinition[]): void {
  for (const { flag, short = '', type } of fields) {
    flags.set(flag, { letter: short, type: type === 'file' ? 'text' : type });
  }
}

export function flagsOfVerb(definition: ResourceDefinition, verb: Verb): Flags {
  if (verb === 'template') {
    const flags: Flags = new Map([['output-file', { letter: 'o', type: 'text' }]]);
    if (definition.variants !== undefined) flags.set('template-type', { letter: '', type: 'text' });
    return flags;
  }
  const flags = start(definition);
  if (identified.includes(verb)) addId(flags, definition);
  const request = definition.requests[verb];
  if (written.includes(verb)) {
    if ((request?.body ?? 'json') === 'json') {
      flags.set('from-file', { letter: 'f', type: 'text' });
      addFields(
        flags,
        definition.fields.filter(({ only }) => only === undefined || only.includes(verb)),
      );
    }
    addFields(flags, request?.fields ?? []);
  }
  if (request?.formats !== undefined) flags.set('format', { letter: '', type: 'text' });
  if (request?.writesFile === true) flags.set('output-file', { letter: 'o', type: 'text' });
  if (verb === 'list') {
    const { filter, order, flags: more = [] } = definition.list ?? {};
    flags.set('limit', { letter: '', type: 'integer' });
    if (filter !== undefined) flags.set('filter', { letter: '', type: 'text' });
    if (order !== undefined) flags.set('order', { letter: '', type: 'text' });
    for (const { flag, short = '', type } of more) {
      flags.set(flag, { letter: short, type: type === 'time' ? 'text' : type });
    }
  }
  return flags;
}

export function flagsOfAction(definition: ResourceDefinition, action: ActionDefinition): Flags {
  const flags = start(definition);
  if (action.on === 'object') addId(flags, definition);
  addFields(flags, action.fields);
  if (action.takesFile === true) flags.set('from-file', { letter: 'f', type: 'text' });
  if ((action.answer.formats?.length ?? 0) > 1) flags.set('format', { letter: '', type: 'text' });
  return flags;
}
