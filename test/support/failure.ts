/** The error that a call is expected to end with. */
import { CliError } from '../../src/core/errors.ts';

function expectCliError(error: unknown): CliError {
  if (error instanceof CliError) return error;
  throw new Error(`expected a CliError, got ${String(error)}`);
}

export async function failure(promise: Promise<unknown>): Promise<CliError> {
  return expectCliError(await promise.catch((reason: unknown) => reason));
}

export function thrownBy(action: () => unknown): CliError {
  try {
    return expectCliError(action());
  } catch (error) {
    return expectCliError(error);
  }
}
