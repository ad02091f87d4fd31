/** Where the secrets of a profile lie, and how they go when nothing refers to them any more. */
import type { StoredValue } from '../../config/profiles.ts';
import type { SettingKey } from '../../config/settings.ts';
import { describeCause } from '../../core/errors.ts';
import type { Warning } from '../../core/result.ts';
import { SecretReference } from '../../core/secret-reference.ts';
import { isStorageType, type SecretStore } from '../../core/secret-store.ts';
import type { CommandContext } from '../command.ts';

type Values = ReadonlyMap<SettingKey, StoredValue>;

/** The store that a run with this profile uses: the flag's or the environment's, else the profile's own. */
export async function secretsOf(context: CommandContext, values: Values): Promise<SecretStore> {
  const { kind } = (await context.settings()).sourceOf('auth.storage.type');
  if (kind === 'flag' || kind === 'environment') return context.secrets();
  const type = values.get('auth.storage.type') ?? context.profiles.rules.default('auth.storage.type');
  return context.secrets(isStorageType(type) ? type : undefined);
}

/**
 * Removes the secrets that the values refer to under the keys.
 * @returns what could not be removed; that is told and not fatal, since the setting itself is gone.
 */
export async function forgetSecrets(
  context: CommandContext,
  values: Values,
  keys: Iterable<SettingKey>,
): Promise<Warning[]> {
  const warnings: Warning[] = [];
  for (const key of keys) {
    const value = values.get(key);
    if (!(value instanceof SecretReference)) continue;
    try {
      await (await secretsOf(context, values)).remove(value.name);
    } catch (error) {
      warnings.push({
        code: 'SECRET_NOT_REMOVED',
        message: `The secret '${value.name}' is still stored: ${describeCause(error)}`,
      });
    }
  }
  return warnings;
}
