/** The description of a command, made of its node and its definition. */
import type {
  ArgumentDefinition,
  CommandDefinition,
  FlagDefinition,
  FlagDefinitions,
} from '../commands/command.ts';
import type {
  ArgumentDescription,
  CommandDescription,
  FlagDescription,
  ProgramDescription,
} from '../commands/command-description.ts';
import type { CommandNode } from '../commands/command-node.ts';
import type { SettingKey } from '../config/settings.ts';
import { exitCodes } from '../core/exit-codes.ts';
import { flagUsage } from './flag-usage.ts';
import { globalFlags, parserFlags, settingFlags } from './global-flags.ts';
import { helpTopics } from './help-topics.ts';
import { viewFlags } from './view-flags.ts';

function kindOf(node: Pick<CommandNode, 'children'>): CommandDescription['kind'] {
  return node.children === undefined ? 'command' : 'group';
}

function describeFlag(name: string, flag: FlagDefinition, view: boolean): FlagDescription {
  const { short, aliases, type, summary, required, refers } = flag;
  const initial = 'default' in flag ? flag.default : undefined;
  const choices = 'choices' in flag ? flag.choices : undefined;
  const minimum = 'minimum' in flag ? flag.minimum : undefined;
  const maximum = 'maximum' in flag ? flag.maximum : undefined;
  return {
    name,
    usage: flagUsage(name, flag),
    ...(short === undefined ? {} : { short }),
    ...(aliases === undefined ? {} : { aliases: [...aliases] }),
    type,
    summary,
    required: required === true,
    requiredUnlessInFile: required === 'or-in-file',
    repeatable: type === 'list' || type === 'texts',
    view,
    ...(choices === undefined ? {} : { choices: [...choices] }),
    ...(initial === undefined ? {} : { default: initial }),
    // The limits of JavaScript's numbers are no limits of the flag.
    ...(minimum === undefined || minimum === Number.MIN_SAFE_INTEGER ? {} : { minimum }),
    ...(maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? {} : { maximum }),
    ...(refers === undefined ? {} : { refers }),
  };
}

/** Those that are shown, what is required before the rest. */
function describeFlags(flags: FlagDefinitions, view = false): FlagDescription[] {
  const shown = Object.entries(flags).filter(([, flag]) => flag.hidden !== true);
  const all = shown.map(([name, flag]) => describeFlag(name, flag, view));
  return [...all.filter(({ required }) => required), ...all.filter(({ required }) => !required)];
}

function describeArgument(argument: ArgumentDefinition): ArgumentDescription {
  const { name, summary, required, variadic, refers } = argument;
  const word = `${name}${variadic ? '…' : ''}`;
  return {
    name,
    usage: required ? `<${word}>` : `[${word}]`,
    summary,
    required,
    repeatable: variadic === true,
    ...(refers === undefined ? {} : { refers }),
  };
}

/** @param path - With the program: `['pingcli', 'config', 'get']`. @param keys - Settings whose flags its groups take. */
export function describeCommand(
  path: readonly string[],
  node: CommandNode,
  definition: CommandDefinition,
  keys: readonly SettingKey[],
): CommandDescription {
  const { description, columns, notes, roles } = definition;
  const words = (definition.arguments ?? []).map(describeArgument);
  return {
    command: path.join(' '),
    path: path.slice(1),
    kind: 'command',
    aliases: [...(node.aliases ?? [])],
    summary: definition.summary,
    ...(description === undefined ? {} : { description }),
    usage: [...path, ...words.map(({ usage }) => usage), '[flags]'].join(' '),
    arguments: words,
    flags: [
      ...describeFlags(definition.flags),
      ...describeFlags(viewFlags(definition), true),
      ...describeFlags(settingFlags(keys)),
    ],
    ...(columns === undefined
      ? {}
      : { columns: columns.map(({ heading, path: at }) => ({ heading, path: at })) }),
    ...(notes === undefined ? {} : { notes: [...notes] }),
    ...(roles === undefined ? {} : { roles: [...roles] }),
    examples: definition.examples.map(({ command, summary }) => ({ command, summary })),
  };
}

export function describeGroup(
  path: readonly string[],
  node: Pick<CommandNode, 'aliases' | 'summary' | 'examples'>,
  children: readonly CommandNode[],
): CommandDescription {
  return {
    command: path.join(' '),
    path: path.slice(1),
    kind: 'group',
    aliases: [...(node.aliases ?? [])],
    summary: node.summary,
    usage: [...path, '<command>', '[flags]'].join(' '),
    commands: children
      .filter((child) => child.hidden !== true)
      .map((child) => ({
        name: child.name,
        aliases: [...(child.aliases ?? [])],
        summary: child.summary,
        kind: kindOf(child),
      })),
    arguments: [],
    flags: [],
    examples: [...(node.examples ?? [])],
  };
}

export function describeProgram(): ProgramDescription {
  return {
    globalFlags: describeFlags({ ...globalFlags, ...parserFlags }),
    exitCodes: Object.entries(exitCodes).map(([name, { code, meaning }]) => ({ code, name, meaning })),
    topics: helpTopics.map(({ name, summary }) => ({ name, summary })),
  };
}
