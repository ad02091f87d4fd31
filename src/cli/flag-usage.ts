/** How flags are written. Apart from the parser, which help and completion do without. */
import type { FlagDefinition } from '../commands/command.ts';

export function placeholderOf(name: string, flag: FlagDefinition): string {
  return `<${flag.placeholder ?? name}>`;
}

/** A flag that takes no word after it. */
export function isSwitch(flag: FlagDefinition): boolean {
  return flag.type === 'boolean' || flag.type === 'toggle';
}

/** `-O, --output-format <format>`; switches that are on by default as `--no-…`. */
export function flagUsage(name: string, flag: FlagDefinition): string {
  const short = flag.short === undefined ? '' : `-${flag.short}, `;
  if (flag.type === 'boolean') return `${short}--${flag.default === true ? 'no-' : ''}${name}`;
  if (flag.type === 'toggle') return `${short}--[no-]${name}`;
  return `${short}--${name} ${placeholderOf(name, flag)}`;
}
