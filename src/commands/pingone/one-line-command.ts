/** The command that would have done what a wizard did, ready to be copied. */
import type { Resolved } from '../../config/resolved.ts';
import type { StorageType } from '../../core/secret-store.ts';
import type { SignOnAnswers } from './sign-on-answers.ts';

export function oneLineCommand(
  profile: string,
  answers: SignOnAnswers,
  storage: Resolved<StorageType | undefined>,
  withSecret: boolean,
): string {
  const words = [
    'pingcli pingone init',
    `--profile ${profile}`,
    `--grant-type ${answers.grant}`,
    ...(answers.rootDomain === undefined ? [] : [`--root-domain ${answers.rootDomain}`]),
    ...(answers.customDomain === undefined ? [] : [`--custom-domain ${answers.customDomain}`]),
    `--environment-id ${answers.environmentId}`,
    `--client-id ${answers.clientId}`,
    ...(answers.method === undefined ? [] : [`--token-endpoint-auth-method ${answers.method}`]),
    ...(storage.source.kind === 'flag' && storage.value !== undefined
      ? [`--storage-type ${storage.value}`]
      : []),
    ...(withSecret ? ['--client-secret-stdin < client-secret.txt'] : []),
  ];
  return words.join(' ');
}
