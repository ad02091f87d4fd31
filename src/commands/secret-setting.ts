/** A secret setting is kept in the secret store; the settings file holds a reference to it. */
import type { SettingKey } from '../config/settings.ts';
import type { Secret } from '../core/secret.ts';
import { SecretReference } from '../core/secret-reference.ts';
import type { StoreDescription } from '../core/secret-store.ts';
import type { CommandContext } from './command.ts';

/** @returns where the secret lies now; nothing is written where the store does not outlive this process. */
export async function keepSecretSetting(
  context: CommandContext,
  profile: string,
  key: SettingKey,
  secret: Secret,
): Promise<StoreDescription> {
  const store = await context.secrets();
  const place = store.describe();
  if (!place.durable) return place;
  const name = `setting:${profile.toLowerCase()}:${key}`;
  await store.write(name, secret);
  await context.profiles.change(profile, new Map([[key, new SecretReference(name)]]));
  return place;
}
