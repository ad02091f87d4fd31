/** The command that failed, as far as a person named things: what its error can be told in the words of. */
import type { CliError, ErrorFacts, FailedCall } from '../../core/errors.ts';
import { shellWord } from '../../core/shell-word.ts';
import type { CommandContext } from '../command.ts';
import { readKeys, slotsOf } from '../resource/address.ts';
import { type ResourceInput, textFlag } from '../resource/given.ts';
import { isIdOf, type Subject } from '../resource/subject.ts';

export interface FailedCommand {
  context: CommandContext;
  subject: Subject;
  /** Word of the command: `create`, `rotate`. */
  name: string;
  input: ResourceInput;
  /** Whether it names one object, and not only what lies on the way. */
  withObject: boolean;
  facts: ErrorFacts;
  call: FailedCall;
}

/** What one explanation adds; the next one sees it. */
export type Explanation = (failed: FailedCommand) => Promise<Partial<ErrorFacts>> | Partial<ErrorFacts>;

/** Undefined for a failure that is not of a call to the API. */
export function failedCommand(
  error: CliError,
  command: Omit<FailedCommand, 'facts' | 'call'>,
): FailedCommand | undefined {
  const { facts } = error;
  return facts.call === undefined ? undefined : { ...command, facts, call: facts.call };
}

/** Whether the call is the command's own, and not one that looked something up for it. */
export function isOwnCall({ subject, call }: FailedCommand): boolean {
  const { collection } = subject.definition;
  if (!call.path.startsWith(collection)) return false;
  const below = call.path.slice(collection.length);
  // An action on the collection has words only; whatever else has a parameter there belongs to another resource.
  return below === '' || below.startsWith('/{id}') || /^\/[^{]*$/.test(below);
}

/** The object as it was typed; undefined where it was picked from a list or there is none. */
export function typedObject({ subject, input, withObject }: FailedCommand): string | undefined {
  return withObject && subject.definition.id ? readKeys(slotsOf(subject, true), input).at(-1) : undefined;
}

export function isTypedById(failed: FailedCommand): boolean {
  const key = typedObject(failed);
  return key === undefined || isIdOf(failed.subject.definition.id?.format ?? 'uuid', key);
}

/** Words that lead another command to the same place: the environment that was named, the objects on the way. */
export function sameAddress({ subject, input, withObject }: FailedCommand): string {
  const environment = textFlag(input.flags, 'environment-id');
  const keys = readKeys(slotsOf(subject, withObject), input).slice(0, subject.parents.length);
  return [...keys.flatMap((key) => key ?? []), ...(environment === undefined ? [] : ['-e', environment])]
    .map((word) => ` ${shellWord(word)}`)
    .join('');
}
