/** `delete` of any resource: asks first, and says what and where (DESIGN §2). */
import type { ResourceDefinition } from '../../catalogue/definition.ts';
import type { JsonObject } from '../../core/json.ts';
import type { PathParameters } from '../../pingone/resource-address.ts';
import type { CommandContext, CommandDefinition } from '../command.ts';
import { type Address, addressArguments, addressFlags, resolveAddress } from './address.ts';
import {
  type ConfirmationLevel,
  cancelled,
  checkConfirmable,
  confirmationFlags,
  isConfirmed,
} from './confirm.ts';
import { describeResource } from './describe-resource.ts';
import { dryRunFlag, dryRunResult } from './dry-run.ts';
import { environmentLabel } from './environment-label.ts';
import { deleteExamples } from './examples.ts';
import { isOn, joinFlags } from './given.ts';
import { labelOf } from './natural-key.ts';
import { readObject } from './read-object.ts';
import { type Subject, withArticle } from './subject.ts';
import { nameOne, summarizeVerb } from './verb-summary.ts';
import { describeObject } from './write-result.ts';

interface DeletionWords {
  verb: string;
  doing: string;
  done: string;
}

function wordsOf({ deleteResets }: ResourceDefinition): DeletionWords {
  return deleteResets
    ? { verb: 'Reset', doing: 'Resetting', done: 'Reset' }
    : { verb: 'Delete', doing: 'Deleting', done: 'Deleted' };
}

/** Looked at where it will be named: in a question, a plan, or a name to compare. */
async function lookAt(
  context: CommandContext,
  subject: Subject,
  address: Address,
  isNeeded: boolean,
): Promise<JsonObject | undefined> {
  const { definition } = subject;
  if (address.object?.record || !isNeeded || !definition.requests.get) return address.object?.record;
  return readObject(context, subject, address);
}

export interface DeletionOptions {
  /** The object in words, where its name does not say enough: `the role assignment 'Identity Data Admin at environment Dev'`. */
  describe?(context: CommandContext, record: JsonObject, parameters: PathParameters): Promise<string>;
}

export function deleteCommand(subject: Subject, { describe }: DeletionOptions = {}): CommandDefinition {
  const { definition } = subject;
  const { singular, deletionConsequence } = definition;
  const level: ConfirmationLevel = definition.deletion ?? 'ask';
  const { verb, doing, done } = wordsOf(definition);
  const meta = { resource: singular, action: 'delete' } as const;
  return {
    summary: summarizeVerb('delete', definition),
    description: [
      `${verb}s ${nameOne(definition)}${definition.deleteResets ? ' to its defaults' : ''}.`,
      ...(deletionConsequence === undefined ? [] : [deletionConsequence]),
    ].join(' '),
    examples: deleteExamples(subject),
    arguments: addressArguments(subject, true),
    ...describeResource(definition),
    flags: joinFlags(addressFlags(subject, true), confirmationFlags(level), dryRunFlag),
    async run(context, input) {
      const { flags } = input;
      const isPlan = isOn(flags, 'dry-run');
      if (!isPlan) checkConfirmable(context, level, flags, `${doing} ${withArticle(singular)}`);
      const address = await resolveAddress(context, subject, input, true);
      const { parameters, object } = address;
      const isAsked = level === 'type-name' || !isOn(flags, 'yes');
      const isNamed = describe !== undefined;
      const record = await lookAt(context, subject, address, isPlan || isAsked || isNamed);
      const label =
        describe && record
          ? await describe(context, record, parameters)
          : describeObject(definition, record, object?.id);
      if (isPlan) {
        const member = record ? labelOf(definition, record) : (object?.id ?? singular);
        return dryRunResult(context, definition, {
          summary: `Would ${verb.toLowerCase()} ${label}`,
          action: 'delete',
          effect: 'would-delete',
          changes: [{ change: '-', member, before: record ?? null, after: null }],
        });
      }
      const name = record ? labelOf(definition, record) : (object?.id ?? singular);
      const isAgreed = await isConfirmed(context, flags, {
        level,
        name,
        consequence: deletionConsequence,
        ask: async () => {
          const place = await environmentLabel(context, parameters);
          return `${verb} ${label}${place === undefined ? '' : ` in ${place}`}?`;
        },
      });
      if (!isAgreed) return cancelled(singular, 'delete', name);
      await (await context.api()).remove(definition, parameters, object?.id);
      return {
        kind: 'done',
        message: `${done} ${label}`,
        data: object === undefined ? null : { id: object.id },
        meta: { ...meta, effect: 'deleted' },
      };
    },
  };
}
