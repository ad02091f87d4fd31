/** First line of an error: the verb, the object by the name that it was given, and the environment by its own. */
import type { ErrorFacts } from '../../core/errors.ts';
import { environmentLabel } from '../resource/environment-label.ts';
import { textFlag } from '../resource/given.ts';
import { withArticle } from '../resource/subject.ts';
import { type FailedOnSubject, isOwnCall, typedObject } from './failed-command.ts';

/** The name that a new object was to have, where a flag said it. */
function newName({ subject: { definition }, input }: FailedOnSubject): string | undefined {
  const field = definition.fields.find(({ member }) => member === definition.naturalKey?.member);
  return field && textFlag(input.flags, field.flag);
}

function objectOf(failed: FailedOnSubject): string {
  const { call, subject } = failed;
  const { collection, plural, singleton, singular } = subject.definition;
  if (call.what.startsWith('list ')) return plural;
  if (singleton) return `the ${singular}`;
  const name = typedObject(failed) ?? call.parameters.id ?? newName(failed);
  if (name !== undefined) return `the ${singular} '${name}'`;
  return call.path === collection ? withArticle(singular) : `the ${singular}`;
}

/** A request of its own tells type and region; not where the service has just refused or failed to answer. */
async function placeOf({ call, context, facts, input }: FailedOnSubject): Promise<string> {
  const { environmentId } = call.parameters;
  if (environmentId === undefined) return '';
  const { httpStatus: status = 404 } = facts;
  const isAnswering = status >= 400 && status < 500 && status !== 401 && status !== 429;
  const label = isAnswering
    ? await environmentLabel(context, { environmentId }).catch(() => undefined)
    : undefined;
  return ` in ${label ?? textFlag(input.flags, 'environment-id') ?? `environment ${environmentId}`}`;
}

export async function nameObject(failed: FailedOnSubject): Promise<Partial<ErrorFacts>> {
  const { call, facts } = failed;
  // A name that was looked for, and PingOne answered that it has none of it: the sentence only lacks the place.
  if (facts.code === 'NOT_FOUND' && facts.httpStatus === undefined)
    return { message: `${facts.message.replace(/\.$/, '')}${await placeOf(failed)}.` };
  // Of a failure that was told already what it is about, and of a look-up on the way, the words stay.
  if (!isOwnCall(failed) || facts.message !== `Could not ${call.what}.`) return {};
  const [verb = ''] = call.what.split(' ');
  return { message: `Could not ${verb} ${objectOf(failed)}${await placeOf(failed)}.` };
}
