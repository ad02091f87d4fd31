/** Finds settings by what people type and by what the environment calls them. */
import { usageError } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';
import {
  type SecretSettingKey,
  type SettingDefinition,
  type SettingKey,
  settingDefinitions,
} from './settings.ts';

export function isSettingKey(text: string): text is SettingKey {
  return Object.hasOwn(settingDefinitions, text);
}

export const settingKeys: readonly SettingKey[] = Object.keys(settingDefinitions).filter(isSettingKey);

const byLowerCase = new Map(settingKeys.map((key) => [key.toLowerCase(), key]));

export function definitionOf(key: SettingKey): SettingDefinition {
  return settingDefinitions[key];
}

export function isSecretKey(key: SettingKey): key is SecretSettingKey {
  return definitionOf(key).secret === true;
}

/** @throws CliError (usage) with the nearest key. */
export function findKey(text: string): SettingKey {
  const key = byLowerCase.get(text.trim().toLowerCase());
  if (key === undefined) throw unknownKey(text, `There is no setting '${text}'.`);
  return key;
}

/** The key itself, or every key under the prefix. @throws CliError (usage) where there is none. */
export function keysUnder(prefix: string): readonly SettingKey[] {
  const wanted = prefix.trim().toLowerCase().replace(/\.$/, '');
  const exact = byLowerCase.get(wanted);
  if (exact !== undefined) return [exact];
  const found = settingKeys.filter((key) => key.toLowerCase().startsWith(`${wanted}.`));
  if (found.length === 0) {
    const message = `No setting is called '${prefix}' and none lies under it.`;
    throw unknownKey(prefix, message, [...settingKeys, ...settingKeys.flatMap(prefixesOf)]);
  }
  return found;
}

/** `service`, `service.pingOne`. */
function prefixesOf(key: string): string[] {
  const steps = key.split('.');
  return steps.slice(1).map((_, index) => steps.slice(0, index + 1).join('.'));
}

function unknownKey(text: string, message: string, candidates: readonly string[] = settingKeys) {
  const ending = `.${text.toLowerCase()}`;
  const guess = settingKeys.find((key) => key.toLowerCase().endsWith(ending)) ?? nearest(text, candidates);
  const hint = guess === undefined ? '' : `Did you mean '${guess}'? `;
  return usageError(message, `${hint}All keys: pingcli config list-keys`, 'UNKNOWN_SETTING');
}

/**
 * The environment variables of a setting, the strongest first: `PINGCLI_<KEY>` (dots become underscores, humps are not
 * split), then the short names; a `PINGONE_…` name is honoured as `PINGCLI_PINGONE_…` before itself.
 */
export function environmentNames(key: SettingKey): readonly string[] {
  const names = [`PINGCLI_${key.toUpperCase().replaceAll('.', '_')}`];
  for (const name of definitionOf(key).environment ?? []) {
    if (name.startsWith('PINGONE_')) names.push(`PINGCLI_${name}`);
    names.push(name);
  }
  // All of one tier before the next: PINGCLI_… names win over bare ones.
  const ordered = [...names.filter((name) => name.startsWith('PINGCLI_')), ...names];
  return [...new Set(ordered)];
}
