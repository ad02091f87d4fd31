/** Turns the text of a setting, wherever it was written, into the value that the setting's type allows. */
import { CliError } from '../core/errors.ts';
import { didYouMean } from '../core/nearest.ts';
import { isUuid } from '../core/uuid.ts';
import type { SettingContent } from './profiles.ts';
import { describeSource, type SettingSource } from './resolved.ts';
import { definitionOf } from './setting-keys.ts';
import type { PlainSettingKey, SettingDefinition, SettingValue } from './settings.ts';

export type ParsedSetting =
  | { valid: true; value: SettingContent }
  | { valid: false /** `a UUID, for example …` */; allowed: string; suggestion?: string };

type Parser = (text: string, definition: SettingDefinition) => ParsedSetting;

function accept(value: SettingContent): ParsedSetting {
  return { valid: true, value };
}

function refuse(allowed: string, suggestion?: string): ParsedSetting {
  return { valid: false, allowed, ...(suggestion === undefined ? {} : { suggestion }) };
}

// The spellings of Go's strconv.ParseBool, which is what Ping CLI takes.
const truths = new Set(['1', 't', 'T', 'true', 'TRUE', 'True']);
const falsehoods = new Set(['0', 'f', 'F', 'false', 'FALSE', 'False']);

/** A loopback literal; `localhost` may resolve to something else (RFC 8252 §8.3). */
const plainOrigin = /^http:\/\/(?:127\.0\.0\.1|\[::1\])(?::\d{1,5})?\/?$/i;
const secureOrigin = /^https:\/\/[^\s/\\?#@]+\/?$/i;
const hostName =
  /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/i;
const urlPath = /^\/(?!\/)[\w\-.~!$&'()*+,;=:@%/]*$/;

const parsers: Readonly<Record<SettingDefinition['type'], Parser>> = {
  text: (text) => accept(text),
  boolean(text) {
    if (truths.has(text)) return accept(true);
    return falsehoods.has(text) ? accept(false) : refuse('true or false');
  },
  uuid: (text) =>
    isUuid(text) ? accept(text) : refuse('a UUID, for example 3f0c1b52-6a0e-4d43-9a55-0c6d2b7f5e11'),
  choice(text, { choices = [] }) {
    const choice = choices.find((candidate) => candidate.toLowerCase() === text.toLowerCase());
    return choice === undefined
      ? refuse(`one of ${choices.join(', ')}`, didYouMean(text, choices))
      : accept(choice);
  },
  // Scopes never contain a blank (RFC 6749 §3.3), and people paste them with blanks and with commas.
  list: (text) => accept(text.split(/[\s,]+/).filter((item) => item !== '')),
  port(text) {
    const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
    return port >= 1 && port <= 65_535 ? accept(port) : refuse('a port from 1 to 65535');
  },
  path: (text) =>
    urlPath.test(text) ? accept(text) : refuse('a path that starts with /, for example /callback'),
  origin(text) {
    const shapely = plainOrigin.test(text) || secureOrigin.test(text);
    if (shapely && URL.canParse(text)) return accept(new URL(text).origin);
    return refuse(
      'an origin without a path: https://host or https://host:port (http only for 127.0.0.1 and [::1])',
    );
  },
  domain: (text) =>
    hostName.test(text)
      ? accept(text.toLowerCase())
      : refuse('a host name without scheme and path, for example auth.example.org'),
  file: (text) => (text.includes('\0') ? refuse('the path of a file') : accept(text)),
};

export function parseSetting(key: PlainSettingKey, text: string): ParsedSetting {
  const definition = definitionOf(key);
  return parsers[definition.type](definition.type === 'text' ? text : text.trim(), definition);
}

/** Whether a parsed value has the type that the registry promises for the key. */
export function isValueOf<K extends PlainSettingKey>(key: K, value: unknown): value is SettingValue<K> {
  switch (definitionOf(key).type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'port':
      return typeof value === 'number';
    case 'list':
      return Array.isArray(value);
    default:
      return typeof value === 'string';
  }
}

/** A value that its setting does not allow; names key, value, source and what is allowed. */
export function invalidValue(
  key: PlainSettingKey,
  text: string,
  problem: { allowed: string; suggestion?: string },
  source: SettingSource | undefined,
): CliError {
  const shown = text.length > 80 ? `${text.slice(0, 80)}...` : text;
  const from = source === undefined ? '' : ` (from ${describeSource(source)})`;
  const inFile = source?.kind === 'profile';
  const remedy = inFile ? `pingcli config set --profile ${source.name} ${key}=<value>` : undefined;
  const suggestion = [problem.suggestion, remedy && `Set it with: ${remedy}`].filter(Boolean).join(' ');
  return new CliError({
    outcome: inFile ? 'configuration' : 'usage',
    category: inFile ? 'configuration' : 'usage',
    code: 'INVALID_SETTING',
    message: `Invalid value '${shown}' for ${key}${from}: it must be ${problem.allowed}.`,
    ...(suggestion === '' ? {} : { suggestion }),
  });
}
