/** The one user that a command is about: by ID, username or email, or picked from a list, and read in full. */
import type { JsonObject } from '../../core/json.ts';
import type { CommandContext, CommandDefinition } from '../command.ts';
import { type Address, addressArguments, addressFlags, resolveAddress } from '../resource/address.ts';
import { describeResource } from '../resource/describe-resource.ts';
import type { ResourceInput } from '../resource/given.ts';
import { idOf, labelOf } from '../resource/natural-key.ts';
import { readObject } from '../resource/read-object.ts';
import type { Subject } from '../resource/subject.ts';
import type { PasswordOwner } from './set-password.ts';

export interface OneUser {
  /** As a person calls it: the username. */
  name: string;
  record: JsonObject;
  /** Where the user is, and what to call them. */
  owner: PasswordOwner;
  /** For what asks about the environment, too. */
  resolved: Address;
}

/** The parts of a definition that all commands for one user share. */
export function aboutOneUser(subject: Subject): Pick<CommandDefinition, 'arguments' | 'flags' | 'roles'> {
  const { roles } = describeResource(subject.definition);
  return {
    arguments: addressArguments(subject, true),
    flags: addressFlags(subject, true),
    ...(roles ? { roles } : {}),
  };
}

export async function findOneUser(
  context: CommandContext,
  subject: Subject,
  input: ResourceInput,
): Promise<OneUser> {
  const { definition } = subject;
  const resolved = await resolveAddress(context, subject, input, true);
  const record = resolved.object?.record ?? (await readObject(context, subject, resolved));
  const { environmentId = '' } = resolved.parameters;
  const label = labelOf(definition, record);
  const owner = { environmentId, id: resolved.object?.id ?? idOf(definition, record), label };
  return { name: label, record, owner, resolved };
}
