/** `config set`: changes settings of the profile in one write; a secret goes to the secret store. */
import type { SettingContent } from '../../config/profiles.ts';
import type { SecretSettingKey, SettingKey } from '../../config/settings.ts';
import { configurationError, usageError } from '../../core/errors.ts';
import type { JsonObject } from '../../core/json.ts';
import type { DoneResult } from '../../core/result.ts';
import { Secret } from '../../core/secret.ts';
import { type CommandContext, defineCommand } from '../command.ts';
import { keepSecretSetting } from '../secret-setting.ts';
import { findSettable, readAssignments } from './assignments.ts';
import { secretMask, toJson, toText } from './shown-values.ts';

const sizeLimit = 64 * 1024;
const meta = { resource: 'setting', action: 'set', effect: 'updated' } as const;

interface ValueFlags {
  readonly 'from-stdin': boolean | undefined;
  readonly 'from-file': string | undefined;
}

export const configSetCommand = defineCommand({
  summary: 'Change settings',
  description:
    'Changes settings of the profile. A secret is not taken from the command line: it comes from the standard input, ' +
    'a file or a hidden prompt, and is kept in the secret store.',
  examples: [
    { command: 'pingcli config set outputFormat=json', summary: 'One setting' },
    {
      command: 'pingcli config set service.pingOne.endpoint.rootDomain=pingone.eu log.level=INFO',
      summary: 'Several at once',
    },
    {
      command:
        'pingcli config set service.pingOne.authentication.clientCredentials.clientSecret --from-stdin < secret.txt',
      summary: 'A secret',
    },
  ],
  arguments: [
    {
      name: 'key=value',
      summary: 'A setting and its value; a secret without value',
      refers: 'setting',
      required: true,
      variadic: true,
    },
  ],
  flags: {
    'from-stdin': { type: 'boolean', summary: 'Read the value of the one key from the standard input' },
    'from-file': { type: 'text', placeholder: 'path', summary: 'Read the value of the one key from a file' },
  },
  async run(context, { flags, arguments: words }) {
    const { rules } = context.profiles;
    const [word = '', ...others] = words;
    const isGiven = flags['from-stdin'] === true || flags['from-file'] !== undefined;
    if (isGiven && (others.length > 0 || word.includes('='))) {
      throw usageError(
        '--from-stdin and --from-file give the value of exactly one key, written without =.',
        'For example: pingcli config set <key> --from-stdin',
      );
    }
    const key = word.includes('=') ? undefined : findSettable(rules, word);
    if (key !== undefined && others.length === 0 && (isGiven || rules.isSecret(key))) {
      const text = await readValue(context, key, flags);
      if (rules.isSecret(key)) return setSecret(context, key, text);
      return setPlain(context, new Map([[key, rules.parse(key, text)]]));
    }
    return setPlain(context, readAssignments(rules, words));
  },
});

async function setPlain(
  context: CommandContext,
  changes: ReadonlyMap<SettingKey, SettingContent>,
): Promise<DoneResult> {
  const settings = await context.settings();
  const profile = settings.profile.value;
  await context.profiles.change(profile, changes);
  const shown: JsonObject = {};
  const hints: string[] = [];
  for (const [key, value] of changes) {
    shown[key] = toJson(value);
    const source = settings.sourceOf(key);
    if (source.kind === 'environment')
      hints.push(`${source.name} is set in the environment and wins over ${key}.`);
  }
  return {
    kind: 'done',
    message: `Updated profile '${profile}'`,
    data: { profile, settings: shown },
    lines: Object.entries(shown).map(([key, value]) => `${key}=${toText(value)}`),
    hints,
    meta,
  };
}

async function setSecret(context: CommandContext, key: SecretSettingKey, text: string): Promise<DoneResult> {
  const secret = new Secret(text);
  context.learn(secret);
  const settings = await context.settings();
  const profile = settings.profile.value;
  const { place, durable } = await keepSecretSetting(context, profile, key, secret);
  if (!durable) {
    throw configurationError(
      `${key} was not stored: with the storage type none nothing outlives this run.`,
      'Choose a store with: pingcli config set auth.storage.type=secure_local; or give the secret in the environment.',
    );
  }
  const source = settings.sourceOf(key);
  return {
    kind: 'done',
    message: `Updated profile '${profile}'`,
    data: { profile, settings: { [key]: secretMask } },
    lines: [`${key}=${secretMask}`, `The secret is kept in ${place}.`],
    hints:
      source.kind === 'environment' ? [`${source.name} is set in the environment and wins over ${key}.`] : [],
    meta,
  };
}

/** A final line break is no part of the value. */
async function readValue(context: CommandContext, key: SettingKey, flags: ValueFlags): Promise<string> {
  const file = flags['from-file'];
  if (flags['from-stdin'] && file !== undefined) {
    throw usageError('--from-stdin and --from-file exclude each other.');
  }
  const fromInput = flags['from-stdin'] === true || file === '-';
  if (file === undefined && !fromInput) return askForSecret(context, key);
  const text =
    file === undefined || fromInput
      ? await context.readInput(sizeLimit)
      : await context.readFile(file, sizeLimit);
  const value = text.replace(/\r?\n$/, '');
  if (value === '') {
    throw usageError(`${fromInput ? 'The standard input' : `The file '${file}'`} holds no value for ${key}.`);
  }
  return value;
}

async function askForSecret(context: CommandContext, key: SettingKey): Promise<string> {
  if (!context.canAsk) {
    throw usageError(
      `${key} is a secret, and there is no terminal to ask for it.`,
      `Give it with --from-stdin or --from-file: pingcli config set ${key} --from-stdin`,
    );
  }
  return context.ask.secret({
    message: `${key}:`,
    validate: (input) => (input === '' ? 'A value is needed.' : undefined),
    signal: context.signal,
  });
}
