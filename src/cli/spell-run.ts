/** The command line of a run once more, with other arguments: a command to copy for what is left to do. */
import type { FlagDefinitions } from '../commands/command.ts';
import { shellWord } from '../core/shell-word.ts';
import { globalFlags } from './global-flags.ts';
import type { FlagReadings, ParsedRun } from './parse.ts';
import { viewFlags } from './view-flags.ts';

type Spelled = Pick<ParsedRun, 'path' | 'definition' | 'flags' | 'view' | 'global'>;

/** Every flag by its long name; no flag takes a secret, so none is shown. */
function flagWords(
  readings: FlagReadings,
  definitions: FlagDefinitions,
  without: ReadonlySet<string>,
): string[] {
  return Object.entries(readings).flatMap(([name, value]) => {
    if (value === undefined || without.has(name)) return [];
    const type = definitions[name]?.type;
    if (value === true) return [`--${name}`];
    if (value === false) return [type === 'toggle' ? `--no-${name}` : `--${name}=false`];
    if (typeof value === 'object') {
      return type === 'texts' ? value.flatMap((each) => [`--${name}`, each]) : [`--${name}`, value.join(',')];
    }
    // A duration is milliseconds by now.
    return [`--${name}`, type === 'duration' ? `${value}ms` : String(value)];
  });
}

/** @param without - Names of flags that are left out, because an argument or nothing stands for them. */
export function spellRun(
  { path, definition, flags, view, global }: Spelled,
  words: readonly string[],
  without: readonly string[],
): string {
  const left = new Set(without);
  const definitions = { ...globalFlags, ...viewFlags(definition), ...definition.flags };
  const given = [global, flags, view].flatMap((readings) => flagWords(readings, definitions, left));
  const looksLikeFlag = words.some((word) => word.startsWith('-') && word !== '-');
  const spelled = looksLikeFlag ? [...given, '--', ...words] : [...words, ...given];
  return ['pingcli', ...path, ...spelled].map(shellWord).join(' ');
}
