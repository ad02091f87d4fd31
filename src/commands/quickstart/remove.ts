/** `quickstart remove`: undoes `test-environment` and `sso`, and touches nothing that they did not make. */
import { type JsonObject, textAt } from '../../core/json.ts';
import { defineCommand } from '../command.ts';
import { cancelled, checkConfirmable, confirmationFlags, isConfirmed } from '../resource/confirm.ts';
import { dryRunFlag, dryRunResult } from '../resource/dry-run.ts';
import { isOn, joinFlags } from '../resource/given.ts';
import { describeObject } from '../resource/write-result.ts';
import { defaultName, environmentFlags, needEnvironment } from './quickstart-environment.ts';

function placeOf(environment: JsonObject): string {
  return ['type', 'region'].flatMap((member) => textAt(environment, member) ?? []).join(', ');
}

export const removeCommand = defineCommand({
  summary: 'Delete the environment that quickstart made',
  description:
    'Deletes the sandbox environment that quickstart made, with everything in it. Refuses every environment that does not carry the mark of quickstart in its description, or is no sandbox.',
  examples: [
    { command: 'pingcli pingone quickstart remove', summary: 'Asks for the name to be typed' },
    { command: `pingcli pingone quickstart remove --confirm "${defaultName}"`, summary: 'In a pipeline' },
  ],
  notes: ['For any other environment: pingcli pingone environments delete.'],
  roles: ['Organization Admin'],
  flags: joinFlags(environmentFlags, confirmationFlags('type-name'), dryRunFlag),
  async run(context, { flags }) {
    const isPlan = isOn(flags, 'dry-run');
    if (!isPlan) checkConfirmable(context, 'type-name', flags, 'Deleting an environment');
    const name = typeof flags.name === 'string' ? flags.name : defaultName;
    const definition = await context.resource('environments');
    const environment = await needEnvironment(
      context,
      name,
      'If it is to go all the same: pingcli pingone environments delete.',
      'Nothing is left to remove. List the environments: pingcli pingone environments list',
    );
    const id = textAt(environment, 'id') ?? '';
    const label = describeObject(definition, environment);
    if (isPlan) {
      return dryRunResult(context, definition, {
        summary: `Would delete ${label}`,
        action: 'remove',
        effect: 'would-delete',
        changes: [{ change: '-', member: name, before: id, after: null }],
      });
    }
    const isAgreed = await isConfirmed(context, flags, {
      level: 'type-name',
      name,
      consequence: definition.deletionConsequence,
      ask: async () => `Delete ${label}, ${placeOf(environment)}?`,
    });
    if (!isAgreed) return cancelled('environment', 'remove', name);
    await (await context.api()).remove(definition, {}, id);
    return {
      kind: 'done',
      message: `Deleted ${label}`,
      data: { id },
      meta: { resource: 'environment', action: 'remove', effect: 'deleted' },
    };
  },
});
