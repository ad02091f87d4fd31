/** The OAuth error codes of RFC 6749 §4.1.2.1, §5.2 and RFC 8628 §3.5 as failures for a person; apart because it is pure. */
import type { ErrorCategory } from '../core/errors.ts';
import { CliError } from '../core/errors.ts';
import type { Outcome } from '../core/exit-codes.ts';
import { grants } from '../core/grant.ts';
import type { SignOn } from './sign-on.ts';
import { grantSetting, loginCommand, setCommand } from './suggested-commands.ts';

/** Where in a sign-on something was refused. */
export type OAuthStep =
  | 'discovery'
  | 'authorization'
  | 'token'
  | 'refresh'
  | 'device authorization'
  | 'revocation';

/** An error as the authorization server reported it. */
export interface OAuthProblem {
  /** `invalid_client`, … */
  error: string;
  description?: string;
  httpStatus?: number;
}

interface Explanation {
  outcome?: Outcome;
  category?: ErrorCategory;
  message: string;
  reason?: string;
  suggestion: string;
  retryable?: true;
}

type Explain = (signOn: SignOn, step: OAuthStep) => Explanation;

function explainInvalidClient(signOn: SignOn): Explanation {
  const { client, grant, profile, place } = signOn;
  const message = `The authorization server refused client ${client.id} of profile '${profile}' (${place}).`;
  const elsewhere =
    'that the application is enabled, and that environment ID and region of the profile are its own';
  if (client.authentication === 'none') {
    return {
      message,
      reason:
        "the application may want a client secret (its Token Auth Method is not None), be disabled or unknown, or live in another region; the server's answer does not tell which",
      suggestion:
        grant === 'device_code'
          ? `Check that Token Auth Method of the application is None, ${elsewhere}.`
          : `Check that Token Auth Method of the application is None (or name its method in ${grantSetting(signOn, 'tokenEndpointAuthMethod')}), ${elsewhere}.`,
    };
  }
  const other =
    client.authentication === 'client_secret_basic' ? 'client_secret_post' : 'client_secret_basic';
  return {
    message,
    reason:
      "the client secret may be wrong, the application may want another authentication method, be disabled or unknown, or live in another region; the server's answer does not tell which",
    suggestion: `Check the client secret; the method, now ${client.authentication} (${setCommand(signOn, 'tokenEndpointAuthMethod', other)}); ${elsewhere}.`,
  };
}

function explainInvalidGrant(signOn: SignOn, step: OAuthStep): Explanation {
  const again = `Sign on again: ${loginCommand(signOn)}`;
  if (step === 'refresh') {
    return {
      message: `The session of profile '${signOn.profile}' has ended: its refresh token was refused.`,
      reason: 'it has expired, was revoked, or was replaced by a newer one',
      suggestion: again,
    };
  }
  if (signOn.grant === 'device_code') {
    return {
      message: 'The device code was refused.',
      reason: 'it has expired or has been used',
      suggestion: again,
    };
  }
  return {
    message: 'The authorization code was refused.',
    reason: 'it has expired, has been used, or was issued for another redirect URI or PKCE verifier',
    suggestion: again,
  };
}

const unavailable = {
  outcome: 'unavailable',
  category: 'api',
  retryable: true,
} as const;

const explanations: Readonly<Record<string, Explain>> = {
  invalid_client: explainInvalidClient,
  invalid_grant: explainInvalidGrant,
  unauthorized_client: ({ client, grant, place }, step) => {
    const name = step === 'refresh' ? 'Refresh Token' : grants[grant].console;
    return {
      message: `Client ${client.id} (${place}) may not use the ${step === 'refresh' ? 'refresh token' : grants[grant].label} grant.`,
      reason: 'the grant type is not enabled in the application',
      suggestion: `In the PingOne console open the application, tab Configuration, enable the grant type "${name}", and save.`,
    };
  },
  access_denied: (signOn) => ({
    message: 'The sign-on was denied.',
    reason: 'somebody chose to deny it, or a sign-on policy or the access control of the application did',
    suggestion: `If that was a mistake, sign on again: ${loginCommand(signOn)}`,
  }),
  expired_token: (signOn) => ({
    message: 'Nobody confirmed the sign-on before its code expired.',
    suggestion: `Start again for a new code: ${loginCommand(signOn)}`,
  }),
  invalid_scope: (signOn) => ({
    outcome: 'configuration',
    category: 'configuration',
    message: `The authorization server refused the scopes of profile '${signOn.profile}': ${signOn.scopes.join(' ') || '(none set)'}.`,
    suggestion: `Name only scopes that the application has been granted: ${setCommand(signOn, 'scopes', '<scope>,<scope>')}`,
  }),
  unsupported_grant_type: ({ grant, place }) => ({
    message: `The authorization server (${place}) does not know the ${grants[grant].label} grant.`,
    suggestion: 'Check the environment ID and the region of the profile, or choose another grantType.',
  }),
  server_error: ({ place }) => ({
    ...unavailable,
    message: `The authorization server (${place}) failed.`,
    suggestion: 'Try again; if it persists, check the status of PingOne.',
  }),
  temporarily_unavailable: ({ place }) => ({
    ...unavailable,
    message: `The authorization server (${place}) is busy or under maintenance.`,
    suggestion: 'Try again in a few minutes.',
  }),
};

function explainUnknown(problem: OAuthProblem, signOn: SignOn, step: OAuthStep): Explanation {
  return {
    message: `The authorization server (${signOn.place}) refused the ${step} request of client ${signOn.client.id}: ${problem.error}.`,
    suggestion: `Check the settings of the application in the PingOne console, then sign on again: ${loginCommand(signOn)}`,
  };
}

/** PingOne ends its descriptions with the ID that its support asks for. */
const correlation = /\s*\(Correlation ID: ([^)]*)\)\s*$/i;

/** The server chooses the text, so it is cut to what `errors[].code` may be. */
function errorCode(error: string): string {
  return error
    .toUpperCase()
    .replaceAll(/[^A-Z0-9_]/g, '_')
    .slice(0, 64);
}

/** @param problem what the server said; @param step during which request. */
export function oauthProblem(problem: OAuthProblem, signOn: SignOn, step: OAuthStep): CliError {
  const explain = Object.hasOwn(explanations, problem.error) ? explanations[problem.error] : undefined;
  const explained = explain ? explain(signOn, step) : explainUnknown(problem, signOn, step);
  const requestId = problem.description?.match(correlation)?.[1];
  const said = problem.description?.replace(correlation, '');
  const quoted = said ? `the server said "${said}"` : undefined;
  const reason = [explained.reason, quoted].filter((part) => part !== undefined).join('; ');
  return new CliError({
    outcome: explained.outcome ?? 'not-signed-in',
    category: explained.category ?? 'authentication',
    code: errorCode(problem.error),
    message: explained.message,
    suggestion: explained.suggestion,
    ...(reason ? { reason } : {}),
    ...(explained.retryable ? { retryable: true } : {}),
    ...(problem.httpStatus === undefined ? {} : { httpStatus: problem.httpStatus }),
    ...(requestId ? { requestId } : {}),
  });
}
