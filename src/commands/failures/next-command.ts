/** The fix as a command to copy: `apply` for what exists already, the nearest object for what does not, the help for the rest. */
import type { FieldDefinition } from '../../catalogue/field.ts';
import type { ErrorFacts } from '../../core/errors.ts';
import { isJsonObject, textAt } from '../../core/json.ts';
import { nearest } from '../../core/nearest.ts';
import { shellWord } from '../../core/shell-word.ts';
import { takesField } from '../resource/field-flags.ts';
import type { GivenFlags } from '../resource/given.ts';
import { idOf, labelOf } from '../resource/natural-key.ts';
import { onePage } from '../resource/one-page.ts';
import { type FailedOnSubject, isOwnCall, isTypedById, sameAddress, typedObject } from './failed-command.ts';

function detailCodes({ details }: ErrorFacts): string[] {
  if (!isJsonObject(details) || !Array.isArray(details.details)) return [];
  return details.details.flatMap((detail) => textAt(detail, 'code') ?? []);
}

function fieldWords(fields: readonly FieldDefinition[], flags: GivenFlags): string {
  return ['from-file', ...fields.filter((field) => !field.secret).map(({ flag }) => flag)]
    .flatMap((flag) => {
      const value = flags[flag];
      if (value === undefined) return [];
      if (typeof value === 'boolean') return [` --${value ? '' : 'no-'}${flag}`];
      return [` --${flag} ${shellWord(typeof value === 'object' ? value.join(',') : String(value))}`];
    })
    .join('');
}

/** The same again, for an object that is there. */
function applyInstead(failed: FailedOnSubject): string | undefined {
  const { facts, input, path, subject } = failed;
  const { definition, command } = subject;
  if (path.at(-1) !== 'create' || definition.apply?.mode !== 'upsert') return undefined;
  if (!detailCodes(facts).includes('UNIQUENESS_VIOLATION')) return undefined;
  const fields = definition.fields.filter((field) => takesField(field, 'apply'));
  return `To change the one that exists: ${command} apply${sameAddress(failed)}${fieldWords(fields, input.flags)}`;
}

/** The nearest by name or ID on the first page: one request, and none where the path itself is what does not exist. */
async function nearestObject(failed: FailedOnSubject): Promise<string | undefined> {
  const { call, context, subject } = failed;
  const { definition, command } = subject;
  const wanted = typedObject(failed) ?? call.parameters.id;
  if (wanted === undefined || !definition.requests.list || definition.list?.filter?.required)
    return undefined;
  const listIt = `List them: ${command} list${sameAddress(failed)}`;
  try {
    const records = await onePage(await context.api(), definition, call.parameters);
    const ids = new Map(records.map((record) => [idOf(definition, record), labelOf(definition, record)]));
    const names = new Map([...ids].map(([id, label]) => [label, id]));
    const found = nearest(wanted, isTypedById(failed) ? ids.keys() : names.keys());
    if (found === undefined) return listIt;
    const label = ids.get(found) ?? found;
    return `Did you mean '${found}'${label === found ? '' : ` (${label})`}? ${listIt}`;
  } catch {
    return listIt;
  }
}

export async function nextCommand(failed: FailedOnSubject): Promise<Partial<ErrorFacts>> {
  const { facts, path } = failed;
  if (facts.suggestion !== undefined || !isOwnCall(failed)) return {};
  const { httpStatus: status = 0 } = facts;
  if (status === 404) {
    const suggestion = await nearestObject(failed);
    if (suggestion !== undefined) return { suggestion };
  }
  const instead = applyInstead(failed);
  if (instead !== undefined) return { suggestion: instead };
  if (status < 400 || status > 499) return {};
  return { suggestion: `Flags and rules: pingcli ${path.join(' ')} --help` };
}
