/** Every setting with the value that counts in this run and the place it comes from. */
import type { Settings } from '../../config/resolved.ts';
import type { SettingKey } from '../../config/settings.ts';
import { CliError } from '../../core/errors.ts';
import type { JsonObject, JsonValue } from '../../core/json.ts';
import type { RecordsResult, Warning } from '../../core/result.ts';
import type { CommandContext } from '../command.ts';
import { secretMask, toJson } from './shown-values.ts';

export const originColumns = [
  { heading: 'KEY', path: 'key', importance: 1 },
  { heading: 'VALUE', path: 'value', importance: 2 },
  { heading: 'SOURCE', path: 'source.kind', importance: 3 },
  { heading: 'NAME', path: 'source.name', importance: 4 },
] as const;

export async function settingOrigins(
  context: CommandContext,
  keys: readonly SettingKey[],
  unmask: boolean,
): Promise<RecordsResult> {
  const settings = await context.settings();
  const warnings: Warning[] = [];
  const records: JsonObject[] = [];
  for (const key of keys) {
    const source = settings.sourceOf(key);
    const record: JsonObject = { key, value: null, source: { ...source } };
    try {
      record.value = await effectiveValue(context, settings, key, unmask);
    } catch (error) {
      // A value that cannot be used is what this list is for: it is told, and the others are still shown.
      if (!(error instanceof CliError)) throw error;
      warnings.push({ code: error.facts.code, message: error.message });
    }
    records.push(record);
  }
  return {
    kind: 'records',
    records: each(records),
    columns: originColumns,
    summarize: (count) =>
      `${count} ${count === 1 ? 'setting' : 'settings'}, profile '${settings.profile.value}'`,
    warnings,
    meta: { resource: 'setting', action: 'get', effect: 'read' },
  };
}

async function effectiveValue(
  context: CommandContext,
  settings: Settings,
  key: SettingKey,
  unmask: boolean,
): Promise<JsonValue> {
  const { rules } = context.profiles;
  if (!rules.isSecret(key)) {
    const { value } = settings.get(key);
    return value === undefined ? null : toJson(value);
  }
  if (settings.sourceOf(key).kind === 'default') return null;
  if (!unmask) return secretMask;
  return (await settings.secret(key)).value?.open() ?? null;
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
