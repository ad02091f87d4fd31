/** How a sign-on ended, as the browser is told it. */
import { CliError } from '../../core/errors.ts';
import type { CallbackPage } from '../callback-page.ts';
import type { SignOn } from '../sign-on.ts';
import type { TokenSet } from '../token-set.ts';

/** SEC-09: who and where, so that a foreign identity would be noticed here too. */
export function successPage(signOn: SignOn, tokens: TokenSet): CallbackPage {
  const { subject } = tokens;
  return {
    kind: 'success',
    facts: [
      ...(subject ? [{ label: 'Signed on as', value: subject.name ?? subject.id }] : []),
      { label: 'Environment', value: signOn.environmentId },
      { label: 'PingOne', value: signOn.place },
      { label: 'Profile', value: signOn.profile },
    ],
  };
}

export function failurePage(error: unknown): CallbackPage {
  if (!(error instanceof CliError)) {
    return { kind: 'failure', title: 'Sign-on failed', what: 'Something unexpected went wrong in pingcli.' };
  }
  const { code, message, reason, suggestion } = error.facts;
  return {
    kind: 'failure',
    title: code === 'ACCESS_DENIED' ? 'Sign-on denied' : 'Sign-on failed',
    what: reason === undefined ? message : `${message} Why: ${reason}.`,
    ...(suggestion === undefined ? {} : { fix: suggestion }),
  };
}
