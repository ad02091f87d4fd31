/** One question for all: how many, which, and where. Several are always asked about; one only where something is lost. */
import type { PathParameters } from '../../pingone/resource-address.ts';
import type { CommandContext, FlagDefinitions } from '../command.ts';
import { checkConfirmable, isConfirmed } from '../resource/confirm.ts';
import { environmentLabel } from '../resource/environment-label.ts';
import type { GivenFlags } from '../resource/given.ts';
import { withArticle } from '../resource/subject.ts';
import type { Item } from './run-several.ts';

/** More names than these make a question that nobody reads. */
const mostNamed = 10;

export function severalConfirmation(asksForOne: boolean): FlagDefinitions {
  const summary = asksForOne ? 'Do not ask' : 'Do not ask, where several are named';
  return { yes: { type: 'boolean', short: 'y', summary } };
}

/** Before the first request. */
export function checkSeveralConfirmable(
  context: CommandContext,
  flags: GivenFlags,
  count: number,
  words: { doing: string; singular: string; plural: string; asksForOne: boolean },
): void {
  const { doing, singular, plural, asksForOne } = words;
  if (count > 1) checkConfirmable(context, 'ask', flags, `${doing} ${count} ${plural}`);
  else if (asksForOne) checkConfirmable(context, 'ask', flags, `${doing} ${withArticle(singular)}`);
}

export function nameAll(items: readonly Item[]): string {
  const named = items.slice(0, mostNamed).map(({ name }) => name);
  const more = items.length - named.length;
  return more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ');
}

export interface SeveralQuestion {
  /** `Disable`. */
  verb: string;
  singular: string;
  plural: string;
  /** ` to the population 'Staff'`. */
  rest?: string | undefined;
  consequence?: string | undefined;
  asksForOne: boolean;
  parameters: PathParameters;
}

/** @returns whether to go ahead. */
export function areConfirmed(
  context: CommandContext,
  flags: GivenFlags,
  items: readonly Item[],
  { verb, singular, plural, rest = '', consequence, asksForOne, parameters }: SeveralQuestion,
): Promise<boolean> {
  const [first] = items;
  const isOne = items.length === 1;
  return isConfirmed(context, flags, {
    level: isOne && !asksForOne ? 'none' : 'ask',
    name: nameAll(items),
    consequence,
    ask: async () => {
      const place = `in ${(await environmentLabel(context, parameters)) ?? 'PingOne'}`;
      if (isOne) return `${verb} the ${singular} '${first?.name}' (${first?.id})${rest} ${place}?`;
      return `${verb} ${items.length} ${plural}${rest} ${place}: ${nameAll(items)}?`;
    },
  });
}
