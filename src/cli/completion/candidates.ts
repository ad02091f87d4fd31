/** What may stand at a position of the command line. */
import type { FlagDefinition, FlagDefinitions } from '../../commands/command.ts';
import type { CommandNode } from '../../commands/command-node.ts';
import { rootNode } from '../../commands/tree.ts';
import { definitionOf, settingKeys } from '../../config/setting-keys.ts';
import { isSwitch } from '../flag-usage.ts';
import { globalFlags, parserFlags } from '../global-flags.ts';
import { helpTopics } from '../help-topics.ts';
import { findChild, findFlag, type Position } from './position.ts';

export interface Candidate {
  value: string;
  /** One line for shells that show some. */
  about?: string;
  /** More may follow in the same word. */
  isOpen?: true;
}

/** `files`: the shell knows better what files there are. */
export type Completion = { kind: 'values'; candidates: Candidate[] } | { kind: 'files' };

/** Names that are not known beforehand. */
export interface NameSource {
  profiles(): Promise<Candidate[]>;
  /**
   * @param isList - The values stand between commas.
   * @param environment - ID or name; default: the one of the line.
   */
  objects(noun: string, typed: string, isList: boolean, environment?: string): Promise<Candidate[]>;
}

const nothing: Completion = { kind: 'values', candidates: [] };

function values(candidates: Candidate[]): Completion {
  return { kind: 'values', candidates };
}

/** Aliases are for those who know them: offered once no name begins with what is typed. */
function commandCandidates(node: CommandNode, typed: string): Candidate[] {
  return (node.children ?? [])
    .filter(({ hidden }) => hidden !== true)
    .flatMap(({ name, aliases = [], summary }) => {
      const offered = typed === '' || name.startsWith(typed) ? [] : aliases;
      return [name, ...offered.filter((alias) => alias.startsWith(typed))].map((value) => ({
        value,
        about: summary,
      }));
    });
}

function flagWords(name: string, flag: FlagDefinition): string[] {
  if (flag.type === 'toggle') return [`--${name}`, `--no-${name}`];
  return [flag.type === 'boolean' && flag.default === true ? `--no-${name}` : `--${name}`];
}

function flagCandidates(flags: FlagDefinitions, { given }: Position): Candidate[] {
  return Object.entries(flags)
    .filter(([name, { hidden, type }]) => {
      const isDone = given.has(name) && type !== 'list' && type !== 'texts';
      return hidden !== true && !isDone;
    })
    .flatMap(([name, flag]) => flagWords(name, flag).map((value) => ({ value, about: flag.summary })));
}

function settingCandidates(typed: string, takesValue: boolean): Candidate[] {
  const [, name = ''] = /^([^=]*)=/.exec(typed) ?? [];
  const key = settingKeys.find((each) => each.toLowerCase() === name.toLowerCase());
  if (takesValue && key !== undefined) {
    const { type, choices = type === 'boolean' ? ['true', 'false'] : [] } = definitionOf(key);
    return choices.map((choice) => ({ value: `${name}=${choice}` }));
  }
  return settingKeys.map((each) => {
    const { summary, secret } = definitionOf(each);
    const isAssigned = takesValue && secret !== true;
    return isAssigned ? { value: `${each}=`, about: summary, isOpen: true } : { value: each, about: summary };
  });
}

type Valued = Pick<FlagDefinition, 'refers' | 'placeholder' | 'suggests'> & {
  choices?: readonly string[];
  isList?: boolean;
  takesAssignment?: boolean;
};

async function valueCompletion(what: Valued, typed: string, names: NameSource): Promise<Completion> {
  const { refers, choices, placeholder, suggests, isList = false, takesAssignment = false } = what;
  if (choices !== undefined) return values(choices.map((value) => ({ value })));
  if (suggests !== undefined) {
    const isDescending = typed.startsWith('-');
    return values(
      suggests.filter((value) => value.startsWith('-') === isDescending).map((value) => ({ value })),
    );
  }
  if (placeholder === 'path') return { kind: 'files' };
  switch (refers) {
    case undefined:
    case 'command':
      return nothing;
    case 'profile':
      return values(await names.profiles());
    case 'setting':
      return values(settingCandidates(typed, takesAssignment));
    case 'scope': {
      const { scopeCandidates } = await import('./scope-candidates.ts');
      return values(await scopeCandidates(typed, names));
    }
    default:
      return values(await names.objects(refers, typed, isList));
  }
}

function within(completion: Completion, before: string): Completion {
  if (completion.kind === 'files' || before === '') return completion;
  return values(completion.candidates.map((each) => ({ ...each, value: `${before}${each.value}` })));
}

/** @param before - What of the word stands in front of the value: `--flag=`. */
async function flagValue(
  flag: FlagDefinition,
  typed: string,
  names: NameSource,
  before = '',
): Promise<Completion> {
  if (isSwitch(flag)) return within(values([{ value: 'true' }, { value: 'false' }]), before);
  const isList = flag.type === 'list';
  const start = isList ? typed.lastIndexOf(',') + 1 : 0;
  const choices = 'choices' in flag && flag.choices !== undefined ? { choices: flag.choices } : {};
  const completion = await valueCompletion({ ...flag, ...choices, isList }, typed.slice(start), names);
  return within(completion, before + typed.slice(0, start));
}

async function argumentCompletion(
  position: Position,
  typed: string,
  names: NameSource,
): Promise<Completion | undefined> {
  const { operands, given, flags, arguments: definitions } = position;
  // What a flag has named already is not named again by a word.
  const named = new Set([...given.keys()].flatMap((name) => flags[name]?.refers ?? []));
  const open = definitions.filter(({ refers }) => refers === undefined || !named.has(refers));
  const last = open.at(-1);
  const argument = open[operands.length] ?? (last?.variadic ? last : undefined);
  if (argument === undefined) return undefined;
  if (argument.refers === 'command') {
    const group = operands.reduce<CommandNode | undefined>((at, word) => at && findChild(at, word), rootNode);
    return group === undefined ? nothing : values(commandCandidates(group, typed));
  }
  return valueCompletion({ ...argument, takesAssignment: argument.name.includes('=') }, typed, names);
}

function groupCandidates({ node, isHelp }: Position, typed: string): Candidate[] {
  const commands = commandCandidates(node, typed);
  if (node !== rootNode) return commands;
  const topics = helpTopics.map(({ name, summary }) => ({ value: name, about: summary }));
  return [...commands, ...(isHelp ? topics : [{ value: 'help', about: 'Help of a command or on a topic' }])];
}

/** @param typed - The word that is being typed, as far as it is there. */
export async function complete(position: Position, typed: string, names: NameSource): Promise<Completion> {
  const { node, flags, awaits, isPastFlags, isHelp } = position;
  const all = { ...flags, ...globalFlags, ...parserFlags };
  if (awaits !== undefined) return flagValue(awaits.flag, typed, names);
  if (typed.startsWith('-') && !isPastFlags) {
    const [, before = '', name = '', value = ''] = /^(--([^=]+)=)(.*)$/s.exec(typed) ?? [];
    if (before === '') return values(flagCandidates(all, position));
    const named = findFlag(name, all);
    return named === undefined ? nothing : flagValue(named.flag, value, names, before);
  }
  if (node.children !== undefined) return values(groupCandidates(position, typed));
  if (isHelp) return nothing;
  const argument = await argumentCompletion(position, typed, names);
  if (argument !== undefined) return argument;
  return typed === '' && !isPastFlags ? values(flagCandidates(flags, position)) : nothing;
}
