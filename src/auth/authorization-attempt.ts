/** One attempt to sign on by a browser: takes exactly one response, whichever way it comes in (SEC-15). */
import {
  type AuthorizationResponse,
  judgeAuthorizationResponse,
  type ResponseExpectation,
  type ResponseVerdict,
} from './authorization-response.ts';

export interface AuthorizationAttempt {
  /** Resolves with the response that ended the attempt; never rejects. */
  readonly response: Promise<AuthorizationResponse>;
  readonly isSpent: boolean;
  /** Says what would become of the parameters, without taking them. */
  judge(parameters: URLSearchParams): ResponseVerdict;
  /** Takes the first response that is accepted; every later one is `spent`. */
  submit(parameters: URLSearchParams): ResponseVerdict | { kind: 'spent' };
}

export function beginAttempt(expected: ResponseExpectation): AuthorizationAttempt {
  const { promise, resolve } = Promise.withResolvers<AuthorizationResponse>();
  let isSpent = false;
  const judge = (parameters: URLSearchParams): ResponseVerdict =>
    judgeAuthorizationResponse(parameters, expected);
  return {
    response: promise,
    get isSpent() {
      return isSpent;
    },
    judge,
    submit(parameters) {
      if (isSpent) return { kind: 'spent' };
      const verdict = judge(parameters);
      if (verdict.kind === 'accepted') {
        isSpent = true;
        resolve(verdict.response);
      }
      return verdict;
    },
  };
}
