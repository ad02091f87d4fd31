/** How stored settings are shown: secrets as eight asterisks, unless a person asks for them. */
import type { SettingContent, StoredValue } from '../../config/profiles.ts';
import type { SettingKey } from '../../config/settings.ts';
import type { JsonObject, JsonValue } from '../../core/json.ts';
import { Secret } from '../../core/secret.ts';
import { SecretReference } from '../../core/secret-reference.ts';
import type { CommandContext } from '../command.ts';
import { secretsOf } from './profile-secrets.ts';

export const unmaskFlag = {
  'unmask-values': { type: 'boolean', short: 'U', summary: 'Show secret values' },
} as const;

/** Eight, however long the secret is. */
export const secretMask = String(new Secret(''));

function isSecretValue(value: StoredValue): value is Secret | SecretReference {
  return value instanceof Secret || value instanceof SecretReference;
}

export function toJson(value: SettingContent): JsonValue {
  return typeof value === 'object' ? [...value] : value;
}

/** One line of text: lists with commas, as `config set` takes them. */
export function toText(value: JsonValue): string {
  if (value === null) return '';
  return Array.isArray(value) ? value.join(',') : String(value);
}

/** The settings that the profile has, in the order of the registry, as they may be printed. */
export async function shownSettings(
  context: CommandContext,
  profile: string,
  keys: readonly SettingKey[],
  unmask: boolean,
): Promise<JsonObject> {
  const values = await context.profiles.values(profile);
  const shown: JsonObject = {};
  for (const key of keys) {
    const value = values.get(key);
    if (value === undefined) continue;
    if (!isSecretValue(value)) shown[key] = toJson(value);
    else shown[key] = unmask ? await openSecret(context, values, value) : secretMask;
  }
  return shown;
}

async function openSecret(
  context: CommandContext,
  values: ReadonlyMap<SettingKey, StoredValue>,
  value: Secret | SecretReference,
): Promise<JsonValue> {
  if (value instanceof Secret) return value.open();
  const store = await secretsOf(context, values);
  const secret = await store.read(value.name);
  if (secret !== undefined) return secret.open();
  context.say.warning(`Nothing lies under the name '${value.name}' in ${store.describe().place}.`);
  return null;
}
