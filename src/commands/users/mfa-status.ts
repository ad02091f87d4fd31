/** `users mfa status`: whether a second factor may be asked for, and whether the user has one. */
import { textAt } from '../../core/json.ts';
import type { Column } from '../../core/result.ts';
import type { CommandDefinition } from '../command.ts';
import { collect } from '../resource/collect.ts';
import { maskSecrets } from '../resource/secrets.ts';
import type { Subject } from '../resource/subject.ts';
import { aboutUsers } from './one-user.ts';
import { tellUsers, usernameColumn } from './tell-each.ts';

const command = 'pingcli pingone users mfa status';

const columns: readonly Column[] = [
  usernameColumn,
  { heading: 'MFA', path: 'mfaEnabled', importance: 1, shows: 'boolean' },
  { heading: 'DEVICES', path: 'devices[].type', importance: 2, shows: 'list' },
  { heading: 'READY', path: 'isReady', importance: 3, shows: 'boolean' },
];

export function mfaStatusCommand(subject: Subject, summary: string): CommandDefinition {
  return {
    ...aboutUsers(subject),
    summary,
    description:
      'Shows whether MFA is enabled for users, and their devices. READY: MFA is enabled, and one of the devices is active.',
    examples: [
      { command: `${command} anna`, summary: 'By user name' },
      {
        command: `${command} anna -O json --query data.isReady`,
        summary: 'Only whether it can be asked for',
      },
      { command: `${command} anna ben`, summary: 'Of several users' },
    ],
    columns,
    run: (context, input) =>
      tellUsers(context, subject, input, {
        columns,
        meta: { resource: 'user', action: 'mfa status', effect: 'read' },
        async tell({ id, name, owner, record }) {
          const [api, definition] = await Promise.all([context.api(), context.resource('mfa user-devices')]);
          const { environmentId } = owner;
          const devices = (await collect(api.list(definition, { environmentId, userId: id }))).map((device) =>
            maskSecrets(definition, device),
          );
          const mfaEnabled = record.mfaEnabled === true;
          const isActive = devices.some((device) => textAt(device, 'status') === 'ACTIVE');
          return { id, username: name, mfaEnabled, isReady: mfaEnabled && isActive, devices };
        },
        hint: ({ isReady, mfaEnabled }) =>
          mfaEnabled === true && isReady === false
            ? 'MFA is enabled, and no device is active: the user pairs one at the next sign-on, if the policy lets them.'
            : undefined,
      }),
  };
}
