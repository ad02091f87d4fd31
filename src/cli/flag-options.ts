/** Flag definitions as options of the command-line parser; values are checked as they are read. */
import { Option } from 'commander';
import type { FlagDefinition } from '../commands/command.ts';
import { parseDuration } from '../core/duration.ts';
import { usageError } from '../core/errors.ts';
import { didYouMean } from '../core/nearest.ts';

export type FlagValue = string | number | boolean | readonly string[];

function placeholderOf(name: string, flag: FlagDefinition): string {
  return `<${flag.placeholder ?? name}>`;
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
        const before: readonly unknown[] = Array.isArray(previous) ? previous : [];
        return [...before.map(String), ...text.split(',').map((part) => part.trim())].filter(
          (part) => part !== '',
        );
      };
    case 'text':
      return (text) => {
        if (!flag.choices || flag.choices.includes(text)) return text;
        const hint = didYouMean(text, flag.choices);
        throw usageError(
          `--${name} '${text}' is not one of ${flag.choices.join(', ')}.`,
          hint ?? `Give one of: ${flag.choices.join(', ')}.`,
        );
      };
    case 'boolean':
      return () => true;
  }
}

/** How the flag is written: `-O, --output-format <output-format>`; switches that are on by default as `--no-…`. */
export function flagUsage(name: string, flag: FlagDefinition): string {
  const short = flag.short === undefined ? '' : `-${flag.short}, `;
  if (flag.type === 'boolean') return `${short}--${flag.default === true ? 'no-' : ''}${name}`;
  return `${short}--${name} ${placeholderOf(name, flag)}`;
}

export function flagOption(name: string, flag: FlagDefinition): Option {
  const option = new Option(flagUsage(name, flag), flag.summary);
  if (flag.type !== 'boolean') option.argParser(parserOf(name, flag));
  return option;
}
