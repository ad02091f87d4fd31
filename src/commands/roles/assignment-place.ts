/** Whose role assignments a command is about, found once: the commands beneath get IDs only. */
import type { CommandContext } from '../command.ts';
import { resolveAddress } from '../resource/address.ts';
import type { GivenFlags, ResourceInput } from '../resource/given.ts';
import type { Subject } from '../resource/subject.ts';

export interface AssignmentPlace {
  environmentId: string;
  parameters: Readonly<Record<string, string>>;
  /** The input with IDs for names. */
  settled: ResourceInput;
}

function without(flags: GivenFlags, names: readonly string[]): GivenFlags {
  return Object.fromEntries(Object.entries(flags).filter(([name]) => !names.includes(name)));
}

export async function findPlace(
  context: CommandContext,
  subject: Subject,
  input: ResourceInput,
): Promise<AssignmentPlace> {
  const { parameters } = await resolveAddress(context, subject, input, false);
  const { environmentId = '' } = parameters;
  const flags = without(
    input.flags,
    subject.parents.map(({ flag }) => flag),
  );
  return {
    environmentId,
    parameters,
    settled: {
      flags: { ...flags, 'environment-id': environmentId },
      arguments: subject.parents.map(({ parameter }) => parameters[parameter] ?? ''),
    },
  };
}

/** Words that name the holder, for examples: `anna.muster`. */
export function holderWords({ parents }: Subject): string {
  return parents
    .map(({ definition: { sample } }) => (/^[\w@.,:/+=-]+$/.test(sample) ? sample : `"${sample}"`))
    .join(' ');
}
