/** Switches of an account, one request each: enabled, locked, MFA. */
import type { JsonObject } from '../../core/json.ts';
import type { ApiBody, ApiCall } from '../../pingone/api-call.ts';
import type { CommandDefinition, Example } from '../command.ts';
import { changesOf } from '../resource/difference.ts';
import type { Subject } from '../resource/subject.ts';
import { ofUser, type UserChange, userChangeCommand, userPath } from './user-change.ts';

interface Switch extends Pick<UserChange, 'verb' | 'doing' | 'done' | 'unchanged' | 'consequence' | 'notes'> {
  description: string;
  method: ApiCall['method'];
  /** Below the user. */
  suffix: string;
  body: ApiBody;
  /**
   * The part of the user that it sets. Left alone where it is so already, and `unchanged` says it; not a lock, which also takes the
   * place of one that ends by itself, nor an unlock, which also forgets wrong passwords.
   */
  sets: JsonObject;
}

function json(value: JsonObject): ApiBody {
  return { kind: 'json', value };
}

function empty(operation: string): ApiBody {
  return { kind: 'empty', mediaType: `application/vnd.pingidentity.${operation}+json` };
}

function enabled(value: boolean): Pick<Switch, 'method' | 'suffix' | 'body' | 'sets'> {
  return { method: 'PUT', suffix: '/enabled', body: json({ enabled: value }), sets: { enabled: value } };
}

function mfaEnabled(value: boolean): Pick<Switch, 'method' | 'suffix' | 'body' | 'sets'> {
  const body = { mfaEnabled: value };
  return { method: 'PUT', suffix: '/mfaEnabled', body: json(body), sets: body };
}

const switches = {
  enable: {
    verb: 'Enable',
    doing: 'Enabling',
    done: 'Enabled',
    unchanged: 'is enabled already',
    description: 'Lets users sign on again.',
    ...enabled(true),
  },
  disable: {
    verb: 'Disable',
    doing: 'Disabling',
    done: 'Disabled',
    unchanged: 'is disabled already',
    description:
      'Keeps users from signing on. What they are and have stays as it is, their sessions included.',
    consequence: 'Nobody can sign on with a disabled account.',
    notes: ['To end the sessions too: users sessions delete. To take everything away: users offboard.'],
    ...enabled(false),
  },
  lock: {
    verb: 'Lock',
    doing: 'Locking',
    done: 'Locked the account of',
    description: 'Locks accounts until somebody unlocks them.',
    consequence: 'Nobody can sign on with a locked account.',
    method: 'POST',
    suffix: '',
    body: empty('account.lock'),
    sets: { account: { status: 'LOCKED' } },
  },
  unlock: {
    verb: 'Unlock',
    doing: 'Unlocking',
    done: 'Unlocked the account of',
    description: 'Unlocks accounts that somebody or too many wrong passwords have locked.',
    method: 'POST',
    suffix: '',
    body: empty('account.unlock'),
    sets: { account: { status: 'OK' } },
  },
  'mfa enable': {
    verb: 'Enable MFA of',
    doing: 'Enabling MFA of',
    done: 'Enabled MFA of',
    unchanged: 'has it enabled already',
    description: 'Lets policies ask users for a second factor.',
    notes: [
      'Whether a second factor is asked for is a matter of the policies; a user without a device pairs one.',
    ],
    ...mfaEnabled(true),
  },
  'mfa disable': {
    verb: 'Disable MFA of',
    doing: 'Disabling MFA of',
    done: 'Disabled MFA of',
    unchanged: 'has it disabled already',
    description: 'Keeps policies from asking users for a second factor. Their devices stay paired.',
    consequence: 'A password alone is enough to sign on.',
    ...mfaEnabled(false),
  },
} as const satisfies Readonly<Record<string, Switch>>;

export type SwitchName = keyof typeof switches;

function examplesOf(name: SwitchName, asks: boolean): Example[] {
  const command = `pingcli pingone users ${name}`;
  return [
    { command: `${command} anna`, summary: asks ? 'Asks first' : 'By user name' },
    { command: `${command} anna ben@example.com --yes`, summary: 'Several, in a script' },
    { command: `${command} - --yes --continue-on-error < names.txt`, summary: 'From a file, one a line' },
    { command: `${command} anna --dry-run`, summary: 'Only say what would change' },
  ];
}

export function accountChangeCommand(subject: Subject, name: SwitchName, summary: string): CommandDefinition {
  const chosen: Switch = switches[name];
  const { method, suffix, body, sets, ...words } = chosen;
  const { unchanged } = words;
  return userChangeCommand(subject, {
    ...words,
    summary,
    action: name,
    examples: examplesOf(name, chosen.consequence !== undefined),
    prepare: async () => ({
      plan: async (_api, { record }) => changesOf(record, sets),
      async perform(api, user, parameters) {
        if (unchanged !== undefined && changesOf(user.record, sets).length === 0) return 'unchanged';
        const what = `${chosen.verb.charAt(0).toLowerCase()}${chosen.verb.slice(1)} the user '${user.name}'`;
        await api.act({
          method,
          path: `${userPath}${suffix}`,
          parameters: ofUser(parameters, user),
          body,
          what,
        });
        return 'done';
      },
    }),
  });
}
