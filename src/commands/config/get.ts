/** `config get`: what the profile holds, or with `--origin` what counts in this run and where it comes from. */
import type { SettingKey } from '../../config/settings.ts';
import type { JsonValue } from '../../core/json.ts';
import type { DocumentResult } from '../../core/result.ts';
import { type CommandContext, defineCommand } from '../command.ts';
import { originColumns, settingOrigins } from './setting-origins.ts';
import { shownSettings, toText, unmaskFlag } from './shown-values.ts';

const meta = { resource: 'setting', action: 'get', effect: 'read' } as const;

export const configGetCommand = defineCommand({
  summary: 'Show a setting, or a group of them',
  description:
    'Shows what the profile holds. With --origin: what counts in this run, be it from a flag, the environment, the ' +
    'profile or the default. Secrets show as asterisks.',
  examples: [
    { command: 'pingcli config get service.pingOne.endpoint.environmentID', summary: 'One value' },
    { command: 'pingcli config get service.pingOne', summary: 'All settings under a prefix' },
    { command: 'pingcli config get --origin', summary: 'Every value, and where it comes from' },
    { command: 'pingcli config get -P production outputFormat', summary: 'From another profile' },
  ],
  arguments: [
    {
      name: 'key',
      summary: 'A key, or the beginning of keys up to a dot',
      required: false,
      refers: 'setting',
    },
  ],
  answers: { kind: 'records', columns: originColumns, idMember: 'key', when: 'origin' },
  flags: {
    origin: { type: 'boolean', summary: 'Show the value that counts, and its source' },
    ...unmaskFlag,
  },
  async run(context, { flags, arguments: [wanted] }) {
    const { rules } = context.profiles;
    if (wanted?.toLowerCase() === 'activeprofile') {
      return { kind: 'document', text: await context.profiles.active(), meta };
    }
    const keys = wanted === undefined ? rules.keys : rules.under(wanted);
    const unmask = flags['unmask-values'] === true;
    if (flags.origin) return settingOrigins(context, keys, unmask);
    const settings = await context.settings();
    const profile = settings.profile.value;
    const shown = await shownSettings(context, profile, keys, unmask);
    const [key] = keys;
    if (key !== undefined && key.toLowerCase() === wanted?.toLowerCase()) {
      return oneValue(context, profile, key, shown[key]);
    }
    return {
      kind: 'record',
      record: shown,
      message: `Settings of profile '${profile}'`,
      ...(Object.keys(shown).length === 0 ? { hints: [`Profile '${profile}' sets none of them.`] } : {}),
      meta,
    };
  },
});

function oneValue(
  context: CommandContext,
  profile: string,
  key: SettingKey,
  value: JsonValue | undefined,
): DocumentResult {
  if (value !== undefined) return { kind: 'document', text: toText(value), data: value, meta };
  const fallback = context.profiles.rules.default(key);
  const counts = fallback === undefined ? '' : ` The default is '${String(fallback)}'.`;
  return {
    kind: 'document',
    text: '',
    data: null,
    hints: [`Profile '${profile}' does not set ${key}.${counts}`],
    meta,
  };
}
