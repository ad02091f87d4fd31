/**
 * The command line, read: which definition, which flags, which arguments. Only the branch of the tree that argv
 * names is built, because building every command costs more than running one (dependencies §2).
 */
import { Command, CommanderError } from 'commander';
import type { CommandDefinition, FlagDefinition, FlagDefinitions } from '../commands/command.ts';
import type { CommandDescription } from '../commands/command-description.ts';
import type { CommandNode } from '../commands/command-node.ts';
import { rootNode } from '../commands/tree.ts';
import type { SettingKey } from '../config/settings.ts';
import { CliError } from '../core/errors.ts';
import { type OutputFormat, outputFormats } from '../core/output-formats.ts';
import { describeCommand, describeGroup } from './describe-command.ts';
import { type FlagValue, flagOptions } from './flag-options.ts';
import { globalFlags, settingFlags } from './global-flags.ts';
import { openHelpPage, type ParsedHelp } from './help-page.ts';
import { helpTopics } from './help-topics.ts';
import { readHelp } from './help-words.ts';
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

export type ParsedCommandLine = ParsedRun | ParsedHelp | { kind: 'version' };

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

function formatOf(global: FlagReadings): OutputFormat {
  return outputFormats.find((format) => format === global['output-format']) ?? 'text';
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

export async function parseCommandLine(given: readonly string[], width: number): Promise<ParsedCommandLine> {
  let parsed: ParsedCommandLine | undefined;
  const { words, all, topic } = readHelp(given);
  const root = new BranchCommand('pingcli');
  const page = await openHelpPage({ topic, all, width });

  function prepare(command: BranchCommand, flags: FlagDefinitions, describe: () => CommandDescription): void {
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
          parsed = page(describe(), formatOf(readFlags(root, globalFlags)));
          return '';
        },
      });
  }

  function addGroup(
    command: BranchCommand,
    path: readonly string[],
    node: CommandNode,
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
    const refuse = (word: string): never => {
      const topics = command === root && given.includes('help') ? helpTopics.map(({ name }) => name) : [];
      throw unknownCommand(command, word, rootNode.children, topics);
    };
    prepare(command, command === root ? globalFlags : {}, () => {
      // The parser answers help before it looks at what it is asked about.
      const [word] = command.args;
      return word === undefined || word.startsWith('-') ? describeGroup(path, node, children) : refuse(word);
    });
    command.on('command:*', (operands: string[]) => refuse(operands[0] ?? ''));
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
    prepare(command, { ...definition.flags, ...ofView, ...ofGroups }, () =>
      describeCommand(path, node, definition, keys),
    );
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

  addGroup(root, ['pingcli'], rootNode, rootNode.children, []);
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
