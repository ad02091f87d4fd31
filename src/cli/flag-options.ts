/** Flag definitions as options of the command-line parser; values are checked as they are read. */
import { Option } from 'commander';
import type { FlagDefinition } from '../commands/command.ts';
import { parseDuration } from '../core/duration.ts';
import { usageError } from '../core/errors.ts';
import { didYouMean } from '../core/nearest.ts';
import { flagUsage, isSwitch, placeholderOf } from './flag-usage.ts';

export type FlagValue = string | number | boolean | readonly string[];

/** RFC 3339 §5.6, or a date alone. */
function isTime(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/.test(text) &&
    !Number.isNaN(Date.parse(text))
  );
}

/** What a repeatable flag has gathered so far. */
function before(previous: unknown): string[] {
  return Array.isArray(previous) ? previous.map(String) : [];
}

function checkChoice(name: string, text: string, choices: readonly string[] | undefined): void {
  if (!choices || choices.includes(text)) return;
  throw usageError(
    `--${name} '${text}' is not one of ${choices.join(', ')}.`,
    didYouMean(text, choices) ?? `Give one of: ${choices.join(', ')}.`,
  );
}

function parserOf(name: string, flag: FlagDefinition): (text: string, previous: unknown) => FlagValue {
  switch (flag.type) {
    case 'integer':
      return (text) => {
        const value = Number(text);
        if (/^-?\d+$/.test(text) && value >= flag.minimum && value <= flag.maximum) return value;
        throw usageError(
          `--${name} '${text}' is not a whole number from ${flag.minimum} to ${flag.maximum}.`,
          `Give a number, for example --${name} ${flag.minimum}.`,
        );
      };
    case 'number':
      return (text) => {
        const value = Number(text);
        const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = flag;
        if (text.trim() !== '' && Number.isFinite(value) && value >= minimum && value <= maximum)
          return value;
        throw usageError(`--${name} '${text}' is not a number that it takes.`, 'Give for example 1.5.');
      };
    case 'time':
      return (text) => {
        if (isTime(text)) return text;
        throw usageError(
          `--${name} '${text}' is not a time.`,
          `Give it as RFC 3339 has it, for example --${name} 2026-12-31T23:59:59Z.`,
        );
      };
    case 'duration':
      return (text) => {
        const value = parseDuration(text);
        if (value !== undefined) return value;
        throw usageError(
          `--${name} '${text}' is not a duration.`,
          `Give for example --${name} 90s or --${name} 5m.`,
        );
      };
    case 'list':
      return (text, previous) => {
        const parts = text
          .split(',')
          .map((part) => part.trim())
          .filter((part) => part !== '');
        for (const part of parts) checkChoice(name, part, flag.choices);
        return [...before(previous), ...parts];
      };
    case 'texts':
      return (text, previous) => [...before(previous), text];
    case 'text':
      return (text) => {
        checkChoice(name, text, flag.choices);
        return text;
      };
    case 'boolean':
    case 'toggle':
      return () => true;
  }
}

function flagOption(name: string, flag: FlagDefinition): Option {
  return optionOf(flagUsage(name, flag).replace('--[no-]', '--'), name, flag);
}

function optionOf(usage: string, name: string, flag: FlagDefinition): Option {
  const option = new Option(usage, flag.summary);
  return isSwitch(flag) ? option : option.argParser(parserOf(name, flag));
}

/** All options of one flag: its own, the one that turns a toggle off, and its further spellings. */
export function flagOptions(name: string, flag: FlagDefinition): Option[] {
  const value = isSwitch(flag) ? '' : ` ${placeholderOf(name, flag)}`;
  const spellings = (flag.aliases ?? []).flatMap((alias) => [
    `${alias.length === 1 ? '-' : '--'}${alias}${value}`,
    ...(flag.type === 'toggle' && alias.length > 1 ? [`--no-${alias}`] : []),
  ]);
  const off = flag.type === 'toggle' ? [`--no-${name}`] : [];
  return [flagOption(name, flag), ...[...off, ...spellings].map((usage) => optionOf(usage, name, flag))];
}
