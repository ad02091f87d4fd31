/** New passwords for several users, one made up for each: every password that may hold now is shown, whatever became of the others. */
import type { Outcome } from '../../core/exit-codes.ts';
import { textAt } from '../../core/json.ts';
import type { Column, CommandResult, ResultMeta } from '../../core/result.ts';
import type { Secret } from '../../core/secret.ts';
import type { CommandContext } from '../command.ts';
import { reportSeveral } from '../several/report-several.ts';
import { type ItemOutcome, runSeveral } from '../several/run-several.ts';
import { makeUp } from './given-password.ts';
import type { OneUser } from './one-user.ts';
import { setPassword } from './set-password.ts';
import { mapEach, usernameColumn } from './tell-each.ts';

const columns: readonly Column[] = [
  usernameColumn,
  { heading: 'PASSWORD', path: 'password', importance: 1, whole: true },
  { heading: 'STATUS', path: 'status', importance: 2 },
  { heading: 'ERROR', path: 'error.message', importance: 3 },
];

/** After these it may have been carried out; whatever else goes wrong says that it was not. */
const doubtful: readonly Outcome[] = ['outcome-unknown', 'interrupted', 'terminated', 'unavailable'];

/** Whether the password that was sent may be the user's now. */
function mayHold({ status, error }: ItemOutcome): boolean {
  return status !== 'not tried' && (error === undefined || doubtful.includes(error.outcome));
}

interface GivenChange {
  forceChange: boolean;
  goesOn: boolean;
  meta: ResultMeta;
  /** The command line for those that are left. */
  commandFor(names: readonly string[]): string;
}

export async function setGeneratedPasswords(
  context: CommandContext,
  users: readonly OneUser[],
  { forceChange, goesOn, meta, commandFor }: GivenChange,
): Promise<CommandResult> {
  const api = await context.api();
  const sent = new Map<string, Secret>();
  const states = new Map<string, string>();
  const outcomes = await runSeveral(
    users,
    async ({ id, owner }) => {
      const password = await makeUp(context, owner);
      sent.set(id, password);
      states.set(id, textAt(await setPassword(api, owner, password, forceChange), 'status') ?? '');
      return 'done';
    },
    goesOn,
  );
  const holding = new Set(outcomes.filter(mayHold).map(({ item }) => item.id));
  const result = reportSeveral(outcomes, {
    done: 'Set the passwords of',
    singular: 'user',
    plural: 'users',
    meta,
    commandFor,
  });
  if (result.kind !== 'records') return result;
  const records = mapEach(result.records, (record) => {
    const id = textAt(record, 'id') ?? '';
    const password = holding.has(id) ? (sent.get(id)?.open() ?? null) : null;
    return { ...record, username: record.name ?? null, password, passwordStatus: states.get(id) ?? null };
  });
  const isDoubtful = outcomes.some((outcome) => outcome.error !== undefined && mayHold(outcome));
  const hints = [
    ...(holding.size > 0 ? ['The passwords are not shown again.'] : []),
    ...(isDoubtful ? ['A password beside a failure may hold or not: set another.'] : []),
  ];
  return { ...result, records, columns, hints: [...hints, ...(result.hints ?? [])] };
}
