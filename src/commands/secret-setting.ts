/** A secret setting is kept in the secret store; the settings file holds a reference to it. */
import type { SecretSettingKey } from '../config/settings.ts';
import type { Secret } from '../core/secret.ts';
import type { StoreDescription } from '../core/secret-store.ts';
import type { CommandContext } from './command.ts';

/** @returns where the secret lies now; nothing is written where the store does not outlive this process. */
export async function keepSecretSetting(
  context: CommandContext,
  profile: string,
  key: SecretSettingKey,
  secret: Secret,
): Promise<StoreDescription> {
  const store = await context.secrets();
  const place = store.describe();
  if (!place.durable) return place;
  const reference = await context.profiles.reference(profile, key);
  await store.write(reference.name, secret);
  await context.profiles.change(profile, new Map([[key, reference]]));
  return place;
}
