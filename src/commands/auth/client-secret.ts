/** The client secret that a command takes. */
import type { Secret } from '../../core/secret.ts';
import type { CommandContext } from '../command.ts';
import { givenSecret } from '../given-secret.ts';

export const clientSecretFlags = {
  'client-secret-stdin': { type: 'boolean', summary: 'Read the client secret from the standard input' },
  'client-secret-file': { type: 'text', placeholder: 'path', summary: 'Read the client secret from a file' },
} as const;

interface ClientSecretFlags {
  readonly 'client-secret-stdin': boolean | undefined;
  readonly 'client-secret-file': string | undefined;
}

/** Undefined where neither flag is given. */
export function givenClientSecret(
  context: CommandContext,
  flags: ClientSecretFlags,
): Promise<Secret | undefined> {
  return givenSecret(context, {
    flag: 'client-secret',
    what: 'client secret',
    fromInput: flags['client-secret-stdin'] === true,
    file: flags['client-secret-file'],
  });
}
