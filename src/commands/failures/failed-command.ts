/** The command that failed, as far as a person named things: what its error can be told in the words of. */
import type { CliError, ErrorFacts, FailedCall } from '../../core/errors.ts';
import { shellWord } from '../../core/shell-word.ts';
import type { CommandContext, CommandDefinition } from '../command.ts';
import { readKeys, slotsOf } from '../resource/address.ts';
import { type ResourceInput, textFlag } from '../resource/given.ts';
import { isIdOf, nounOf, type Subject } from '../resource/subject.ts';

export interface FailedCommand {
  context: CommandContext;
  definition: CommandDefinition;
  /** Words of the command: `pingone`, `users`, `create`. */
  path: readonly string[];
  input: ResourceInput;
  facts: ErrorFacts;
  call: FailedCall;
}

/** One that acts on resources of the catalogue. */
export interface FailedOnSubject extends FailedCommand {
  subject: Subject;
  /** Whether it names one object, and not only what lies on the way. */
  withObject: boolean;
}

/** What one explanation adds; the next one sees it. */
export type Explanation = (failed: FailedOnSubject) => Promise<Partial<ErrorFacts>> | Partial<ErrorFacts>;

/** Undefined for a failure that is not of a call to the API. */
export function failedCommand(
  error: CliError,
  command: Omit<FailedCommand, 'facts' | 'call'>,
): FailedCommand | undefined {
  const { facts } = error;
  return facts.call === undefined ? undefined : { ...command, facts, call: facts.call };
}

function isCallOn({ definition: { collection } }: Subject, call: FailedCall): boolean {
  if (!call.path.startsWith(collection)) return false;
  const below = call.path.slice(collection.length);
  // An action on the collection has words only; whatever else has a parameter there belongs to another resource.
  return below === '' || below.startsWith('/{id}') || /^\/[^{]*$/.test(below);
}

/** Whether the call is the command's own, and not one that looked something up for it. */
export function isOwnCall({ subject, call }: FailedOnSubject): boolean {
  return isCallOn(subject, call);
}

/** By what the call was about; undefined for a command that acts on nothing of the catalogue. */
export function failedOn(failed: FailedCommand): FailedOnSubject | undefined {
  const { subjects: [first, ...others] = [], arguments: words = [] } = failed.definition;
  if (first === undefined) return undefined;
  const other = isCallOn(first, failed.call) ? undefined : others.find((each) => isCallOn(each, failed.call));
  // Of several, and where more is named than that, it is the call that says which one it was about.
  const [named, ...more] = words.slice(first.parents.length);
  const isNamed = named?.refers === nounOf(first.definition) && !named.variadic && more.length === 0;
  return { ...failed, subject: other ?? first, withObject: other === undefined && isNamed };
}

/** The object as it was typed; undefined where it was picked from a list or there is none. */
export function typedObject({ subject, input, withObject }: FailedOnSubject): string | undefined {
  return withObject && subject.definition.id ? readKeys(slotsOf(subject, true), input).at(-1) : undefined;
}

export function isTypedById(failed: FailedOnSubject): boolean {
  const key = typedObject(failed);
  return key === undefined || isIdOf(failed.subject.definition.id?.format ?? 'uuid', key);
}

/** Words that lead another command to the same place: the environment that was named, the objects on the way. */
export function sameAddress({ subject, input, withObject }: FailedOnSubject): string {
  const environment = textFlag(input.flags, 'environment-id');
  const { length } = subject.parents;
  const keys = length === 0 ? [] : readKeys(slotsOf(subject, withObject), input).slice(0, length);
  return [...keys.flatMap((key) => key ?? []), ...(environment === undefined ? [] : ['-e', environment])]
    .map((word) => ` ${shellWord(word)}`)
    .join('');
}
