/** Flags as a handler of any resource reads them: their names are data, so their types are looked at here. */
import type { CommandInput, FlagDefinition, FlagDefinitions } from '../command.ts';

export type ResourceInput = CommandInput<FlagDefinitions>;
export type GivenFlags = ResourceInput['flags'];

export function textFlag(flags: GivenFlags, name: string): string | undefined {
  const value = flags[name];
  return typeof value === 'string' ? value : undefined;
}

export function isOn(flags: GivenFlags, name: string): boolean {
  return flags[name] === true;
}

/** Flags from several sources as one set: a letter belongs to the first that claims it, and a name too. */
export function joinFlags(...sets: readonly FlagDefinitions[]): FlagDefinitions {
  const joined: Record<string, FlagDefinition> = {};
  const taken = new Set<string>();
  for (const [name, flag] of sets.flatMap((set) => Object.entries(set))) {
    if (Object.hasOwn(joined, name)) continue;
    const { short, aliases = [], ...rest } = flag;
    const free = aliases.filter((alias) => !taken.has(alias));
    const isFree = short !== undefined && !taken.has(short);
    joined[name] = {
      ...rest,
      ...(isFree ? { short } : {}),
      ...(free.length > 0 ? { aliases: free } : {}),
    };
    for (const word of [name, ...(isFree ? [short] : []), ...free]) taken.add(word);
  }
  return joined;
}
