/** What a session says when there is no usable token, and how to get one. */

import { CliError } from '../core/errors.ts';
import type { SignOn } from './sign-on.ts';
import { loginCommand } from './suggested-commands.ts';

export function notSignedIn(
  signOn: SignOn,
  facts: { message?: string; reason?: string; cause?: unknown } = {},
): CliError {
  const { message = `Profile '${signOn.profile}' is not signed on.`, reason, cause } = facts;
  return new CliError({
    outcome: 'not-signed-in',
    category: 'authentication',
    code: 'NOT_SIGNED_IN',
    message,
    ...(reason === undefined ? {} : { reason }),
    suggestion: `Run '${loginCommand(signOn)}' to authenticate.`,
    cause,
  });
}

export function sessionEnded(signOn: SignOn, reason: string, cause?: unknown): CliError {
  return notSignedIn(signOn, {
    message: `The session of profile '${signOn.profile}' has ended.`,
    reason,
    cause,
  });
}

export function environmentTokenRefused(name: string): CliError {
  return new CliError({
    outcome: 'not-signed-in',
    category: 'authentication',
    code: 'ACCESS_TOKEN_REFUSED',
    message: `The access token in ${name} was refused.`,
    reason: 'it has expired, was revoked, or was issued for another environment; pingcli cannot renew it',
    suggestion: `Put a new token into ${name}, or unset it to use the profile's own sign-on.`,
  });
}

function howToComplete(signOn: SignOn): string {
  switch (signOn.grant) {
    case 'authorization_code':
      return (
        `Where no browser on this machine can answer, use '${loginCommand(signOn, '--device-code')}', or ` +
        `'${loginCommand(signOn, '--no-browser')}' and paste the address that the browser ended on.`
      );
    case 'device_code':
      return `Run '${loginCommand(signOn)}' again for a new code, and enter it while the command waits.`;
    case 'client_credentials':
      return 'Check the connection to PingOne, and run the command again.';
  }
}

/** SEC-20. @param limit in milliseconds. */
export function signOnTimedOut(signOn: SignOn, limit: number): CliError {
  const seconds = Math.round(limit / 1000);
  const time =
    seconds >= 120
      ? `${Math.round(seconds / 60)} minutes`
      : `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
  return new CliError({
    outcome: 'timed-out',
    category: 'authentication',
    code: 'SIGN_ON_TIMED_OUT',
    message: `Nobody completed the sign-on within ${time}.`,
    suggestion: `${howToComplete(signOn)} A longer limit: --timeout <duration>.`,
    retryable: true,
  });
}

/** The refresh did not end in time; nothing is lost, because the stored tokens stay (SEC-54). */
export function refreshTimedOut(signOn: SignOn): CliError {
  return new CliError({
    outcome: 'unavailable',
    category: 'network',
    code: 'AUTHORIZATION_SERVER_UNAVAILABLE',
    message: `The authorization server (${signOn.place}) did not answer in time.`,
    suggestion: 'Try again; the session is still stored.',
    retryable: true,
  });
}
