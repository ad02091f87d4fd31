/**
 * Waits out PingOne's eventual consistency: what has just been created answers 403 or 404 for a while (pingone-api §3.8).
 * Nothing has been carried out then, so that the same request may be sent again, a write too.
 */

import { formatDuration } from '../../core/duration.ts';
import { CliError } from '../../core/errors.ts';
import type { CommandContext } from '../command.ts';

const firstPause = 1000;
const longestPause = 5000;

export interface Patience {
  /** Tries again while the answer is that of something that is not there yet. */
  await<T>(act: () => Promise<T>): Promise<T>;
  /** Tries again while there is nothing. @returns undefined at the end of the patience. */
  awaitSome<T>(act: () => Promise<T | undefined>): Promise<T | undefined>;
}

function isUnsettled(error: unknown): error is CliError {
  return error instanceof CliError && (error.facts.httpStatus === 403 || error.facts.httpStatus === 404);
}

function notReady(error: CliError, limit: number): CliError {
  return new CliError({
    ...error.facts,
    outcome: 'timed-out',
    code: 'NOT_READY',
    message: `It was not ready after ${formatDuration(limit)}: ${error.message}`,
    suggestion: `Run the same command again: it goes on where it stopped. If that does not help: ${error.facts.suggestion ?? 'check the roles of this sign-on.'}`,
    retryable: true,
    cause: error,
  });
}

export interface PatienceOptions {
  /** What is awaited: `the environment 'Test' to be ready`. */
  what: string;
  /** Milliseconds in all, however many requests are waited for. */
  limit: number;
}

export function createPatience(context: CommandContext, { what, limit }: PatienceOptions): Patience {
  const { clock, say, signal } = context;
  let waited = 0;
  let hasTold = false;

  async function pause(tries: number): Promise<boolean> {
    const length = Math.min(firstPause * 2 ** tries, longestPause, limit - waited);
    if (length <= 0) return false;
    if (!hasTold) say.note(`Waiting for ${what}, up to ${formatDuration(limit)}.`);
    hasTold = true;
    const spinner = say.waiting(`Waiting for ${what} (${formatDuration(waited)})`);
    await clock.sleep(length, signal).finally(() => spinner.done());
    waited += length;
    return true;
  }

  return {
    async await(act) {
      for (let tries = 0; ; tries += 1) {
        try {
          return await act();
        } catch (error) {
          if (!isUnsettled(error)) throw error;
          if (!(await pause(tries))) throw notReady(error, limit);
        }
      }
    },
    async awaitSome(act) {
      for (let tries = 0; ; tries += 1) {
        const found = await act();
        if (found !== undefined || !(await pause(tries))) return found;
      }
    },
  };
}

/** For what is old enough to be ready: what it answers is meant. */
export const noPatience: Patience = { await: (act) => act(), awaitSome: (act) => act() };
