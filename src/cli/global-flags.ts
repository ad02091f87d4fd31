/** The flags that every command takes. Those that stand for a setting come from the registry. */
import type { FlagDefinition, FlagDefinitions } from '../commands/command.ts';
import { definitionOf, settingKeys } from '../config/setting-keys.ts';
import type { SettingDefinition, SettingKey } from '../config/settings.ts';

const shortOfFlag: Readonly<Record<string, string>> = { 'output-format': 'O', 'detailed-exitcode': 'D' };

function settingFlag(setting: SettingDefinition, flag: string): FlagDefinition {
  const short = shortOfFlag[flag];
  const base = { summary: setting.summary, ...(short === undefined ? {} : { short }) };
  if (setting.type === 'boolean') return { ...base, type: 'boolean' };
  const choices = setting.choices === undefined ? {} : { choices: setting.choices };
  const initial = typeof setting.default === 'string' ? { default: setting.default } : {};
  const placeholder = { placeholder: setting.type === 'file' ? 'path' : (flag.split('-').at(-1) ?? flag) };
  return { ...base, ...choices, ...initial, ...placeholder, type: 'text' };
}

/** The name of the flag that sets it for one run, where it has one. */
export function flagOf(key: SettingKey): string | undefined {
  return definitionOf(key).flag;
}

export function settingFlags(keys: readonly SettingKey[]): FlagDefinitions {
  const flags: Record<string, FlagDefinition> = {};
  for (const key of keys) {
    const flag = flagOf(key);
    if (flag !== undefined) flags[flag] = settingFlag(definitionOf(key), flag);
  }
  return flags;
}

/** Given to single groups only (`CommandNode.settingFlags`). */
const ofSomeGroups: ReadonlySet<SettingKey> = new Set(['auth.storage.type']);

const globalSettingKeys: readonly SettingKey[] = settingKeys.filter(
  (key) => !ofSomeGroups.has(key) && flagOf(key) !== undefined,
);

export const globalFlags: FlagDefinitions = {
  profile: {
    type: 'text',
    short: 'P',
    placeholder: 'name',
    summary: 'Profile for this run; does not change the active one',
    refers: 'profile',
  },
  config: {
    type: 'text',
    short: 'C',
    placeholder: 'path',
    summary: 'Settings file; default ~/.pingcli/config.yaml',
  },
  ...settingFlags(globalSettingKeys),
  query: {
    type: 'text',
    placeholder: 'JMESPath',
    summary: 'Part of the result, with text and the JSON formats',
  },
  debug: { type: 'boolean', summary: 'Show each HTTP exchange on stderr, without secrets' },
  quiet: { type: 'boolean', short: 'q', summary: 'Nothing on stderr but warnings and errors' },
  verbose: { type: 'boolean', summary: 'More about the run on stderr' },
  'max-wait': {
    type: 'duration',
    placeholder: 'duration',
    summary: 'Longest wait that a rate limit may ask for; default 2m',
  },
  'request-timeout': {
    type: 'duration',
    placeholder: 'duration',
    summary: 'Longest time that one request may take; default 2m, of which 30s without a byte',
  },
  'no-input': { type: 'boolean', summary: 'Never ask; a missing value is an error that names its flag' },
};

/** Read by the parser itself, everywhere. */
export const parserFlags: FlagDefinitions = {
  help: { type: 'boolean', short: 'h', summary: 'Show help' },
  version: { type: 'boolean', short: 'v', summary: 'Show the version' },
};
