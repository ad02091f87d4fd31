/** What is told of users: of one a record, of several a list with a line for each. */
import type { JsonObject } from '../../core/json.ts';
import type { Column, CommandResult, ResultMeta } from '../../core/result.ts';
import type { CommandContext } from '../command.ts';
import type { ResourceInput } from '../resource/given.ts';
import type { Subject } from '../resource/subject.ts';
import { findUsers, type OneUser, readUserKeys } from './one-user.ts';

export interface Telling {
  columns: readonly Column[];
  meta: ResultMeta;
  /** Reads at most. */
  tell(user: OneUser): Promise<JsonObject>;
  /** What to do about one user; of several the list says enough. */
  hint?(record: JsonObject, user: OneUser): string | undefined;
}

export const usernameColumn: Column = { heading: 'USERNAME', path: 'username', importance: 1 };

export async function* eachOf(records: readonly JsonObject[]): AsyncGenerator<JsonObject> {
  yield* records;
}

export function countUsers(count: number): string {
  return `Fetched ${count === 1 ? '1 user' : `${count} users`}`;
}

export async function tellUsers(
  context: CommandContext,
  subject: Subject,
  input: ResourceInput,
  { columns, hint, meta, tell }: Telling,
): Promise<CommandResult> {
  const keys = await readUserKeys(context, subject, input);
  const { users } = await findUsers(context, subject, input, keys);
  const records = await Promise.all(users.map(tell));
  const [user, ...others] = users;
  const [record] = records;
  if (user === undefined || record === undefined || others.length > 0) {
    return { kind: 'records', records: eachOf(records), columns, summarize: countUsers, meta };
  }
  const advice = hint?.(record, user);
  return { kind: 'record', record, columns, ...(advice === undefined ? {} : { hints: [advice] }), meta };
}

export async function* mapEach(
  records: AsyncIterable<JsonObject>,
  change: (record: JsonObject) => JsonObject,
): AsyncGenerator<JsonObject> {
  for await (const record of records) yield change(record);
}
