/** `users mfa status`: whether a second factor may be asked for, and whether the user has one. */
import { textAt } from '../../core/json.ts';
import type { Column } from '../../core/result.ts';
import type { CommandDefinition } from '../command.ts';
import { collect } from '../resource/collect.ts';
import { maskSecrets } from '../resource/secrets.ts';
import type { Subject } from '../resource/subject.ts';
import { aboutOneUser, findOneUser } from './one-user.ts';

const command = 'pingcli pingone users mfa status';

const columns: readonly Column[] = [
  { heading: 'USERNAME', path: 'username', importance: 1 },
  { heading: 'MFA', path: 'mfaEnabled', importance: 1, shows: 'boolean' },
  { heading: 'DEVICES', path: 'devices[].type', importance: 2, shows: 'list' },
  { heading: 'READY', path: 'isReady', importance: 3, shows: 'boolean' },
];

export function mfaStatusCommand(subject: Subject, summary: string): CommandDefinition {
  return {
    ...aboutOneUser(subject),
    summary,
    description:
      'Shows whether MFA is enabled for a user, and the devices. READY: it is, and one of the devices is active.',
    examples: [
      { command: `${command} anna`, summary: 'By user name' },
      {
        command: `${command} anna -O json --query data.isReady`,
        summary: 'Only whether it can be asked for',
      },
    ],
    columns,
    async run(context, input) {
      const { name, record, owner } = await findOneUser(context, subject, input);
      const [api, definition] = await Promise.all([context.api(), context.resource('mfa user-devices')]);
      const { environmentId, id: userId } = owner;
      const devices = (await collect(api.list(definition, { environmentId, userId }))).map((device) =>
        maskSecrets(definition, device),
      );
      const mfaEnabled = record.mfaEnabled === true;
      const isActive = devices.some((device) => textAt(device, 'status') === 'ACTIVE');
      const hint =
        mfaEnabled && !isActive
          ? 'MFA is enabled, and no device is active: the user pairs one at the next sign-on, if the policy lets them.'
          : undefined;
      return {
        kind: 'record',
        record: { id: userId, username: name, mfaEnabled, isReady: mfaEnabled && isActive, devices },
        columns,
        ...(hint === undefined ? {} : { hints: [hint] }),
        meta: { resource: 'user', action: 'mfa status', effect: 'read' },
      };
    },
  };
}
