/** `users show`: one page about one user. */
import type { JsonObject, JsonValue } from '../../core/json.ts';
import type { CommandDefinition } from '../command.ts';
import { maskSecrets } from '../resource/secrets.ts';
import type { Subject } from '../resource/subject.ts';
import { aboutOneUser, findOneUser } from './one-user.ts';
import { pageLines, pageOf } from './person-page.ts';
import { type Part, type Person, readPerson } from './read-person.ts';

const command = 'pingcli pingone users show';

function valueIn(part: Part<JsonValue>): JsonValue {
  return 'value' in part ? part.value : null;
}

/** The parts under names of their own, as PingOne answers them; null where one may not be read. */
function documentOf({ user, ...parts }: Person): JsonObject {
  const { population, password, groups, roles, devices, sessions } = parts;
  const gaps = Object.entries(parts).flatMap(([part, value]) =>
    'needs' in value ? [{ part, roles: [...value.needs] }] : [],
  );
  return {
    user,
    population: valueIn(population),
    password: valueIn(password),
    groups: valueIn(groups),
    roleAssignments: valueIn(roles),
    devices: valueIn(devices),
    sessions: valueIn(sessions),
    notReadable: gaps,
  };
}

export function showCommand(subject: Subject, summary: string): CommandDefinition {
  return {
    ...aboutOneUser(subject),
    summary,
    description:
      'Shows one page about a user: profile, population, account, password state, MFA and devices, groups, roles, sessions and the last sign-on. What this sign-on may not read says which role it takes, and is no failure.',
    examples: [
      { command: `${command} anna`, summary: 'By user name' },
      { command: `${command} anna@example.com`, summary: 'By email address' },
      { command: `${command} anna -O json --query 'data.groups[].name'`, summary: 'One part, as JSON' },
    ],
    notes: [
      'The object alone, as PingOne has it: users get (also: read, describe).',
      'Roles are those of the user itself; those of groups come on top.',
    ],
    async run(context, input) {
      const user = await findOneUser(context, subject, input);
      const person = await readPerson(context, user);
      const shown = { ...person, user: maskSecrets(subject.definition, person.user) };
      return {
        kind: 'record',
        record: documentOf(shown),
        page: pageOf(shown, context.clock.now()),
        columns: pageLines,
        meta: { resource: 'user', action: 'show', effect: 'read' },
      };
    },
  };
}
