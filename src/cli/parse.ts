/**
 * The command line, read: which definition, which flags, which arguments. Only the branch of the tree that argv
 * names is built, because building every command costs more than running one (dependencies §2).
 */
import { Command, CommanderError } from 'commander';
import type { CommandDefinition, FlagDefinition, FlagDefinitions } from '../commands/command.ts';
import type { CommandNode } from '../commands/command-node.ts';
import { commandTree } from '../commands/tree.ts';
import type { SettingKey } from '../config/settings.ts';
import { CliError } from '../core/errors.ts';
import { type FlagValue, flagOptions } from './flag-options.ts';
import { globalFlags, settingFlags } from './global-flags.ts';
import { renderHelp } from './help.ts';
import { spellOutSwitches } from './switch-words.ts';
import { parserError, unknownCommand } from './usage-errors.ts';
import { unveilVersionLetter, veilVersionLetter } from './version-letter.ts';
import { viewFlags } from './view-flags.ts';

export type FlagReadings = Readonly<Record<string, FlagValue | undefined>>;

export interface ParsedRun {
  kind: 'run';
  /** As they were typed. */
  words: readonly string[];
  /** `['pingone', 'environments', 'list']`: canonical names, whatever alias was typed. */
  path: readonly string[];
  definition: CommandDefinition;
  flags: FlagReadings;
  /** The flags of the view, where the command has them. */
  view: FlagReadings;
  arguments: readonly string[];
  /** Global flags, and the setting flags of the command's groups. */
  global: FlagReadings;
}

export type ParsedCommandLine = ParsedRun | { kind: 'help'; text: string } | { kind: 'version' };

function isFlagValue(value: unknown): value is FlagValue {
  return ['string', 'number', 'boolean'].includes(typeof value) || Array.isArray(value);
}

/** What was given on the command line; a switch that turns something off reads `false` for the thing, `true` for itself. */
function readFlag(command: BranchCommand, name: string, flag: FlagDefinition): FlagValue | undefined {
  if (command.switchedOff.has(name)) return false;
  for (const option of flagOptions(name, flag)) {
    const attribute = option.attributeName();
    const value: unknown = command.getOptionValue(attribute);
    if (command.getOptionValueSource(attribute) !== 'cli' || !isFlagValue(value)) continue;
    return name.startsWith('no-') ? value === false : value;
  }
  return undefined;
}

function readFlags(command: BranchCommand, flags: FlagDefinitions): FlagReadings {
  return Object.fromEntries(
    Object.entries(flags).map(([name, flag]) => [name, readFlag(command, name, flag)]),
  );
}

/** A command that also takes `--switch=true|false`. */
class BranchCommand extends Command {
  switches: FlagDefinitions = {};
  switchedOff: ReadonlySet<string> = new Set();

  override createCommand(name?: string): BranchCommand {
    return new BranchCommand(name);
  }

  override parseOptions(words: string[]): ReturnType<Command['parseOptions']> {
    const seen = this.parent ? unveilVersionLetter(words) : veilVersionLetter(words, this.switches);
    const spelled = spellOutSwitches(seen, this.switches);
    this.switchedOff = spelled.off;
    return super.parseOptions(spelled.words);
  }
}

/** Commander writes nothing, and asks nothing of the standard streams, which would set them up. */
const silence = {
  writeOut: () => undefined,
  writeErr: () => undefined,
  outputError: () => undefined,
  getOutHelpWidth: () => 80,
  getErrHelpWidth: () => 80,
  getOutHasColors: () => false,
  getErrHasColors: () => false,
};

/** `help config get` is `config get --help`; `--all` belongs to the help where there is some, and to the command elsewhere. */
function readHelp(words: readonly string[]): { words: string[]; all: boolean } {
  const asked = words[0] === 'help' ? [...words.slice(1), '--help'] : [...words];
  const isHelp = asked.some(isHelpFlag);
  return {
    words: isHelp ? asked.filter((word) => word !== '--all') : asked,
    all: isHelp && asked.includes('--all'),
  };
}

export async function parseCommandLine(given: readonly string[], width: number): Promise<ParsedCommandLine> {
  let parsed: ParsedCommandLine | undefined;
  const { words, all } = readHelp(given);
  const root = new BranchCommand('pingcli');

  function prepare(command: BranchCommand, flags: FlagDefinitions, page: () => string): void {
    command.switches = flags;
    for (const [name, flag] of Object.entries(flags)) {
      for (const option of flagOptions(name, flag)) command.addOption(option);
    }
    command
      .helpOption('-h, --help')
      .helpCommand(false)
      .exitOverride((error) => {
        throw error.code.startsWith('commander.help') ? error : parserError(command, error);
      })
      .configureOutput(silence)
      .configureHelp({
        formatHelp: () => {
          parsed = { kind: 'help', text: page() };
          return '';
        },
      });
  }

  function addGroup(
    command: BranchCommand,
    path: readonly string[],
    node: CommandNode | undefined,
    children: readonly CommandNode[],
    inherited: readonly SettingKey[],
  ): void {
    const byCommand = new Map<Command, CommandNode>();
    for (const child of children) {
      const added = command
        .command(child.name, { hidden: child.hidden === true })
        .aliases([...(child.aliases ?? [])]);
      byCommand.set(added, child);
    }
    prepare(command, command === root ? globalFlags : {}, () =>
      renderHelp({ path, node, definition: undefined, children, flags: {}, all, width }),
    );
    command.on('command:*', (operands: string[]) => {
      throw unknownCommand(command, operands[0] ?? '', commandTree);
    });
    command.hook('preSubcommand', async (_, added) => {
      const child = byCommand.get(added);
      if (child && added instanceof BranchCommand)
        await expand(added, [...path, child.name], child, inherited);
    });
  }

  async function expand(
    command: BranchCommand,
    path: readonly string[],
    node: CommandNode,
    inherited: readonly SettingKey[],
  ): Promise<void> {
    const keys = [...inherited, ...(node.settingFlags ?? [])];
    if (node.children) {
      addGroup(command, path, node, node.children, keys);
      return;
    }
    const definition = await node.load?.();
    if (!definition) throw new Error(`${path.join(' ')} has neither children nor a definition`);
    const ofGroups = settingFlags(keys);
    const ofView = viewFlags(definition);
    const flags = { ...definition.flags, ...ofView, ...ofGroups };
    prepare(command, flags, () => renderHelp({ path, node, definition, children: [], flags, all, width }));
    command.allowExcessArguments(false);
    for (const argument of definition.arguments ?? []) {
      const name = `${argument.name}${argument.variadic ? '...' : ''}`;
      command.argument(argument.required ? `<${name}>` : `[${name}]`, argument.summary);
    }
    command.action(() => {
      parsed = {
        kind: 'run',
        words: given,
        path: path.slice(1),
        definition,
        flags: readFlags(command, definition.flags),
        view: readFlags(command, ofView),
        arguments: command.args,
        global: { ...readFlags(root, globalFlags), ...readFlags(command, ofGroups) },
      };
    });
  }

  addGroup(root, ['pingcli'], undefined, commandTree, []);
  root.option('-v, --version');
  root.on('option:version', () => {
    parsed = { kind: 'version' };
    throw new CommanderError(0, 'commander.version', 'version');
  });
  try {
    await root.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (error instanceof CliError || parsed === undefined || !(error instanceof CommanderError)) throw error;
  }
  if (parsed === undefined) throw new Error('the command line led to no command');
  return parsed;
}

function isHelpFlag(word: string): boolean {
  return word === '--help' || word === '-h';
}
