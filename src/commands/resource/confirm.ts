/**
 * Asking before something is lost (DESIGN §2, REL-26): yes or no for most, the name typed for what takes much with it.
 * Without a terminal a flag has to say so, and its absence is told before anything is sent.
 */
import { usageError } from '../../core/errors.ts';
import type { DoneResult } from '../../core/result.ts';
import type { CommandContext, FlagDefinitions } from '../command.ts';
import { type GivenFlags, isOn, textFlag } from './given.ts';

export type ConfirmationLevel = 'none' | 'ask' | 'type-name';

export function confirmationFlags(level: ConfirmationLevel): FlagDefinitions {
  if (level === 'ask') return { yes: { type: 'boolean', short: 'y', summary: 'Do not ask' } };
  if (level === 'none') return {};
  return {
    confirm: { type: 'text', placeholder: 'name', summary: 'Its name, to go ahead without being asked' },
  };
}

/** Before the first request. */
export function checkConfirmable(
  context: CommandContext,
  level: ConfirmationLevel,
  flags: GivenFlags,
  /** `Deleting a population`. */
  doing: string,
): void {
  if (context.canAsk || level === 'none') return;
  const flag = level === 'ask' ? '--yes' : '--confirm <name>';
  const isGiven = level === 'ask' ? isOn(flags, 'yes') : textFlag(flags, 'confirm') !== undefined;
  if (isGiven) return;
  throw usageError(
    `${doing} needs a confirmation, and there is no terminal to ask for it.`,
    `Give ${flag}.`,
    'CONFIRMATION_NEEDED',
  );
}

export interface Question {
  level: ConfirmationLevel;
  /** `Delete the population 'Contractors' in Staging (SANDBOX, EU)?` Made only when it is asked. */
  ask: () => Promise<string>;
  /** What is lost; a line of its own above the question. */
  consequence?: string | undefined;
  /** What has to be typed. */
  name: string;
}

/** @returns whether to go ahead. */
export async function isConfirmed(
  context: CommandContext,
  flags: GivenFlags,
  { level, ask, consequence, name }: Question,
): Promise<boolean> {
  if (level === 'none' || (level === 'ask' && isOn(flags, 'yes'))) return true;
  const given = textFlag(flags, 'confirm');
  if (level === 'type-name' && given !== undefined) {
    if (given === name) return true;
    throw usageError(
      `--confirm '${given}' is not the name of what would be deleted.`,
      `It is named '${name}'.`,
      'CONFIRMATION_MISMATCH',
    );
  }
  const message = await ask();
  if (consequence !== undefined) context.say.warning(consequence);
  const { signal } = context;
  if (level === 'ask') return context.ask.confirm({ message, default: false, signal });
  context.say.line(message);
  const typed = await context.ask.text({ message: `Type ${name} to confirm:`, default: '', signal });
  return typed === name;
}

export function cancelled(resource: string, action: string, label: string): DoneResult {
  return {
    kind: 'done',
    message: `Cancelled: ${resource} '${label}' was left as it is`,
    data: null,
    meta: { resource, action, effect: 'unchanged' },
  };
}
