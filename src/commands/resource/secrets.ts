/** Secret members of API objects: masked in every format unless `--reveal`, and never sent as their mask. */
import type { ResourceDefinition } from '../../catalogue/definition.ts';
import { usageError } from '../../core/errors.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../core/json.ts';
import { Secret } from '../../core/secret.ts';
import type { CommandContext, FlagDefinitions } from '../command.ts';
import { isBlank, mapMember } from './member-path.ts';

const secretMask = '********';

export function revealFlag(definition: ResourceDefinition): FlagDefinitions {
  return definition.secrets?.length
    ? { reveal: { type: 'boolean', summary: 'Show secret values instead of ********' } }
    : {};
}

function mapSecrets(
  definition: ResourceDefinition,
  record: JsonObject,
  change: (found: JsonValue, path: string) => JsonValue,
): JsonObject {
  let changed: JsonValue = record;
  for (const path of definition.secrets ?? [])
    changed = mapMember(changed, path, (found) => change(found, path));
  return isJsonObject(changed) ? changed : record;
}

export function maskSecrets(definition: ResourceDefinition, record: JsonObject): JsonObject {
  return mapSecrets(definition, record, (found) => (isBlank(found) ? found : secretMask));
}

/** The same for the records of a list, most of which have no member that a secret could lie in; where that is, is told once. */
export function masksSecrets(definition: ResourceDefinition): (record: JsonObject) => JsonObject {
  const members = (definition.secrets ?? []).map((path) => path.replace(/[.[].*$/, ''));
  return (record) =>
    members.some((member) => Object.hasOwn(record, member)) ? maskSecrets(definition, record) : record;
}

/** Each secret of a body, before anything is said or traced about it. */
export function learnSecrets(
  context: Pick<CommandContext, 'learn'>,
  definition: ResourceDefinition,
  body: JsonObject,
): void {
  mapSecrets(definition, body, (found) => {
    if (typeof found === 'string' && found !== '') context.learn(new Secret(found));
    return found;
  });
}

function restored(edited: JsonValue, original: JsonValue | undefined): JsonValue {
  if (edited === secretMask) return original ?? edited;
  if (Array.isArray(edited)) {
    return edited.map((item, index) => restored(item, Array.isArray(original) ? original[index] : undefined));
  }
  if (!isJsonObject(edited)) return edited;
  const before = isJsonObject(original) ? original : {};
  return Object.fromEntries(
    Object.entries(edited).map(([name, value]) => [name, restored(value, before[name])]),
  );
}

/** What the editor showed as a mask, and the person left as one, is the value that it stands for. */
export function restoreMasks(edited: JsonObject, original: JsonObject): JsonObject {
  const whole = restored(edited, original);
  return isJsonObject(whole) ? whole : edited;
}

/** A body made of a masked answer would write the mask over the secret. */
export function refuseMasks(definition: ResourceDefinition, body: JsonObject): void {
  mapSecrets(definition, body, (found, path) => {
    if (found !== secretMask) return found;
    throw usageError(
      `The member '${path}' holds ${secretMask} instead of its value.`,
      'Take it out of the body or put the value in; --reveal shows it where PingOne answers it.',
      'MASKED_SECRET',
    );
  });
}
