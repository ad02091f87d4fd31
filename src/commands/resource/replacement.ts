/** What a PUT does to an object: the body to send, what it changes, what it clears, and whether that must be asked. */
import type { ResourceDefinition } from '../../catalogue/definition.ts';
import { type JsonObject, valueAt } from '../../core/json.ts';
import type { CommandContext, FlagDefinitions } from '../command.ts';
import { type Change, carryOver, changesOf, clearedBy, says, writablePart } from './difference.ts';
import { type GivenFlags, isOn } from './given.ts';

export const keepUnsetFlag: FlagDefinitions = {
  'keep-unset': {
    type: 'boolean',
    summary: 'Carry over what the body does not name, instead of clearing it',
  },
};

export interface Replacement {
  body: JsonObject;
  changes: readonly Change[];
  cleared: readonly Change[];
  /** The object already says what the body says. */
  isUnchanged: boolean;
  /** Switches off what people use. */
  disables: boolean;
}

export function planReplacement(
  definition: ResourceDefinition,
  existing: JsonObject,
  body: JsonObject,
  keepUnset: boolean,
): Replacement {
  const writable = writablePart(definition, existing);
  const whole = keepUnset ? carryOver(writable, body) : body;
  const { enabledMember } = definition;
  return {
    body: whole,
    changes: changesOf(existing, whole),
    cleared: clearedBy(writable, whole),
    isUnchanged: says(existing, body),
    disables:
      enabledMember !== undefined &&
      valueAt(whole, enabledMember) === false &&
      valueAt(existing, enabledMember) !== false,
  };
}

/** Told before the write, whoever asks. */
export function warnOfCleared(context: CommandContext, { cleared }: Replacement, flags: GivenFlags): void {
  if (cleared.length === 0) return;
  const members = cleared.map(({ member }) => member).join(', ');
  context.say.warning(
    `The body does not name ${members}: replacing clears ${cleared.length === 1 ? 'it' : 'them'}.`,
  );
  if (!isOn(flags, 'yes')) context.say.note('--keep-unset carries over what the body does not name.');
}
