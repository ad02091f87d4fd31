/** `users show`: one page about one user. */
import type { JsonObject, JsonValue } from '../../core/json.ts';
import type { CommandDefinition } from '../command.ts';
import { maskSecrets } from '../resource/secrets.ts';
import type { Subject } from '../resource/subject.ts';
import { aboutUsers, findUsers, readUserKeys } from './one-user.ts';
import { pageLines, pageOf } from './person-page.ts';
import { type Part, type Person, readPerson } from './read-person.ts';
import { countUsers, eachOf } from './tell-each.ts';

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
    ...aboutUsers(subject),
    summary,
    description:
      'Shows one page about each user: profile, population, account, password state, MFA and devices, groups, roles, sessions and the last sign-on. What this sign-on may not read says which role it takes, and is no failure.',
    examples: [
      { command: `${command} anna`, summary: 'By user name' },
      { command: `${command} anna@example.com`, summary: 'By email address' },
      { command: `${command} anna -O json --query 'data.groups[].name'`, summary: 'One part, as JSON' },
      { command: `${command} anna ben`, summary: 'One page after the other; JSON: a list' },
    ],
    notes: [
      'The object alone, as PingOne has it: users get (also: read, describe).',
      'Roles are those of the user and of the groups the user is in; each says through which.',
    ],
    async run(context, input) {
      const keys = await readUserKeys(context, subject, input);
      const { users } = await findUsers(context, subject, input, keys);
      const people = await Promise.all(
        users.map(async (user) => {
          const person = await readPerson(context, user, 'groups');
          return { ...person, user: maskSecrets(subject.definition, person.user) };
        }),
      );
      const now = context.clock.now();
      const [page, ...pages] = people.map((person) => pageOf(person, now));
      const [record, ...records] = people.map(documentOf);
      const meta = { resource: 'user', action: 'show', effect: 'read' } as const;
      if (page === undefined || record === undefined)
        throw new Error('nobody was found, and nothing said so');
      if (records.length === 0) return { kind: 'record', record, page, columns: pageLines, meta };
      return {
        kind: 'records',
        records: eachOf([record, ...records]),
        pages: [page, ...pages],
        columns: pageLines,
        summarize: countUsers,
        meta,
      };
    },
  };
}
