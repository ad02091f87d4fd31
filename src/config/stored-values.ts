/** Between what the settings file holds as text and what the settings' types are. */
import { usageError } from '../core/errors.ts';
import { Secret } from '../core/secret.ts';
import { SecretReference } from '../core/secret-reference.ts';
import type { NewContent } from './document-tree.ts';
import type { StoredValue } from './profiles.ts';
import { readReference, writeReference } from './secret-references.ts';
import { definitionOf, isSecretKey } from './setting-keys.ts';
import type { SettingKey } from './settings.ts';
import type { DocumentContent } from './settings-view.ts';
import { invalidValue, parseSetting } from './values.ts';

/** A value that its setting does not allow stays text, so that the error about it comes when somebody needs it. */
export function readStored(key: SettingKey, content: DocumentContent): StoredValue {
  const text = typeof content === 'string' ? content : content.join(',');
  if (isSecretKey(key)) return readReference(text) ?? new Secret(text);
  const parsed = parseSetting(key, text);
  return parsed.valid ? parsed.value : text;
}

/**
 * @throws CliError (usage) naming key, value and what is allowed; also for a secret, which never goes into the file.
 */
export function writeStored(key: SettingKey, value: StoredValue): NewContent {
  if (isSecretKey(key)) {
    if (value instanceof SecretReference) return writeReference(value);
    throw usageError(
      `${key} is a secret and is not written to the settings file.`,
      `Keep it in the secret store: pingcli config set ${key} --from-stdin`,
      'SECRET_IN_SETTINGS',
    );
  }
  if (value instanceof Secret || value instanceof SecretReference) {
    throw usageError(`${key} is not a secret and takes no reference to one.`);
  }
  const text = typeof value === 'object' ? value.join(',') : String(value);
  const parsed = parseSetting(key, text);
  if (!parsed.valid) throw invalidValue(key, text, parsed, undefined);
  // Ping CLI reads the port as text.
  return definitionOf(key).type === 'port' ? String(parsed.value) : parsed.value;
}
