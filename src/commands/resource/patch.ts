/** `patch` where PingOne has PATCH: changes only what it is given, so nothing is cleared and nothing is asked. */
import type { CommandDefinition } from '../command.ts';
import { addressArguments, addressFlags, resolveAddress } from './address.ts';
import { answerShape } from './answer-shape.ts';
import { cancelled, checkConfirmable, confirmationFlags, isConfirmed } from './confirm.ts';
import { describeResource } from './describe-resource.ts';
import { writablePart } from './difference.ts';
import { dryRunFlag, dryRunResult } from './dry-run.ts';
import { environmentLabel } from './environment-label.ts';
import { patchExamples } from './examples.ts';
import { isOn, joinFlags } from './given.ts';
import { bodyFlags, readJsonBody } from './json-body.ts';
import { readObject } from './read-object.ts';
import { planReplacement } from './replacement.ts';
import { revealFlag } from './secrets.ts';
import { type Subject, withArticle } from './subject.ts';
import { summarizeVerb } from './verb-summary.ts';
import { describeObject, writeResult } from './write-result.ts';

export function patchCommand(subject: Subject): CommandDefinition {
  const { definition } = subject;
  const { singular, enabledMember } = definition;
  return {
    summary: summarizeVerb('patch', definition),
    description: `Changes what it is given and keeps the rest; null clears a member. To say what the whole ${singular} is to be, use replace or apply.`,
    examples: patchExamples(subject),
    arguments: addressArguments(subject, true),
    answers: answerShape(definition, 'record', ['dry-run']),
    ...describeResource(definition),
    flags: joinFlags(
      addressFlags(subject, true),
      bodyFlags(definition, 'patch'),
      dryRunFlag,
      enabledMember === undefined ? {} : confirmationFlags('ask'),
      revealFlag(definition),
    ),
    async run(context, input) {
      const { flags } = input;
      const address = await resolveAddress(context, subject, input, true);
      const needsObject = isOn(flags, 'edit') || isOn(flags, 'dry-run') || enabledMember !== undefined;
      const existing = needsObject ? await readObject(context, subject, address) : undefined;
      const body = await readJsonBody(context, {
        subject,
        verb: 'patch',
        flags,
        parameters: address.parameters,
        ...(existing === undefined ? {} : { editable: writablePart(definition, existing) }),
        needsRequired: false,
      });
      const label = describeObject(definition, existing, address.object?.id);
      const plan = planReplacement(definition, existing ?? {}, body, false);
      if (isOn(flags, 'dry-run')) {
        const { changes } = plan;
        const summary = `Would change ${label}`;
        return dryRunResult(context, definition, {
          summary,
          action: 'patch',
          effect: 'would-update',
          changes,
        });
      }
      if (plan.disables) {
        checkConfirmable(context, 'ask', flags, `Disabling ${withArticle(singular)}`);
        const ask = async () =>
          `Disable ${label} in ${(await environmentLabel(context, address.parameters)) ?? 'PingOne'}?`;
        if (!(await isConfirmed(context, flags, { level: 'ask', name: label, ask }))) {
          return cancelled(singular, 'patch', address.object?.id ?? '');
        }
      }
      const api = await context.api();
      const written = await api.patch(definition, address.parameters, address.object?.id, body);
      return writeResult(definition, flags, {
        done: 'Changed',
        action: 'patch',
        effect: 'updated',
        record: written,
        label: address.object?.id ?? '',
      });
    },
  };
}
