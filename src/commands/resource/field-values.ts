/** What the field flags of a command line say, as members of a body. */
import type { FieldDefinition } from '../../catalogue/field.ts';
import { usageError } from '../../core/errors.ts';
import { type JsonObject, type JsonValue, valueAt } from '../../core/json.ts';
import { Secret } from '../../core/secret.ts';
import type { PathParameters } from '../../pingone/resource-address.ts';
import type { CommandContext } from '../command.ts';
import { type GivenFlags, isOn, textFlag } from './given.ts';
import { withMember } from './member-path.ts';
import { resolveReference } from './references.ts';

const largestSecret = 64 * 1024;
const largestText = 16 * 1024 * 1024;

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** Undefined where neither flag is given. A final line break is no part of a secret. */
async function readSecret(
  context: CommandContext,
  flag: string,
  flags: GivenFlags,
): Promise<string | undefined> {
  const file = textFlag(flags, `${flag}-file`);
  const fromInput = isOn(flags, `${flag}-stdin`);
  if (file !== undefined && fromInput)
    throw usageError(`--${flag}-stdin and --${flag}-file exclude each other.`);
  if (file === undefined && !fromInput) return undefined;
  const text = decode(await context.readBytes(file ?? '-', largestSecret)).replace(/\r?\n$/, '');
  if (text === '') {
    throw usageError(`${file === undefined ? 'The standard input' : `The file '${file}'`} is empty.`);
  }
  context.learn(new Secret(text));
  return text;
}

async function readField(
  context: CommandContext,
  field: FieldDefinition,
  flags: GivenFlags,
  parameters: PathParameters,
  known: ReadonlyMap<string, string>,
): Promise<JsonValue | undefined> {
  if (field.secret && field.type !== 'file') return readSecret(context, field.flag, flags);
  const given = flags[field.flag];
  if (given === undefined) return undefined;
  const { refers } = field;
  const resolve = (key: string): Promise<string> =>
    refers === undefined
      ? Promise.resolve(key)
      : resolveReference(context, refers, field.flag, key, parameters, known);
  if (field.type === 'file') {
    const text = decode(await context.readBytes(String(given), largestText));
    if (field.secret) context.learn(new Secret(text.trim()));
    return text;
  }
  if (typeof given === 'string') return resolve(given);
  return typeof given === 'object' ? Promise.all(given.map(resolve)) : given;
}

/** At `scopes[].id` a list becomes an array of objects. */
function withField(body: JsonObject, member: string, value: JsonValue): JsonObject {
  const [list = '', inner] = member.split('[].');
  if (inner === undefined || !Array.isArray(value)) return withMember(body, member, value);
  return withMember(
    body,
    list,
    value.map((item) => withMember({}, inner, item)),
  );
}

/** What is already known of where a flag's object lies: `--scope` is looked for in the resource of `--resource`. */
function knownParents(fields: readonly FieldDefinition[], body: JsonObject): Map<string, string> {
  const known = new Map<string, string>();
  for (const { refers, member } of fields) {
    const id = valueAt(body, member);
    if (refers !== undefined && typeof id === 'string') known.set(refers, id);
  }
  return known;
}

/** The body with the members that flags set; flags win over what is there. */
export async function applyFields(
  context: CommandContext,
  fields: readonly FieldDefinition[],
  flags: GivenFlags,
  parameters: PathParameters,
  body: JsonObject,
): Promise<JsonObject> {
  let changed = body;
  for (const field of fields) {
    const value = await readField(context, field, flags, parameters, knownParents(fields, changed));
    if (value !== undefined) changed = withField(changed, field.member, value);
  }
  return changed;
}

/** Whether any of these flags is on the command line. */
export function givesFields(fields: readonly FieldDefinition[], flags: GivenFlags): boolean {
  return fields.some(({ flag }) =>
    [flag, `${flag}-stdin`, `${flag}-file`].some(
      (name) => flags[name] !== undefined && flags[name] !== false,
    ),
  );
}
