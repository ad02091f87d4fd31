/** `replace` of any resource: PUT, which clears what the body leaves out, so that is said and asked first. */
import type { CommandContext, CommandDefinition } from '../command.ts';
import { type Address, addressArguments, addressFlags, resolveAddress } from './address.ts';
import { answerShape } from './answer-shape.ts';
import { cancelled, checkConfirmable, confirmationFlags, isConfirmed } from './confirm.ts';
import { describeResource } from './describe-resource.ts';
import { changesOf, writablePart } from './difference.ts';
import { dryRunFlag, dryRunResult } from './dry-run.ts';
import { environmentLabel } from './environment-label.ts';
import { replaceExamples } from './examples.ts';
import { isOn, joinFlags } from './given.ts';
import { bodyFlags, readJsonBody } from './json-body.ts';
import { labelOf } from './natural-key.ts';
import { readExisting } from './read-object.ts';
import { keepUnsetFlag, planReplacement, type Replacement, warnOfCleared } from './replacement.ts';
import { revealFlag } from './secrets.ts';
import { type Subject, withArticle } from './subject.ts';
import { nameOne, summarizeVerb } from './verb-summary.ts';
import { describeObject, writeResult } from './write-result.ts';

async function mayReplace(
  context: CommandContext,
  { definition }: Subject,
  { parameters }: Address,
  flags: Parameters<typeof isConfirmed>[1],
  plan: Replacement,
  label: string,
): Promise<boolean> {
  const { singular } = definition;
  if (plan.disables) {
    checkConfirmable(context, 'ask', flags, `Disabling ${withArticle(singular)}`);
    return isConfirmed(context, flags, {
      level: 'ask',
      name: label,
      ask: async () => `Disable ${label} in ${(await environmentLabel(context, parameters)) ?? 'PingOne'}?`,
    });
  }
  // Without a terminal a script has said what it wants; the warning is in its log.
  if (plan.cleared.length === 0 || !context.canAsk) return true;
  return isConfirmed(context, flags, {
    level: 'ask',
    name: label,
    ask: async () => `Replace ${label} in ${(await environmentLabel(context, parameters)) ?? 'PingOne'}?`,
  });
}

export function replaceCommand(subject: Subject): CommandDefinition {
  const { definition } = subject;
  const { singular, requests } = definition;
  const hint = requests.patch
    ? ' To change some members and keep the rest, use patch.'
    : ' --keep-unset carries them over.';
  return {
    summary: summarizeVerb('replace', definition),
    description: `Replaces ${nameOne(definition)} as a whole: what the body does not name is cleared.${hint}`,
    examples: replaceExamples(subject),
    arguments: addressArguments(subject, true),
    answers: answerShape(definition, 'record', ['dry-run']),
    ...describeResource(definition),
    flags: joinFlags(
      addressFlags(subject, true),
      bodyFlags(definition, 'replace'),
      keepUnsetFlag,
      dryRunFlag,
      confirmationFlags('ask'),
      revealFlag(definition),
    ),
    async run(context, input) {
      const { flags } = input;
      const address = await resolveAddress(context, subject, input, true);
      const needsObject = isOn(flags, 'edit');
      const early = needsObject ? await readExisting(context, subject, address) : undefined;
      const body = await readJsonBody(context, {
        subject,
        verb: 'replace',
        flags,
        parameters: address.parameters,
        ...(early === undefined ? {} : { editable: writablePart(definition, early) }),
        needsRequired: !isOn(flags, 'keep-unset'),
      });
      const existing = early ?? (await readExisting(context, subject, address));
      const plan = planReplacement(definition, existing ?? {}, body, isOn(flags, 'keep-unset'));
      const label = describeObject(definition, existing, address.object?.id);
      if (isOn(flags, 'dry-run')) {
        return dryRunResult(context, definition, {
          summary: `Would replace ${label}`,
          action: 'replace',
          effect: 'would-replace',
          changes: [...changesOf(existing ?? {}, plan.body), ...plan.cleared],
        });
      }
      warnOfCleared(context, plan, flags);
      if (!(await mayReplace(context, subject, address, flags, plan, label))) {
        return cancelled(singular, 'replace', existing ? labelOf(definition, existing) : '');
      }
      const api = await context.api();
      const written = await api.replace(definition, address.parameters, address.object?.id, plan.body);
      return writeResult(definition, flags, {
        done: 'Replaced',
        action: 'replace',
        effect: 'replaced',
        record: written,
        label: address.object?.id ?? '',
        showsSecret: requests.replace?.showsSecret,
      });
    },
  };
}
