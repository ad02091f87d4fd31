/** What the command-line parser rejects, in our words: the input, the nearest right spelling, and where help is. */
import type { Command, CommanderError } from 'commander';
import type { CommandNode } from '../commands/command-node.ts';
import { type CliError, usageError } from '../core/errors.ts';
import { didYouMean } from '../core/nearest.ts';

function quoted(message: string): string {
  return /'([^']*)'/.exec(message)?.[1] ?? message;
}

function flagsOf(command: Command): string[] {
  const own = command.options.flatMap((option) => option.long ?? []);
  return command.parent ? [...own, ...flagsOf(command.parent), '--help'] : [...own, '--help', '--version'];
}

function pathOf(command: Command): string {
  return command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();
}

/** The paths of the groups and commands that have this very name or alias. */
function pathsTo(word: string, nodes: readonly CommandNode[], above: string): string[] {
  return nodes
    .filter((node) => node.hidden !== true)
    .flatMap((node) => {
      const path = `${above} ${node.name}`;
      const isIt = node.name === word || node.aliases?.includes(word);
      return [...(isIt ? [path] : []), ...pathsTo(word, node.children ?? [], path)];
    });
}

/** A word that is right elsewhere, in one place only, is more likely than a mistyped one. */
function hintFor(
  command: Command,
  word: string,
  tree: readonly CommandNode[],
  others: readonly string[],
): string | undefined {
  const helps = command.parent === null ? ['help'] : [];
  const names = [
    ...command.commands.flatMap((child) => [child.name(), ...child.aliases()]),
    ...others,
    ...helps,
  ];
  const [elsewhere, another] = pathsTo(word, tree, 'pingcli');
  if (elsewhere !== undefined && another === undefined) return `Did you mean '${elsewhere}'?`;
  return didYouMean(word, names);
}

/** @param others - What else could have stood here: topics of the help. */
export function unknownCommand(
  command: Command,
  word: string,
  tree: readonly CommandNode[],
  others: readonly string[] = [],
): CliError {
  const path = pathOf(command);
  const hint = hintFor(command, word, tree, others);
  const help = `See '${path} --help' for its commands.`;
  return usageError(
    `'${path}' has no command ${others.length > 0 ? 'or help topic ' : ''}'${word}'.`,
    hint === undefined ? help : `${hint} ${help}`,
    'UNKNOWN_COMMAND',
  );
}

export function parserError(command: Command, error: CommanderError): CliError {
  const path = pathOf(command);
  const help = `See '${path} --help'.`;
  switch (error.code) {
    case 'commander.unknownOption': {
      // Not what follows it: --client-secret=… is no flag, but what stands there is a secret (SEC-40).
      const [flag = ''] = quoted(error.message).split('=');
      const hint = flag.startsWith('--') ? didYouMean(flag, flagsOf(command)) : undefined;
      return usageError(
        `'${path}' has no flag '${flag}'.`,
        hint === undefined ? help : `${hint} ${help}`,
        'UNKNOWN_FLAG',
      );
    }
    case 'commander.optionMissingArgument':
      return usageError(`The flag '${quoted(error.message)}' needs a value.`, help, 'MISSING_VALUE');
    case 'commander.missingArgument':
      return usageError(`'${path}' needs <${quoted(error.message)}>.`, help, 'MISSING_ARGUMENT');
    case 'commander.excessArguments': {
      const surplus = command.args.slice(command.registeredArguments.length);
      return usageError(
        `'${path}' does not take ${surplus.map((word) => `'${word}'`).join(' ')}.`,
        help,
        'EXCESS_ARGUMENT',
      );
    }
    default:
      return usageError(error.message.replace(/^error: /, ''), help);
  }
}
