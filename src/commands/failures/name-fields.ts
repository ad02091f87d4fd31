/** What PingOne says of a member of the body, under the flag that set the member. */
import type { ErrorFacts } from '../../core/errors.ts';
import { isJsonObject, textAt } from '../../core/json.ts';
import type { FailedOnSubject } from './failed-command.ts';

/** Targets are members, with dots or slashes between the steps, and may lie below what the flag sets: `name.given`. */
function flagFor(
  { input, path: words, subject: { definition } }: FailedOnSubject,
  target: string,
): string | undefined {
  const path = target.replaceAll('/', '.').replaceAll(/\[\w*\]/g, '');
  const ofAction = definition.actions.find((action) => action.name === words.at(-1))?.fields ?? [];
  const given = [...ofAction, ...definition.fields].filter(({ flag }) => input.flags[flag] !== undefined);
  const member = (each: string): string => each.replaceAll('[]', '');
  const field =
    given.find((each) => member(each.member) === path) ??
    given.find(
      (each) => member(each.member).startsWith(`${path}.`) || path.startsWith(`${member(each.member)}.`),
    );
  return field?.flag;
}

export function nameFields(failed: FailedOnSubject): Partial<ErrorFacts> {
  const { details, reason } = failed.facts;
  if (reason === undefined || !isJsonObject(details) || !Array.isArray(details.details)) return {};
  const targets = new Set(details.details.flatMap((detail) => textAt(detail, 'target') ?? []));
  const lines = reason.split('\n').map((line, index) => {
    const target = [...targets].find((each) => line.startsWith(`${each}: `));
    // The first line is the answer as a whole.
    const flag = index === 0 || target === undefined ? undefined : flagFor(failed, target);
    return flag === undefined || target === undefined ? line : `--${flag}${line.slice(target.length)}`;
  });
  return { reason: lines.join('\n') };
}
