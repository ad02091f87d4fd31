/** What a check says: its name, how it went, and the remedy where something is wrong. */
import { type CliError, reasonLines } from '../../core/errors.ts';
import type { JsonObject } from '../../core/json.ts';
import type { CommandContext } from '../command.ts';
import type { Diagnostics } from '../diagnostics.ts';

export interface Finding {
  check: string;
  status: 'ok' | 'warning' | 'failed';
  message: string;
  /** What to do about it: a sentence or a command to copy. */
  remedy?: string | undefined;
}

export interface Check {
  /** The name of its finding where it throws. */
  name: string;
  /** What it throws as a `CliError` becomes its finding. */
  run(context: CommandContext, machine: Diagnostics): Promise<readonly Finding[]>;
}

export function ok(check: string, message: string): Finding {
  return { check, status: 'ok', message };
}

export function warning(check: string, message: string, remedy?: string): Finding {
  return { check, status: 'warning', message, remedy };
}

export function failed(check: string, message: string, remedy?: string): Finding {
  return { check, status: 'failed', message, remedy };
}

/** A profile that nobody has set up yet is no fault of the installation. */
export function findingOf(check: string, { facts }: CliError): Finding {
  const reason = reasonLines(facts).join('; ');
  const message = reason === '' ? facts.message : `${facts.message} Reason: ${reason}.`;
  return {
    check,
    status: facts.code === 'NOT_CONFIGURED' ? 'warning' : 'failed',
    message,
    remedy: facts.suggestion,
  };
}

/** Every finding has the same members, so that scripts can rely on them. */
export function recordOf({ check, status, message, remedy }: Finding): JsonObject {
  return { check, status, message, remedy: remedy ?? null };
}
