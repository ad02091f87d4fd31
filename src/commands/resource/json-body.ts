/** The JSON body of a write: the file, the flags above it, the editor last; read-only members dropped, unknown ones kept. */
import type { ResourceDefinition } from '../../catalogue/definition.ts';
import type { Verb } from '../../catalogue/verb.ts';
import { usageError } from '../../core/errors.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../core/json.ts';
import type { PathParameters } from '../../pingone/resource-address.ts';
import type { CommandContext, FlagDefinitions } from '../command.ts';
import { dropBlanks } from './blanks.ts';
import { editBody } from './edit-body.ts';
import { fieldFlags, takesField } from './field-flags.ts';
import { applyFields, givesFields } from './field-values.ts';
import { type GivenFlags, isOn, joinFlags, textFlag } from './given.ts';
import { hasMember, withoutMember } from './member-path.ts';
import { completeRequired, requiredMembers, requirementOf } from './required.ts';
import { learnSecrets, maskSecrets, refuseMasks, restoreMasks } from './secrets.ts';
import type { Subject } from './subject.ts';

export const fileFlag: FlagDefinitions = {
  'from-file': {
    type: 'text',
    short: 'f',
    placeholder: 'path',
    summary: 'Body as JSON or YAML, - for the standard input; flags override it',
  },
};

export function bodyFlags(definition: ResourceDefinition, verb: Verb): FlagDefinitions {
  const required =
    verb === 'patch' ? [] : requiredMembers(definition, verb === 'apply' ? 'create' : verb, {});
  return joinFlags(
    fileFlag,
    fieldFlags(
      definition.fields.filter((field) => takesField(field, verb)),
      requirementOf(required, 'or-in-file'),
    ),
    { edit: { type: 'boolean', summary: 'Open the body in $VISUAL or $EDITOR before it is sent' } },
    definition.variants && verb === 'create' ? typeFlag(definition) : {},
  );
}

export function typeFlag({ variants }: ResourceDefinition): FlagDefinitions {
  const types = variants?.variants.map(({ type }) => type) ?? [];
  return types.length === 0
    ? {}
    : {
        'template-type': {
          type: 'text',
          placeholder: 'type',
          choices: types,
          summary: `Kind of template; default: ${types[0]}`,
        },
      };
}

/** The skeleton for a verb, of the named kind or the first. */
export function templateOf(
  { template, variants }: ResourceDefinition,
  type: string | undefined,
  verb?: Verb,
): JsonObject | undefined {
  if (!variants) return template;
  const named = variants.variants.find((variant) => variant.type === type);
  const ofVerb = variants.variants.find((variant) => verb !== undefined && variant.verb === verb);
  return (named ?? ofVerb ?? variants.variants[0])?.template;
}

function needObject(value: JsonValue, place: string): JsonObject {
  if (isJsonObject(value)) return value;
  const found = Array.isArray(value) ? 'an array' : 'a single value';
  throw usageError(
    `${place}, line 1, column 1: an object is needed here, and this is ${found}.`,
    'Give one object: { ... } in JSON, or member: value in YAML.',
    'INVALID_DOCUMENT',
  );
}

export async function readBodyFile(
  context: CommandContext,
  flags: GivenFlags,
): Promise<JsonObject | undefined> {
  const path = textFlag(flags, 'from-file');
  if (path === undefined) return undefined;
  return needObject(await context.readDocument(path), path === '-' ? 'The standard input' : path);
}

/** Members that PingOne writes itself, wherever an object lives. */
const servicesOwn = ['_links', '_embedded'] as const;

/** What the server sets is taken out, and said; `_links` of a former answer goes without a word. */
function dropReadOnly(
  context: CommandContext,
  definition: ResourceDefinition,
  verb: Verb,
  body: JsonObject,
): JsonObject {
  const forVerb = verb === 'create' || verb === 'apply' ? [] : (definition.createOnly ?? []);
  const required = requiredMembers(definition, verb, body);
  const readOnly = [...definition.readOnly, ...forVerb].filter((member) => !required.includes(member));
  const present = readOnly.filter((member) => hasMember(body, member));
  if (present.length > 0) {
    context.say.note(`Left out, because PingOne sets them itself: ${present.join(', ')}`);
  }
  return [...servicesOwn, ...readOnly].reduce(withoutMember, body);
}

/** What PUT does not take of a body that POST takes. */
export function withoutCreateOnly(definition: ResourceDefinition, body: JsonObject): JsonObject {
  const required = requiredMembers(definition, 'replace', body);
  return (definition.createOnly ?? [])
    .filter((member) => !required.includes(member))
    .reduce(withoutMember, body);
}

function skeletonsOf({ template, variants }: ResourceDefinition): JsonObject[] {
  return variants ? variants.variants.map((variant) => variant.template) : template ? [template] : [];
}

export interface BodyRequest {
  subject: Subject;
  verb: Verb;
  flags: GivenFlags;
  parameters: PathParameters;
  /** What the editor opens: the template, or the object as it is. A template that was named is what flags build on, too. */
  editable?: JsonObject;
  /** Members that hold unless the file or a flag says otherwise. */
  base?: JsonObject;
  /** Without: nothing has to be there (PATCH). */
  needsRequired: boolean;
}

export async function readJsonBody(context: CommandContext, request: BodyRequest): Promise<JsonObject> {
  const { subject, verb, flags, parameters, editable, base, needsRequired } = request;
  const { definition, command } = subject;
  const fields = definition.fields.filter((field) => takesField(field, verb));
  const file = await readBodyFile(context, flags);
  const edits = isOn(flags, 'edit');
  const isNamed = textFlag(flags, 'template-type') !== undefined;
  const isGiven = file !== undefined || base !== undefined || isNamed || givesFields(fields, flags);
  const startsFromTemplate = isNamed || (edits && base === undefined);
  const start = { ...base, ...(file ?? (startsFromTemplate ? editable : undefined)) };
  let body = await applyFields(context, fields, flags, parameters, start);
  if (edits) {
    const edited = await editBody(context, maskSecrets(definition, body));
    body = restoreMasks(needObject(edited, 'The edited text'), body);
  }
  refuseMasks(definition, body);
  learnSecrets(context, definition, body);
  body = dropReadOnly(context, definition, verb, body);
  if (verb !== 'patch') {
    for (const skeleton of skeletonsOf(definition)) body = dropBlanks(body, skeleton);
  }
  if (!needsRequired) {
    if (isGiven || edits) return body;
    throw usageError(
      'Nothing says what is to change.',
      `Give a flag, --from-file or --edit. See '${command} ${verb} --help'.`,
      'MISSING_MEMBERS',
    );
  }
  return completeRequired(
    context,
    {
      what: `The ${definition.singular}`,
      required: requiredMembers(definition, verb === 'apply' ? 'create' : verb, body),
      fields,
      isGiven: isGiven || edits,
      ...(templateOf(definition, undefined) ? { template: `${command} template` } : {}),
    },
    body,
  );
}
