/** The users that a command is about, each by ID, username or email, or picked from a list, and read in full. */
import type { CommandContext, CommandDefinition } from '../command.ts';
import { addressArguments, addressFlags, resolveAddress } from '../resource/address.ts';
import { describeResource } from '../resource/describe-resource.ts';
import { joinFlags, type ResourceInput, textFlag } from '../resource/given.ts';
import { idOf, labelOf } from '../resource/natural-key.ts';
import { readObject } from '../resource/read-object.ts';
import type { Subject } from '../resource/subject.ts';
import {
  findSeveral,
  type NamedItem,
  readKeys,
  severalArgument,
  severalFlags,
} from '../several/name-several.ts';
import type { PasswordOwner } from './set-password.ts';

export interface OneUser extends NamedItem {
  /** Where the user is, and what to call them. */
  owner: PasswordOwner;
}

type Address = Pick<CommandDefinition, 'arguments' | 'flags' | 'roles'>;

function rolesOf({ definition }: Subject): Pick<Address, 'roles'> {
  const { roles } = describeResource(definition);
  return roles ? { roles } : {};
}

/** The parts of a definition that all commands for one user share. */
export function aboutOneUser(subject: Subject): Address {
  return {
    arguments: addressArguments(subject, true),
    flags: addressFlags(subject, true),
    ...rolesOf(subject),
  };
}

/** The same for commands that take several. */
export function aboutUsers(subject: Subject): Address {
  const { definition } = subject;
  return {
    arguments: [severalArgument(definition)],
    flags: joinFlags(addressFlags(subject, false), severalFlags(definition)),
    ...rolesOf(subject),
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
  const id = resolved.object?.id ?? idOf(definition, record);
  return { id, name: label, record, owner: { environmentId, id, label } };
}

export interface NamedUsers {
  environmentId: string;
  users: readonly OneUser[];
}

/** What was typed; looked at before anything is sent. */
export function readUserKeys(
  context: CommandContext,
  { definition }: Subject,
  { arguments: words, flags }: ResourceInput,
): Promise<string[]> {
  return readKeys(context, definition, words, flags);
}

/** At least one. */
export async function findUsers(
  context: CommandContext,
  { definition }: Subject,
  { flags }: ResourceInput,
  keys: readonly string[],
): Promise<NamedUsers> {
  const environmentId = await context.environmentId(textFlag(flags, 'environment-id'));
  const found = await findSeveral(context, definition, { environmentId }, keys);
  const users = found.map((item) => ({ ...item, owner: { environmentId, id: item.id, label: item.name } }));
  return { environmentId, users };
}
