/** A forgotten password: the code that goes to the user's email address, and the new password that it opens the way to. */
import { randomInt } from 'node:crypto';
import type { Confidential } from '../store.ts';
import { type ErrorDetail, requestFailed } from './api-error.ts';
import { type Answer, bodyOf, type Call } from './call.ts';
import { textOf } from './documents.ts';
import { getPassword, requireText, stateOf, userPath, writePassword } from './password-operations.ts';

const codeAlphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const codeLength = 8;
const codeLifetime = 300_000;
const mostAttempts = 5;

const wrongCode: ErrorDetail = {
  code: 'INVALID_VALUE',
  target: 'recoveryCode',
  message: 'The recovery code is not valid.',
};

/** The local PingOne sends no email: the code lies beside the user, where a test finds it. */
export function sendRecoveryCode(call: Call): Answer {
  const { store, clock } = call.world;
  const user = userPath(call);
  const status = textOf(stateOf(call), 'status') ?? '';
  if (store.get(user)?.enabled === false) {
    throw requestFailed({ code: 'ACCOUNT_NOT_USABLE', message: 'The user is disabled.' });
  }
  if (status === 'NO_PASSWORD' || status === 'PASSWORD_LOCKED_OUT') {
    throw requestFailed({ code: status, message: 'A code cannot be sent in this state of the password.' });
  }
  const code = Array.from({ length: codeLength }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join(
    '',
  );
  Object.assign(store.confidential(user), {
    recoveryCode: code,
    recoveryCodeExpires: clock() + codeLifetime,
    failedRecoveries: 0,
  });
  return getPassword(call);
}

function checkCode(call: Call, confidential: Confidential, code: string): void {
  if ((confidential.failedRecoveries ?? 0) >= mostAttempts) {
    throw requestFailed({
      code: 'PASSWORD_LOCKED_OUT',
      target: 'recoveryCode',
      message: 'Maximum password recovery failures exceeded.',
    });
  }
  const isRight = confidential.recoveryCode?.toLowerCase() === code.toLowerCase();
  if (isRight && call.world.clock() < (confidential.recoveryCodeExpires ?? 0)) return;
  confidential.failedRecoveries = (confidential.failedRecoveries ?? 0) + 1;
  throw requestFailed(wrongCode);
}

export function recoverPassword(call: Call): Answer {
  const body = bodyOf(call);
  const code = requireText(body, 'recoveryCode');
  const next = requireText(body, 'newPassword');
  const confidential = call.world.store.confidential(userPath(call));
  checkCode(call, confidential, code);
  writePassword(call, userPath(call), next, false, 'newPassword');
  delete confidential.recoveryCode;
  return getPassword(call);
}
