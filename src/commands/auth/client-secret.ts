/** A client secret that a command takes: from stdin or a file, never from argv (SEC-40). */
import { usageError } from '../../core/errors.ts';
import { Secret } from '../../core/secret.ts';
import type { CommandContext } from '../command.ts';

const limit = 64 * 1024;

export const clientSecretFlags = {
  'client-secret-stdin': { type: 'boolean', summary: 'Read the client secret from the standard input' },
  'client-secret-file': { type: 'text', placeholder: 'path', summary: 'Read the client secret from a file' },
} as const;

interface ClientSecretFlags {
  readonly 'client-secret-stdin': boolean | undefined;
  readonly 'client-secret-file': string | undefined;
}

/** Undefined where neither flag is given. A final line break is no part of the secret. */
export async function givenClientSecret(
  context: CommandContext,
  flags: ClientSecretFlags,
): Promise<Secret | undefined> {
  const file = flags['client-secret-file'];
  const fromInput = flags['client-secret-stdin'] === true;
  if (file !== undefined && fromInput) {
    throw usageError(
      '--client-secret-stdin and --client-secret-file exclude each other.',
      'Give one of them.',
    );
  }
  if (file === undefined && !fromInput) return undefined;
  const text = file === undefined ? await context.readInput(limit) : await context.readFile(file, limit);
  const value = text.replace(/\r?\n$/, '');
  if (value === '') {
    const place = file === undefined ? 'The standard input' : `The file '${file}'`;
    throw usageError(
      `${place} holds no client secret.`,
      'Give it as in: --client-secret-stdin < client-secret.txt, or --client-secret-file <path>.',
    );
  }
  const secret = new Secret(value);
  context.learn(secret);
  return secret;
}
