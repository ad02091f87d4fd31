/** Why a flow did not end with COMPLETED after the credentials: each of PingOne's reasons with what an administrator does about it. */
import { formatDuration } from '../../core/duration.ts';
import { CliError } from '../../core/errors.ts';
import type { Outcome } from '../../core/exit-codes.ts';
import type { SignOn } from '../sign-on.ts';
import { applicationCommand, userCommand } from '../suggested-commands.ts';
import { factsOf, problemOf, quoteAnswer, unexpectedAnswer } from './answer-problem.ts';
import type { FrontAnswer } from './front-channel.ts';
import type { SignOnAttempt } from './sign-on-attempt.ts';

interface Refusal {
  /** Default `conflict`: the user or the application is in a state that the sign-on cannot go past. */
  outcome?: Outcome;
  code: string;
  message: string;
  reason?: string;
  suggestion: string;
}

function errorOf(refusal: Refusal, answer: FrontAnswer, said: string): CliError {
  const { code, message, outcome = 'conflict', reason, suggestion } = refusal;
  return new CliError({
    outcome,
    category: outcome === 'conflict' ? 'conflict' : 'authentication',
    code,
    message,
    reason: [reason, said].filter((part) => part !== undefined).join('; '),
    suggestion,
    ...factsOf(answer),
  });
}

/** The flow API refused the username and the password. */
export function explainCredentials(answer: FrontAnswer, attempt: SignOnAttempt, signOn: SignOn): CliError {
  const { username } = attempt;
  const problem = problemOf(answer);
  const said = quoteAnswer(answer);
  switch (problem?.code) {
    case 'INVALID_CREDENTIALS':
      return errorOf(
        {
          outcome: 'not-signed-in',
          code: 'WRONG_CREDENTIALS',
          message: `PingOne refused the username '${username}' with this password.`,
          reason: 'the password is wrong, or there is no such user; PingOne does not tell which',
          suggestion: `Try again, or give the user another password: ${userCommand(signOn, 'password set', username)}`,
        },
        answer,
        said,
      );
    case 'PASSWORD_LOCKED_OUT': {
      const { secondsUntilUnlock: seconds } = problem;
      const until =
        seconds === undefined ? 'until an administrator unlocks it' : `for ${formatDuration(seconds * 1000)}`;
      return errorOf(
        {
          code: 'ACCOUNT_LOCKED',
          message: `The account of '${username}' is locked.`,
          reason: `after too many wrong passwords, or by an administrator: ${until}`,
          suggestion: `Unlock it: ${userCommand(signOn, 'unlock', username)}`,
        },
        answer,
        said,
      );
    }
    case 'NO_PASSWORD':
      return errorOf(
        {
          code: 'NO_PASSWORD',
          message: `The user '${username}' has no password yet.`,
          suggestion: `Set one: ${userCommand(signOn, 'password set', username)}`,
        },
        answer,
        said,
      );
    case 'ACCOUNT_NOT_USABLE':
      return errorOf(
        {
          code: 'USER_DISABLED',
          message: `The user '${username}' cannot sign on.`,
          suggestion: `Enable the user: ${userCommand(signOn, 'enable', username)}`,
        },
        answer,
        said,
      );
    default:
      return unexpectedAnswer(answer, 'the flow', signOn);
  }
}

const secondFactors = /^(OTP|DEVICE_SELECTION|PUSH_CONFIRMATION|ASSERTION|MFA|SECURITY_KEY|MAGIC_LINK|TOTP)/;

function refusalOf(status: string, { application, username }: SignOnAttempt, signOn: SignOn): Refusal {
  if (status === 'MUST_CHANGE_PASSWORD' || status === 'PASSWORD_EXPIRED') {
    return {
      code: status,
      message:
        status === 'PASSWORD_EXPIRED'
          ? `The password of '${username}' is right, and has expired.`
          : `The password of '${username}' is right, and must be changed at this sign-on.`,
      suggestion: `Sign on in a browser to change it, or set another: ${userCommand(signOn, 'password set', username)}`,
    };
  }
  if (secondFactors.test(status)) {
    return {
      code: 'MFA_REQUIRED',
      message: `The password of '${username}' is right; the sign-on now wants a second factor, and this test stops there.`,
      suggestion: `Test with a user without MFA (${userCommand(signOn, 'mfa disable', username)}), or an application whose sign-on policy has none: ${applicationCommand(signOn, 'sop-assignments list', application.name)}`,
    };
  }
  if (/CONSENT/.test(status)) {
    return {
      code: 'CONSENT_REQUIRED',
      message: `The password of '${username}' is right; the sign-on now asks for consent, and this test stops there.`,
      suggestion: 'Give the consent once in a browser, then test again.',
    };
  }
  if (status === 'VERIFICATION_CODE_REQUIRED') {
    return {
      code: 'VERIFICATION_REQUIRED',
      message: `The password of '${username}' is right; the email address has to be verified first.`,
      suggestion: 'Sign on once in a browser and enter the code from the email.',
    };
  }
  return {
    code: 'SIGN_ON_INCOMPLETE',
    message: `The sign-on asks for something that this test cannot answer.`,
    suggestion: `Look at the sign-on policies of the application: ${applicationCommand(signOn, 'sop-assignments list', application.name)}`,
  };
}

/** The flow goes on, but not in a way that a username and a password are enough for. */
export function flowStopped(
  status: string,
  answer: FrontAnswer,
  attempt: SignOnAttempt,
  signOn: SignOn,
): CliError {
  return errorOf(refusalOf(status, attempt, signOn), answer, `the status of the flow is ${status}`);
}
