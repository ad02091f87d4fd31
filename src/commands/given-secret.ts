/** A secret that a command takes: from stdin or a file, never from argv (SEC-40). */
import { usageError } from '../core/errors.ts';
import { Secret } from '../core/secret.ts';
import type { CommandContext } from './command.ts';

const limit = 64 * 1024;

export interface SecretSource {
  /** `client-secret`: the flags are `--client-secret-stdin` and `--client-secret-file`. */
  flag: string;
  /** As it is said: `client secret`. */
  what: string;
  fromInput: boolean;
  file: string | undefined;
}

/** Undefined where neither flag is given. A final line break is no part of the secret. */
export async function givenSecret(
  context: CommandContext,
  { flag, what, fromInput, file }: SecretSource,
): Promise<Secret | undefined> {
  if (file !== undefined && fromInput) {
    throw usageError(`--${flag}-stdin and --${flag}-file exclude each other.`, 'Give one of them.');
  }
  if (file === undefined && !fromInput) return undefined;
  const text = file === undefined ? await context.readInput(limit) : await context.readFile(file, limit);
  const value = text.replace(/\r?\n$/, '');
  if (value === '') {
    const place = file === undefined ? 'The standard input' : `The file '${file}'`;
    throw usageError(
      `${place} holds no ${what}.`,
      `Give it as in: --${flag}-stdin < ${flag}.txt, or --${flag}-file <path>.`,
    );
  }
  const secret = new Secret(value);
  context.learn(secret);
  return secret;
}
