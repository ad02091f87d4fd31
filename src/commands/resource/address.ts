/**
 * How a command names what it acts on: the environment, the objects on the way and the object itself, each by ID or
 * natural key, positionally in the order of the path or by Ping CLI's flags.
 */
import type { ResourceDefinition } from '../../catalogue/definition.ts';
import { usageError } from '../../core/errors.ts';
import type { PathParameters } from '../../pingone/resource-address.ts';
import type { ArgumentDefinition, CommandContext, FlagDefinitions } from '../command.ts';
import { environmentFlag } from '../environment-flag.ts';
import { collect } from './collect.ts';
import { type FoundObject, findObject, readId } from './find-object.ts';
import { joinFlags, type ResourceInput, textFlag } from './given.ts';
import { idOf } from './natural-key.ts';
import { pickObject } from './pick-object.ts';
import { keyWords, livesInEnvironment, nounOf, type Subject } from './subject.ts';

/** One object that the command line names. */
export interface Slot {
  definition: ResourceDefinition;
  flag: string;
  /** Of the path template; absent for the object itself. */
  parameter?: string;
}

const ownEnvironment = environmentFlag("Environment to work in; default: the profile's");

function environmentFlags(definition: ResourceDefinition): FlagDefinitions {
  if (livesInEnvironment(definition)) return { 'environment-id': ownEnvironment };
  return definition.environmentUnused ? { 'environment-id': { ...ownEnvironment, hidden: true } } : {};
}

export function slotsOf({ definition, parents }: Subject, withObject: boolean): Slot[] {
  const ownFlag = definition.id?.flag;
  return [
    ...parents.map(({ definition: parent, flag, parameter }) => ({ definition: parent, flag, parameter })),
    ...(withObject && ownFlag !== undefined ? [{ definition, flag: ownFlag }] : []),
  ];
}

function wordOf({ definition }: Slot): string {
  return definition.singular.replaceAll(' ', '-');
}

export function addressArguments(subject: Subject, withObject: boolean): ArgumentDefinition[] {
  return slotsOf(subject, withObject).map((slot) => ({
    name: wordOf(slot),
    summary: `${keyWords(slot.definition)} of the ${slot.definition.singular}${mayBeLeftOut(slot) ? '; not needed where there is one' : ''}`,
    required: false,
    refers: nounOf(slot.definition),
  }));
}

/** On the way to the object, and likely to be the only one of its kind. */
function mayBeLeftOut({ definition, parameter }: Slot): boolean {
  return parameter !== undefined && definition.usuallyOne === true;
}

/** `-i` is the object's own letter, unless Ping CLI gave it to something on the way; its letter there works too. */
export function addressFlags(subject: Subject, withObject: boolean): FlagDefinitions {
  const { definition, parents } = subject;
  const flag = (what: ResourceDefinition, letters: readonly (string | undefined)[]) => {
    const [short, ...aliases] = letters.filter((letter) => letter !== undefined);
    return {
      type: 'text',
      placeholder: keyWords(what) === 'ID' ? 'id' : 'id or name',
      summary: `${keyWords(what)} of the ${what.singular}, instead of the argument`,
      refers: nounOf(what),
      ...(short === undefined ? {} : { short }),
      ...(aliases.length > 0 ? { aliases } : {}),
    } as const;
  };
  const ofParents = Object.fromEntries(
    parents.map((parent) => [parent.flag, flag(parent.definition, [parent.short])]),
  );
  const { id } = definition;
  const letters = new Set(parents.some(({ short }) => short === 'i') ? [id?.short] : ['i', id?.short]);
  const own = withObject && id ? { [id.flag]: flag(definition, [...letters]) } : {};
  return joinFlags(environmentFlags(definition), ofParents, own);
}

function missing(subject: Subject, slot: Slot): Error {
  const { singular } = slot.definition;
  return usageError(
    `Which ${singular}?`,
    `Name it by ${keyWords(slot.definition)}: as an argument, or with --${slot.flag} <id or name>. See '${subject.command} --help'.`,
    'MISSING_ARGUMENT',
  );
}

/** Every object is named by a word; a flag may say the same again, and nothing else. */
function agree(slot: Slot, word: string | undefined, flag: string | undefined): string | undefined {
  if (flag === undefined || flag === word) return word;
  throw usageError(`Which ${slot.definition.singular}: '${word}' or '${flag}'?`, 'Name one.');
}

/** The words fill what the flags leave, in order; where they are too few, what may be left out goes without. */
export function readKeys(
  slots: readonly Slot[],
  { flags, arguments: words }: ResourceInput,
): (string | undefined)[] {
  const given = slots.map((slot) => textFlag(flags, slot.flag));
  if (words.length === slots.length)
    return slots.map((slot, index) => agree(slot, words[index], given[index]));
  const left = [...words];
  let spare = given.filter((key) => key === undefined).length - words.length;
  const keys = given.map((key, index) => {
    if (key !== undefined) return key;
    const slot = slots[index];
    if (spare <= 0 || slot === undefined || !mayBeLeftOut(slot)) return left.shift();
    spare -= 1;
    return undefined;
  });
  if (left.length > 0) {
    throw usageError(
      `There is nothing left for ${left.map((word) => `'${word}'`).join(' ')} to name.`,
      'Leave the argument out, or the flag that says the same.',
      'EXCESS_ARGUMENT',
    );
  }
  return keys;
}

export interface Address {
  /** Of the path template, without the object's own. */
  parameters: PathParameters;
  /** Absent for singletons and for what acts on the collection. */
  object?: FoundObject;
}

async function choose(
  context: CommandContext,
  subject: Subject,
  slot: Slot,
  parameters: PathParameters,
): Promise<FoundObject> {
  const { definition } = slot;
  if (mayBeLeftOut(slot)) {
    const api = await context.api();
    const [record, another] = await collect(api.list(definition, parameters, { limit: 2 }));
    if (record !== undefined && another === undefined) return { id: idOf(definition, record), record };
    if (!context.canAsk) throw missing(subject, slot);
  }
  return pickObject(context, definition, parameters);
}

/** Everything is checked before anything is sent; then what was named is found, from the outside in. */
export async function resolveAddress(
  context: CommandContext,
  subject: Subject,
  input: ResourceInput,
  withObject: boolean,
): Promise<Address> {
  const slots = slotsOf(subject, withObject);
  const keys = readKeys(slots, input);
  slots.forEach((slot, index) => {
    const key = keys[index];
    if (key !== undefined) readId(slot.definition, key);
    else if (mayBeLeftOut(slot)) return;
    else if (!context.canAsk || !slot.definition.requests.list) throw missing(subject, slot);
  });
  const given = textFlag(input.flags, 'environment-id');
  let parameters: PathParameters = livesInEnvironment(subject.definition)
    ? { environmentId: await context.environmentId(given) }
    : {};
  let object: FoundObject | undefined;
  for (const [index, slot] of slots.entries()) {
    const key = keys[index];
    const { definition, parameter } = slot;
    const found =
      key === undefined
        ? await choose(context, subject, slot, parameters)
        : await findObject({ api: await context.api(), say: context.say }, definition, parameters, key);
    if (parameter === undefined) object = found;
    else parameters = { ...parameters, [parameter]: found.id };
  }
  return { parameters, ...(object === undefined ? {} : { object }) };
}
