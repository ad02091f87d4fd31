/** `users restore`: puts back what an offboarding took away, from the file that it saved. */
import type { ResourceDefinition } from '../../catalogue/definition.ts';
import { usageError } from '../../core/errors.ts';
import { textAt } from '../../core/json.ts';
import type { CommandResult } from '../../core/result.ts';
import type { CommandContext, CommandDefinition } from '../command.ts';
import { cancelled, checkConfirmable, confirmationFlags } from '../resource/confirm.ts';
import { dryRunFlag } from '../resource/dry-run.ts';
import { isOn, joinFlags, textFlag } from '../resource/given.ts';
import type { Subject } from '../resource/subject.ts';
import { nameAll } from '../several/confirm-several.ts';
import { withStatus } from '../several/run-several.ts';
import { setEnabled } from './offboard-steps.ts';
import { type Offboarding, readOffboardings, toPairAgain } from './offboarding.ts';
import { putBackSteps } from './restore-steps.ts';
import {
  areStepsConfirmed,
  nameUsers,
  planSteps,
  reportSteps,
  runSteps,
  type StepWords,
  usersOf,
  type Work,
} from './steps.ts';

const command = 'pingcli pingone users restore';
const words: StepWords = { action: 'restore', verb: 'Restore', doing: 'Restoring', sign: '+' };

/** What is missing by now of one user; nothing where everything is there. */
async function workFor(
  context: CommandContext,
  definition: ResourceDefinition,
  saved: Offboarding,
): Promise<Work> {
  const { environmentId, userId, username } = saved;
  const api = await context.api();
  const record = await api.get(definition, { environmentId }, userId);
  const first = await putBackSteps(context, api, saved);
  const last = saved.wasEnabled && record.enabled === false ? [setEnabled(saved, true)] : [];
  return { user: { id: userId, name: textAt(record, 'username') ?? username }, rounds: [first, last] };
}

export function restoreCommand({ definition }: Subject, summary: string): CommandDefinition {
  return {
    summary,
    description:
      'Adds each user of the file to the groups again, assigns the roles, adds the devices that are reached by an address, and enables the account last, if it was enabled. What is there already stays as it is.',
    examples: [
      { command: `${command} --from-file offboard-anna.json`, summary: 'Asks first' },
      {
        command: `${command} --from-file offboard-anna.json --dry-run`,
        summary: 'Only say what would be done',
      },
      { command: `${command} --from-file offboard-anna.json --yes`, summary: 'In a script' },
    ],
    notes: ['Sessions cannot be put back, and devices that were paired are paired again by the user.'],
    roles: ['Identity Data Admin'],
    flags: joinFlags(
      {
        'from-file': {
          type: 'text',
          short: 'f',
          placeholder: 'path',
          summary: 'What users offboard saved; - for stdin',
        },
      },
      dryRunFlag,
      confirmationFlags('ask'),
    ),
    async run(context, { flags }): Promise<CommandResult> {
      const file = textFlag(flags, 'from-file');
      if (file === undefined) {
        throw usageError(
          'Which offboarding?',
          'Give --from-file <path> with the file that it saved.',
          'MISSING_FLAG',
        );
      }
      const isPlan = isOn(flags, 'dry-run');
      if (!isPlan) checkConfirmable(context, 'ask', flags, 'Restoring users');
      const saved = readOffboardings(await context.readDocument(file), file);
      const works = await Promise.all(saved.map((each) => workFor(context, definition, each)));
      if (isPlan) return planSteps(context, works, words);
      const left = works.filter(({ rounds }) => rounds.flat().length > 0);
      if (left.length === 0) {
        const has = works.length === 1 ? 'has' : 'have';
        const message = `Nothing to do: ${nameUsers(usersOf(works))} ${has} everything that can be put back`;
        const meta = { resource: 'user', action: words.action, effect: 'unchanged' } as const;
        return { kind: 'done', message, data: null, meta };
      }
      const environmentId = saved[0]?.environmentId ?? '';
      const asked = { ...words, parameters: { environmentId } };
      if (!(await areStepsConfirmed(context, flags, left, asked))) {
        return cancelled(left.length === 1 ? 'user' : 'users', words.action, nameAll(usersOf(left)));
      }
      const outcomes = await runSteps(await context.api(), left);
      const lost = toPairAgain(saved);
      const isWhole = withStatus(outcomes, 'failed', 'interrupted', 'not tried').length === 0;
      const hints = [
        ...(isWhole ? [] : [`For what is left: ${context.commandLine([], [])}`]),
        ...(lost.length > 0 ? [`To be paired again by the user: ${lost.join(', ')}`] : []),
      ];
      return { ...reportSteps(left, outcomes, words), hints };
    },
  };
}
