/** Reads `key=value` words into changes, and refuses what does not belong on a command line. */
import type { SettingContent, SettingRules } from '../../config/profiles.ts';
import type { PlainSettingKey, SettingKey } from '../../config/settings.ts';
import { type CliError, usageError } from '../../core/errors.ts';

/** @throws CliError (usage) naming the word's key; the value of a secret is never repeated. */
export function readAssignments(
  rules: SettingRules,
  words: readonly string[],
): Map<PlainSettingKey, SettingContent> {
  const changes = new Map<PlainSettingKey, SettingContent>();
  for (const word of words) {
    const equals = word.indexOf('=');
    if (equals < 1) throw notAnAssignment(rules, word);
    const key = findSettable(rules, word.slice(0, equals));
    const text = word.slice(equals + 1);
    if (rules.isSecret(key)) throw secretOnCommandLine(key);
    if (text === '') {
      throw usageError(`${key} was given no value.`, `To remove it: pingcli config unset ${key}`);
    }
    if (changes.has(key)) throw usageError(`${key} is given twice.`);
    changes.set(key, rules.parse(key, text));
  }
  return changes;
}

/** The key, unless it is the one that has a command of its own. */
export function findSettable(rules: SettingRules, text: string): SettingKey {
  if (text.trim().toLowerCase() === 'activeprofile') {
    throw usageError('activeProfile is not set this way.', 'Use: pingcli config profiles use <name>');
  }
  return rules.find(text);
}

function notAnAssignment(rules: SettingRules, word: string): CliError {
  const key = findSettable(rules, word.replace(/^=/, ''));
  return usageError(
    `'${key}' is given without a value.`,
    `Write it as one word: pingcli config set ${key}=<value>`,
  );
}

/** The value stands in the shell's history and in the list of processes by now; it is not stored as well (SEC-40). */
function secretOnCommandLine(key: SettingKey): CliError {
  return usageError(
    `${key} is a secret and is not taken from the command line, where other users and the shell's history see it. Nothing was stored.`,
    `Give it on the standard input: pingcli config set ${key} --from-stdin. Replace the secret if others use this machine.`,
    'SECRET_ON_COMMAND_LINE',
  );
}
