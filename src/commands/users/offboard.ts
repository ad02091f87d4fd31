/** `users offboard`: takes everything from users who leave, and saves what it takes so that it can be put back. */
import type { CommandResult, Warning } from '../../core/result.ts';
import type { CommandDefinition, FlagDefinitions } from '../command.ts';
import { cancelled, checkConfirmable, confirmationFlags } from '../resource/confirm.ts';
import { dryRunFlag } from '../resource/dry-run.ts';
import { type GivenFlags, isOn, joinFlags, textFlag } from '../resource/given.ts';
import type { Subject } from '../resource/subject.ts';
import { nameAll } from '../several/confirm-several.ts';
import { type Item, withStatus } from '../several/run-several.ts';
import { hiddenRoles, keepable, planOffboarding } from './offboard-plan.ts';
import { documentOf, toPairAgain } from './offboarding.ts';
import { aboutUsers, findUsers, readUserKeys } from './one-user.ts';
import {
  areStepsConfirmed,
  nameUsers,
  planSteps,
  reportSteps,
  runSteps,
  type StepWords,
  usersOf,
} from './steps.ts';

const command = 'pingcli pingone users offboard';
const words: StepWords = { action: 'offboard', verb: 'Offboard', doing: 'Offboarding', sign: '-' };

const ownFlags: FlagDefinitions = {
  'save-to': {
    type: 'text',
    placeholder: 'path',
    summary: 'New file for what is taken away; default: offboard-<username>-<time>.json in this folder',
  },
  keep: { type: 'list', placeholder: 'list', choices: keepable, summary: 'What the users are to keep' },
};

/** `offboard-anna-20261121T101500Z.json`; a username may hold what a file name cannot. */
function defaultFile(users: readonly Item[], time: string): string {
  const [only, ...others] = users;
  const who = only && others.length === 0 ? only.name : `${users.length}-users`;
  const name = who.replaceAll(/[^\w@.+-]/g, '_').replace(/^\.+/, '_');
  return `offboard-${name}-${time.replaceAll(/[-:]|\.\d+/g, '')}.json`;
}

function keptOf(flags: GivenFlags): readonly string[] {
  return typeof flags.keep === 'object' ? flags.keep : [];
}

function nothingToDo(users: readonly Item[], warnings: Warning[]): CommandResult {
  const rest = users.length === 1 ? 'is disabled and has' : 'are disabled and have';
  return {
    kind: 'done',
    message: `Nothing to do: ${nameUsers(users)} ${rest} nothing left to take away`,
    data: null,
    warnings,
    meta: { resource: 'user', action: words.action, effect: 'unchanged' },
  };
}

export function offboardCommand(subject: Subject, summary: string): CommandDefinition {
  return {
    ...aboutUsers(subject),
    summary,
    description:
      'Disables users, ends their sessions, and takes away roles, groups and devices. The plan for all of them comes first. What is taken away is saved to one file of your own before anything is done, and users restore puts it back from there.',
    examples: [
      { command: `${command} anna --dry-run`, summary: 'Only the plan' },
      { command: `${command} anna --yes --save-to anna.json`, summary: 'In a script' },
      {
        command: `${command} - --yes --save-to leavers.json < names.txt`,
        summary: 'Several, one name a line',
      },
      { command: `${command} anna --keep devices`, summary: 'Without the devices' },
    ],
    notes: [
      'What fails does not keep the rest from being done; run it again for what is left, which is saved to another file.',
      'Memberships through another group, and roles that PingOne assigned itself, stay.',
    ],
    flags: joinFlags(aboutUsers(subject).flags, ownFlags, dryRunFlag, confirmationFlags('ask')),
    async run(context, input): Promise<CommandResult> {
      const { flags } = input;
      const isPlan = isOn(flags, 'dry-run');
      const keys = await readUserKeys(context, subject, input);
      const doing = keys.length > 1 ? `Offboarding ${keys.length} users` : 'Offboarding a user';
      if (!isPlan) checkConfirmable(context, 'ask', flags, doing);
      const { environmentId, users } = await findUsers(context, subject, input, keys);
      const now = context.clock.now();
      const kept = keptOf(flags);
      const plans = await Promise.all(users.map((user) => planOffboarding(context, user, kept, now)));
      const warnings = hiddenRoles(plans);
      if (isPlan) {
        const plan = plans.map(({ work }) => work);
        return { ...(await planSteps(context, plan, words)), warnings };
      }
      const left = plans.filter(({ work }) => work.rounds.flat().length > 0);
      if (left.length === 0) return nothingToDo(users, warnings);
      const works = left.map(({ work }) => work);
      const saved = left.map((each) => each.saved);
      const who = usersOf(works);
      const time = new Date(now).toISOString();
      const file = textFlag(flags, 'save-to') ?? defaultFile(who, time);
      const lasting = `What is taken away is saved to ${file}; ended sessions and paired devices cannot be put back.`;
      const consequence = [lasting, ...warnings.map(({ message }) => message)].join(' ');
      if (
        !(await areStepsConfirmed(context, flags, works, {
          ...words,
          consequence,
          parameters: { environmentId },
        }))
      ) {
        return cancelled(who.length === 1 ? 'user' : 'users', words.action, nameAll(who));
      }
      const document = documentOf(environmentId, saved, time);
      await context.createFile(file, await context.formatDocument(document, 'json'));
      const outcomes = await runSteps(await context.api(), works);
      const lost = toPairAgain(saved);
      const undone = withStatus(outcomes, 'failed', 'interrupted', 'not tried');
      const names = [...new Set(undone.map(({ item }) => item.user.name))];
      // What is left is saved to another file.
      const againWithout = ['save-to', subject.definition.id?.flag ?? ''];
      return {
        ...reportSteps(works, outcomes, words, `; what was taken away is in ${file}`),
        warnings,
        hints: [
          ...(names.length === 0 ? [] : [`For what is left: ${context.commandLine(names, againWithout)}`]),
          `To put it back: pingcli pingone users restore --from-file ${file}`,
          ...(lost.length > 0 ? [`To be paired again by the user then: ${lost.join(', ')}`] : []),
        ],
      };
    },
  };
}
