/** `list` of any resource: every record of every page. */
import type { ResourceDefinition } from '../../catalogue/definition.ts';
import { mapRecords } from '../../core/record-stream.ts';
import type { CommandDefinition } from '../command.ts';
import { addressArguments, addressFlags, resolveAddress } from './address.ts';
import { answerShape } from './answer-shape.ts';
import { describeResource } from './describe-resource.ts';
import { listExamples } from './examples.ts';
import { isOn, joinFlags } from './given.ts';
import { checkListFlags, listFlags, listOptions } from './list-query.ts';
import { masksSecrets, revealFlag } from './secrets.ts';
import type { Subject } from './subject.ts';
import { summarizeVerb } from './verb-summary.ts';

function summarize({ plural, list }: ResourceDefinition, count: number, limit: number | undefined): string {
  if (count === 0) return `No ${plural} found.`;
  const fetched = `Fetched ${count} ${count === 1 ? 'item' : 'items'}`;
  // An endpoint without pages answers no more than its default, and does not say that there is more.
  const mayBeCut = limit === undefined && list?.pageSize?.default === count;
  return mayBeCut ? `${fetched}; there may be more: give --limit` : fetched;
}

export function listCommand(subject: Subject): CommandDefinition {
  const { definition } = subject;
  const { singular, plural, columns } = definition;
  return {
    summary: summarizeVerb('list', definition),
    description: `Lists ${plural}; pages are followed to the end.`,
    examples: listExamples(subject),
    arguments: addressArguments(subject, false),
    columns,
    answers: answerShape(definition, 'records'),
    ...describeResource(definition),
    flags: joinFlags(addressFlags(subject, false), listFlags(definition), revealFlag(definition)),
    async run(context, input) {
      const { flags } = input;
      checkListFlags(definition, flags);
      const { parameters } = await resolveAddress(context, subject, input, false);
      const options = await listOptions(context, definition, flags, parameters);
      let hasMore = false;
      const records = (await context.api()).list(definition, parameters, {
        ...options,
        isResumable: true,
        onMore: () => {
          hasMore = true;
        },
      });
      const shown =
        definition.secrets?.length && !isOn(flags, 'reveal')
          ? mapRecords(records, masksSecrets(definition))
          : records;
      return {
        kind: 'records',
        records: shown,
        columns,
        summarize: (count) => {
          const summary = summarize(definition, count, options.limit);
          return hasMore ? `${summary}; there are more, which --limit leaves out` : summary;
        },
        meta: { resource: singular, action: 'list', effect: 'read' },
      };
    },
  };
}
