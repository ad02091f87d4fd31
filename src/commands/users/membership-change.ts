/** Adding to groups and removing from them, from either side: one user and several groups, or one group and several users. */
import { usageError } from '../../core/errors.ts';
import type { ApiClient } from '../../pingone/api-client.ts';
import type { PathParameters } from '../../pingone/resource-address.ts';
import type { CommandContext, CommandDefinition, Example, FlagDefinitions } from '../command.ts';
import { addressFlags } from '../resource/address.ts';
import type { Change } from '../resource/difference.ts';
import { dryRunFlag } from '../resource/dry-run.ts';
import { type GivenFlags, isOn, joinFlags, textFlag } from '../resource/given.ts';
import { keyWords, nounOf, type Subject } from '../resource/subject.ts';
import { changeSeveral } from '../several/change-several.ts';
import { checkSeveralConfirmable, severalConfirmation } from '../several/confirm-several.ts';
import {
  findSeveral,
  goOnFlag,
  type NamedItem,
  readKeys,
  severalArgument,
  severalFlags,
} from '../several/name-several.ts';
import { joinGroup, leaveGroup, type Membership, membershipType } from './membership.ts';

export interface MembershipSide {
  /** The one that comes first. */
  one: Subject;
  /** What may be several. */
  others: Subject;
  verb: 'add' | 'remove';
  summary: string;
  description: string;
  examples: readonly Example[];
}

const verbs = {
  add: { verb: 'Add', doing: 'Adding', done: 'Added', link: 'to' },
  remove: { verb: 'Remove', doing: 'Removing', done: 'Removed', link: 'from' },
} as const;

/** It is always the user who is added, whichever of the two is the one that comes first. */
function sentencesOf({ one, verb: name }: MembershipSide, fixed: string) {
  const { verb, doing, done, link } = verbs[name];
  const { singular } = one.definition;
  if (singular !== 'user') {
    const unchanged = name === 'add' ? 'is a member already' : 'is no member';
    return { verb, doing, done, unchanged, rest: ` ${link} the ${singular} '${fixed}'` };
  }
  const them = (word: string): string => `${word} the user '${fixed}' ${link}`;
  const unchanged = name === 'add' ? 'has the user already' : 'does not have the user';
  return { verb: them(verb), doing: `${doing} a user ${link}`, done: them(done), unchanged, rest: '' };
}

/** `--user-id`: one here, where it may be several elsewhere. */
function oneFlags({ definition }: Subject): FlagDefinitions {
  const refers = nounOf(definition);
  const { id, singular } = definition;
  if (id === undefined) return {};
  const summary = `${keyWords(definition)} of the ${singular}, instead of the first argument`;
  const aliases = id.short === undefined ? {} : { aliases: [id.short] };
  return { [id.flag]: { type: 'text', short: 'i', placeholder: 'id or name', summary, refers, ...aliases } };
}

interface Named {
  /** Undefined: it is picked from a list. */
  one: string | undefined;
  others: string[];
}

async function readNames(
  context: CommandContext,
  { one, others }: MembershipSide,
  flags: GivenFlags,
  given: readonly string[],
): Promise<Named> {
  const flagged = textFlag(flags, one.definition.id?.flag ?? '');
  const [first, ...rest] = flagged === undefined ? given : [flagged, ...given];
  if (first === '-') {
    const [which, them] = [one.definition.singular, others.definition.plural];
    throw usageError(`- stands for ${them}.`, `Name the ${which} first.`, 'MISSING_ARGUMENT');
  }
  const [key] = await readKeys(context, one.definition, first === undefined ? [] : [first], {});
  return { one: key, others: await readKeys(context, others.definition, rest, flags) };
}

export function membershipCommand(side: MembershipSide): CommandDefinition {
  const { one, others, verb: name } = side;
  const { singular, plural } = others.definition;
  const asksForOne = name === 'remove';
  const meta = {
    resource: 'group membership',
    action: name,
    effect: asksForOne ? 'deleted' : 'created',
  } as const;
  const isUserFirst = one.definition.singular === 'user';

  function membershipOf(fixed: NamedItem, other: NamedItem, parameters: PathParameters): Membership {
    const [user, group] = isUserFirst ? [fixed, other] : [other, fixed];
    const what = `${name} the user '${user.name}' ${verbs[name].link} the group '${group.name}'`;
    return { environmentId: parameters.environmentId ?? '', userId: user.id, groupId: group.id, what };
  }

  async function changesOf(api: ApiClient, membership: Membership, label: string): Promise<Change[]> {
    const type = await membershipType(api, membership);
    if (name === 'add') {
      return type === 'DIRECT' ? [] : [{ change: '+', member: label, before: type ?? null, after: 'DIRECT' }];
    }
    return type === undefined ? [] : [{ change: '-', member: label, before: type, after: null }];
  }

  return {
    subjects: [one, others],
    summary: side.summary,
    description: side.description,
    examples: side.examples,
    arguments: [
      {
        name: one.definition.singular,
        summary: `${keyWords(one.definition)} of the ${one.definition.singular}`,
        required: false,
        refers: nounOf(one.definition),
      },
      severalArgument(others.definition),
    ],
    notes: ['Only memberships of the user itself can be changed, not those through another group.'],
    roles: ['Identity Data Admin'],
    flags: joinFlags(
      addressFlags(one, false),
      oneFlags(one),
      severalFlags(others.definition),
      dryRunFlag,
      severalConfirmation(asksForOne),
      goOnFlag,
    ),
    async run(context, { flags, arguments: given }) {
      const names = await readNames(context, side, flags, given);
      const named = { singular, plural, asksForOne };
      const { doing } = sentencesOf(side, '');
      if (!isOn(flags, 'dry-run'))
        checkSeveralConfirmable(context, flags, names.others.length, { ...named, doing });
      const parameters = { environmentId: await context.environmentId(textFlag(flags, 'environment-id')) };
      const ones = names.one === undefined ? [] : [names.one];
      const [fixed] = await findSeveral(context, one.definition, parameters, ones);
      if (fixed === undefined) throw usageError(`Which ${one.definition.singular}?`);
      const items = await findSeveral(context, others.definition, parameters, names.others);
      const api = await context.api();
      const { verb, done, unchanged, rest } = sentencesOf(side, fixed.name);
      return changeSeveral(context, flags, items, {
        ...named,
        verb,
        would: `Would ${name}`,
        action: name,
        done,
        unchanged,
        rest,
        parameters,
        meta,
        plan: (item) =>
          changesOf(api, membershipOf(fixed, item, parameters), `${one.definition.singular} ${fixed.name}`),
        perform: (item) =>
          (name === 'add' ? joinGroup : leaveGroup)(api, membershipOf(fixed, item, parameters)),
        commandFor: (left) =>
          context.commandLine(
            [fixed.name, ...left],
            [one, others].map(({ definition }) => definition.id?.flag ?? ''),
          ),
      });
    },
  };
}
