/** `users offboard`: takes everything from a user who leaves, and saves what it takes so that it can be put back. */
import { CliError } from '../../core/errors.ts';
import type { JsonObject } from '../../core/json.ts';
import type { CommandResult } from '../../core/result.ts';
import type { CommandDefinition, FlagDefinitions } from '../command.ts';
import { cancelled, checkConfirmable, confirmationFlags } from '../resource/confirm.ts';
import { dryRunFlag } from '../resource/dry-run.ts';
import { type GivenFlags, isOn, joinFlags, textFlag } from '../resource/given.ts';
import type { Subject } from '../resource/subject.ts';
import { withStatus } from '../several/run-several.ts';
import { setEnabled, takeAwaySteps } from './offboard-steps.ts';
import { documentOf, type Offboarding, toPairAgain } from './offboarding.ts';
import { aboutOneUser, findOneUser, type OneUser } from './one-user.ts';
import { type Part, type Person, readPerson } from './read-person.ts';
import { goesOn } from './sessions.ts';
import { areStepsConfirmed, planSteps, reportSteps, runSteps, type StepWords } from './steps.ts';

const command = 'pingcli pingone users offboard';
const words: StepWords = { action: 'offboard', verb: 'Offboard', doing: 'Offboarding', sign: '-' };
const keepable = ['devices', 'groups', 'roles', 'sessions'] as const;
type Kept = (typeof keepable)[number];

const ownFlags: FlagDefinitions = {
  'save-to': {
    type: 'text',
    placeholder: 'path',
    summary: 'New file for what is taken away; default: offboard-<username>-<time>.json in this folder',
  },
  keep: { type: 'list', placeholder: 'list', choices: keepable, summary: 'What the user is to keep' },
};

/** Nothing is taken away by halves: what cannot be seen cannot be saved. */
function need(part: Part<JsonObject[]>, name: Kept, kept: readonly string[]): JsonObject[] {
  if (kept.includes(name)) return [];
  if ('value' in part) return part.value;
  throw new CliError({
    outcome: 'permission-denied',
    category: 'authorization',
    code: 'NOT_READABLE',
    message: `The ${name} of the user cannot be read, so they cannot be taken away.`,
    suggestion: `Ask for the role ${part.needs.join(' or ')}, or leave them as they are with --keep ${name}.`,
  });
}

function planOf(
  { owner, name, record }: OneUser,
  person: Person,
  kept: readonly string[],
  now: number,
): Offboarding {
  return {
    environmentId: owner.environmentId,
    userId: owner.id,
    username: name,
    wasEnabled: record.enabled !== false,
    groups: need(person.groups, 'groups', kept).filter(({ type }) => type !== 'INDIRECT'),
    roleAssignments: need(person.roles, 'roles', kept).filter(({ readOnly }) => readOnly !== true),
    devices: need(person.devices, 'devices', kept),
    sessions: need(person.sessions, 'sessions', kept).filter((session) => goesOn(session, now)),
  };
}

/** `offboard-anna-20261121T101500Z.json`; a username may hold what a file name cannot. */
function defaultFile(username: string, time: string): string {
  const name = username.replaceAll(/[^\w@.+-]/g, '_').replace(/^\.+/, '_');
  return `offboard-${name}-${time.replaceAll(/[-:]|\.\d+/g, '')}.json`;
}

function keptOf(flags: GivenFlags): readonly string[] {
  return typeof flags.keep === 'object' ? flags.keep : [];
}

export function offboardCommand(subject: Subject, summary: string): CommandDefinition {
  return {
    ...aboutOneUser(subject),
    summary,
    description:
      'Disables a user, ends the sessions, and takes away roles, groups and devices. The plan comes first. What is taken away is saved to a file of your own before anything is done, and users restore puts it back from there.',
    examples: [
      { command, summary: 'Pick the user from a list' },
      { command: `${command} anna --dry-run`, summary: 'Only the plan' },
      { command: `${command} anna --yes --save-to anna.json`, summary: 'In a script' },
      { command: `${command} anna --keep devices`, summary: 'Without the devices' },
    ],
    notes: [
      'What fails does not keep the rest from being done; run it again for what is left, which is saved to another file.',
      'Memberships through another group, and roles that PingOne assigned itself, stay.',
    ],
    flags: joinFlags(aboutOneUser(subject).flags, ownFlags, dryRunFlag, confirmationFlags('ask')),
    async run(context, input): Promise<CommandResult> {
      const { flags } = input;
      const isPlan = isOn(flags, 'dry-run');
      if (!isPlan) checkConfirmable(context, 'ask', flags, 'Offboarding a user');
      const user = await findOneUser(context, subject, input);
      const now = context.clock.now();
      const plan = planOf(user, await readPerson(context, user), keptOf(flags), now);
      const first = plan.wasEnabled ? [setEnabled(plan, false)] : [];
      const rest = await takeAwaySteps(context, plan);
      const steps = [...first, ...rest];
      const who = { id: plan.userId, name: user.name };
      if (isPlan) return planSteps(context, who, steps, words);
      if (steps.length === 0) {
        const message = `Nothing to do: the user '${user.name}' is disabled and has nothing left to take away`;
        return {
          kind: 'done',
          message,
          data: null,
          meta: { resource: 'user', action: words.action, effect: 'unchanged' },
        };
      }
      const time = new Date(now).toISOString();
      const file = textFlag(flags, 'save-to') ?? defaultFile(user.name, time);
      const consequence = `What is taken away is saved to ${file}; ended sessions and paired devices cannot be put back.`;
      const asked = { ...words, consequence, parameters: user.resolved.parameters };
      if (!(await areStepsConfirmed(context, flags, who, steps, asked))) {
        return cancelled('user', words.action, user.name);
      }
      await context.createFile(file, await context.formatDocument(documentOf(plan, time), 'json'));
      const outcomes = await runSteps(await context.api(), [first, rest]);
      const lost = toPairAgain(plan);
      // What is left is saved to another file.
      const againWithout = ['save-to', subject.definition.id?.flag ?? ''];
      const isWhole = withStatus(outcomes, 'failed', 'interrupted', 'not tried').length === 0;
      return {
        ...reportSteps(who, outcomes, words, `; what was taken away is in ${file}`),
        hints: [
          ...(isWhole ? [] : [`For what is left: ${context.commandLine([user.name], againWithout)}`]),
          `To put it back: pingcli pingone users restore --from-file ${file}`,
          ...(lost.length > 0 ? [`To be paired again by the user then: ${lost.join(', ')}`] : []),
        ],
      };
    },
  };
}
