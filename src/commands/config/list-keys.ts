/** `config list-keys`: every key that `config set` takes. */
import type { SettingRules } from '../../config/profiles.ts';
import type { JsonObject } from '../../core/json.ts';
import { defineCommand } from '../command.ts';
import { toJson } from './shown-values.ts';

const meta = { resource: 'setting', action: 'list', effect: 'read' } as const;

const columns = [
  { heading: 'KEY', path: 'key', importance: 1 },
  { heading: 'DEFAULT', path: 'default', importance: 3 },
  { heading: 'SUMMARY', path: 'summary', importance: 2 },
] as const;

export const configListKeysCommand = defineCommand({
  summary: 'List every setting',
  examples: [
    { command: 'pingcli config list-keys', summary: 'Keys, defaults and what they mean' },
    { command: 'pingcli config list-keys --yaml', summary: 'The tree of keys, as a settings file has it' },
  ],
  columns,
  answers: { kind: 'records', idMember: 'key', members: ['secret'], unless: ['yaml'] },
  flags: { yaml: { type: 'boolean', short: 'y', summary: 'Print the keys as a YAML tree' } },
  async run({ profiles: { rules } }, { flags }) {
    if (flags.yaml) return { kind: 'document', text: yamlTree(rules.keys), meta };
    return {
      kind: 'records',
      records: describeKeys(rules),
      columns,
      summarize: (count) => `${count} keys`,
      meta,
    };
  },
});

async function* describeKeys(rules: SettingRules): AsyncGenerator<JsonObject> {
  for (const key of rules.keys) {
    const fallback = rules.default(key);
    yield {
      key,
      default: fallback === undefined ? null : toJson(fallback),
      secret: rules.isSecret(key),
      summary: rules.summary(key),
    };
  }
}

/** Keys are plain words, so the tree needs no quoting. */
function yamlTree(keys: readonly string[]): string {
  const lines: string[] = [];
  let path: readonly string[] = [];
  for (const key of keys) {
    const words = key.split('.');
    const shared = words.findIndex((word, depth) => path[depth] !== word);
    for (let depth = shared; depth < words.length; depth += 1) {
      lines.push(`${'  '.repeat(depth)}${words[depth]}:${depth === words.length - 1 ? ' ""' : ''}`);
    }
    path = words;
  }
  return lines.join('\n');
}
