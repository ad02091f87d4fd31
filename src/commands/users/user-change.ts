/** A change that is made to one user or to several: named, planned, asked about and told in the same way whatever it is. */
import type { ResultMeta } from '../../core/result.ts';
import type { ApiClient } from '../../pingone/api-client.ts';
import type { PathParameters } from '../../pingone/resource-address.ts';
import type { CommandContext, CommandDefinition, Example, FlagDefinitions } from '../command.ts';
import { addressFlags } from '../resource/address.ts';
import type { Change } from '../resource/difference.ts';
import { dryRunFlag } from '../resource/dry-run.ts';
import { type GivenFlags, isOn, joinFlags, textFlag } from '../resource/given.ts';
import type { Subject } from '../resource/subject.ts';
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
import type { Worked } from '../several/run-several.ts';

/** A change whose flags have been read: what it does to one user. */
export interface ReadyChange {
  /** Behind the users in sentences: ` to the population 'Staff'`. */
  rest?: string;
  /** What would change, for the plan. Reads at most. */
  plan(api: ApiClient, user: NamedItem, parameters: PathParameters): Promise<readonly Change[]>;
  perform(api: ApiClient, user: NamedItem, parameters: PathParameters): Promise<Worked>;
}

export interface UserChange {
  action: string;
  summary: string;
  description: string;
  verb: string;
  doing: string;
  done: string;
  /** Of a user to whom nothing had to be done: `has no session`. */
  unchanged?: string;
  /** Because something is lost or stops working; a sentence for the question. */
  consequence?: string;
  effect?: NonNullable<ResultMeta['effect']>;
  examples: readonly Example[];
  notes?: readonly string[];
  flags?: FlagDefinitions;
  /** Needs no request to refuse what is wrong. */
  check?(context: CommandContext, flags: GivenFlags, count: number): void;
  prepare(context: CommandContext, flags: GivenFlags, parameters: PathParameters): Promise<ReadyChange>;
}

/** `--environment-id`; the users have a flag of their own. */
function placeFlags(subject: Subject): FlagDefinitions {
  return addressFlags(subject, false);
}

export function userChangeCommand(subject: Subject, change: UserChange): CommandDefinition {
  const { definition } = subject;
  const { singular, plural } = definition;
  const { action, verb, doing, done, unchanged, consequence, notes } = change;
  const asksForOne = consequence !== undefined;
  const meta = { resource: singular, action, effect: change.effect ?? 'updated' } as const;
  return {
    summary: change.summary,
    description: change.description,
    examples: change.examples,
    arguments: [severalArgument(definition)],
    ...(notes ? { notes } : {}),
    ...(definition.roles ? { roles: definition.roles } : {}),
    flags: joinFlags(
      placeFlags(subject),
      severalFlags(definition),
      change.flags ?? {},
      dryRunFlag,
      severalConfirmation(asksForOne),
      goOnFlag,
    ),
    async run(context, { flags, arguments: words }) {
      const keys = await readKeys(context, definition, words, flags);
      change.check?.(context, flags, keys.length);
      if (!isOn(flags, 'dry-run'))
        checkSeveralConfirmable(context, flags, keys.length, { doing, singular, plural, asksForOne });
      const environmentId = await context.environmentId(textFlag(flags, 'environment-id'));
      const parameters = { environmentId };
      const users = await findSeveral(context, definition, parameters, keys);
      const [api, ready] = await Promise.all([context.api(), change.prepare(context, flags, parameters)]);
      return changeSeveral(context, flags, users, {
        verb,
        would: `Would ${verb.toLowerCase()}`,
        action,
        done,
        unchanged,
        rest: ready.rest,
        consequence,
        singular,
        plural,
        asksForOne,
        parameters,
        meta,
        plan: (user) => ready.plan(api, user, parameters),
        perform: (user) => ready.perform(api, user, parameters),
        commandFor: (names) => context.commandLine(names, [definition.id?.flag ?? '']),
      });
    },
  };
}

/** Where a user's own paths begin. */
export const userPath = '/environments/{environmentId}/users/{userId}';

export function ofUser(parameters: PathParameters, user: { id: string }): PathParameters {
  return { ...parameters, userId: user.id };
}
