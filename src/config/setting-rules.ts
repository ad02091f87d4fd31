/** The registry of settings as handlers get it through the context. */
import type { SettingRules } from './profiles.ts';
import { definitionOf, findKey, isSecretKey, keysUnder, settingKeys } from './setting-keys.ts';
import { invalidValue, parseSetting } from './values.ts';

export const settingRules: SettingRules = {
  keys: settingKeys,
  find: findKey,
  under: keysUnder,
  isSecret: isSecretKey,
  parse(key, text) {
    const parsed = parseSetting(key, text);
    if (!parsed.valid) throw invalidValue(key, text, parsed, undefined);
    return parsed.value;
  },
  summary: (key) => definitionOf(key).summary,
  default: (key) => definitionOf(key).default,
};
