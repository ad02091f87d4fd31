/** What a body must have: told before anything is sent, by flag where there is one; on a terminal it is asked for. */
import type { ResourceDefinition } from '../../catalogue/definition.ts';
import type { FieldDefinition } from '../../catalogue/field.ts';
import type { Verb } from '../../catalogue/verb.ts';
import { usageError } from '../../core/errors.ts';
import { type JsonObject, type JsonValue, valueAt } from '../../core/json.ts';
import { Secret } from '../../core/secret.ts';
import type { CommandContext, FlagDefinition } from '../command.ts';
import { hasMember, withMember } from './member-path.ts';

/** The members that this body must have: those of its variant where the resource has several kinds. */
export function requiredMembers(
  definition: ResourceDefinition,
  verb: Verb,
  body: JsonObject,
): readonly string[] {
  const { variants, required, requiredOnReplace } = definition;
  if (verb !== 'create' && requiredOnReplace) return requiredOnReplace;
  const { discriminator } = variants ?? {};
  const kind = discriminator === undefined ? undefined : valueAt(body, discriminator);
  const variant = variants?.variants.find(({ values, verb: only }) =>
    only === undefined ? typeof kind === 'string' && values.includes(kind) : only === verb,
  );
  return variant?.required ?? required;
}

/** What a person can type in one line. */
const askable: readonly FieldDefinition['type'][] = ['text', 'integer', 'boolean'];

async function askFor(context: CommandContext, field: FieldDefinition): Promise<JsonValue> {
  const { signal } = context;
  const { help, choices, type, secret } = field;
  if (choices) {
    return context.ask.select({
      message: `${help}:`,
      choices: choices.map((value) => ({ value, name: value })),
      signal,
    });
  }
  if (type === 'boolean') return context.ask.confirm({ message: `${help}?`, default: true, signal });
  if (secret) {
    const value = await context.ask.secret({ message: `${help}:`, signal });
    context.learn(new Secret(value));
    return value;
  }
  const validate = (text: string): string | undefined => {
    if (text.trim() === '') return 'It cannot be empty.';
    return type === 'integer' && !/^-?\d+$/.test(text.trim()) ? 'Enter a whole number.' : undefined;
  };
  const text = await context.ask.text({ message: `${help}:`, validate, signal });
  return type === 'integer' ? Number(text) : text;
}

/** Whether a flag's member is this one or lies in it: `role.id` in `role`, `scopes[].id` in `scopes`. */
function isAtOrBelow(member: string, container: string): boolean {
  return (
    member === container || [`${container}.`, `${container}[].`].some((start) => member.startsWith(start))
  );
}

/** Marks the flags of the members that must be there, for the help: `or-in-file` where a body may come from one. */
export function requirementOf(
  required: readonly string[],
  otherwise: FlagDefinition['required'],
): (field: FieldDefinition) => FlagDefinition['required'] {
  return ({ member }) => (required.some((each) => isAtOrBelow(member, each)) ? otherwise : undefined);
}

function describeMissing(member: string, fields: readonly FieldDefinition[]): string {
  const flags = fields
    .filter((field) => isAtOrBelow(field.member, member))
    .map(({ flag, secret, type }) =>
      secret && type !== 'file' ? `--${flag}-stdin or --${flag}-file` : `--${flag}`,
    );
  return flags.length === 0 ? member : `${member} (${flags.join(', ')})`;
}

export interface RequiredBody {
  what: string;
  required: readonly string[];
  fields: readonly FieldDefinition[];
  /** A command that shows the whole body, for the error. */
  template?: string;
  /** Whether anything was given to begin with. */
  isGiven: boolean;
}

/** @returns the body with what a person added. */
export async function completeRequired(
  context: CommandContext,
  { what, required, fields, template, isGiven }: RequiredBody,
  body: JsonObject,
): Promise<JsonObject> {
  let complete = body;
  const missing = required.filter((member) => !hasMember(body, member));
  const open: string[] = [];
  for (const member of missing) {
    const field = fields.find(
      (each) => each.member === member && askable.includes(each.type) && !each.refers,
    );
    if (field && context.canAsk) complete = withMember(complete, member, await askFor(context, field));
    else open.push(member);
  }
  if (open.length === 0) return complete;
  const list = open.map((member) => describeMissing(member, fields)).join(', ');
  throw usageError(
    isGiven ? `${what} lacks ${list}.` : `Nothing says what ${what} is to be. It needs ${list}.`,
    template === undefined
      ? 'Give the flags.'
      : `Give the flags, or a file with --from-file; this prints one to fill in: ${template}`,
    'MISSING_MEMBERS',
  );
}
