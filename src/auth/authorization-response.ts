/** Judges the parameters of an authorization response (RFC 6749 §4.1.2, RFC 9207): pure, for the listener and for a pasted URL alike. */
import { createHash, timingSafeEqual } from 'node:crypto';

/** What a response to this attempt must carry. */
export interface ResponseExpectation {
  state: string;
  issuer: string;
  /** Whether the metadata promises the `iss` parameter in every response (RFC 9207 §3). */
  issuerIsRequired: boolean;
}

/** A response that carries this attempt's state, and so ends it. */
export type AuthorizationResponse =
  /** Only the parameters that the token request needs. */
  | { kind: 'code'; code: string; parameters: URLSearchParams }
  | { kind: 'error'; error: string; description?: string }
  /** A mix-up (RFC 9700 §4.4): the code must not be used. */
  | { kind: 'foreign-issuer'; issuer: string | undefined }
  | { kind: 'empty' };

export type ResponseVerdict =
  | { kind: 'accepted'; response: AuthorizationResponse }
  /** Not of this attempt: answered, and otherwise as if it had never come (SEC-14). */
  | { kind: 'ignored'; reason: 'repeated parameter' | 'no state' | 'foreign state' };

function isSameText(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

/** RFC 6749 §3.1: an empty parameter counts as absent, a repeated one is an error; unknown ones are ignored. */
function singleValues(parameters: URLSearchParams): Map<string, string> | undefined {
  const values = new Map<string, string>();
  for (const [name, value] of parameters) {
    if (value === '') continue;
    if (values.has(name)) return undefined;
    values.set(name, value);
  }
  return values;
}

function readResponse(
  values: ReadonlyMap<string, string>,
  expected: ResponseExpectation,
): AuthorizationResponse {
  const issuer = values.get('iss');
  if (issuer === undefined ? expected.issuerIsRequired : issuer !== expected.issuer) {
    return { kind: 'foreign-issuer', issuer };
  }
  const error = values.get('error');
  if (error !== undefined) {
    const description = values.get('error_description');
    return { kind: 'error', error, ...(description === undefined ? {} : { description }) };
  }
  const code = values.get('code');
  if (code === undefined) return { kind: 'empty' };
  const parameters = new URLSearchParams({ code, state: expected.state });
  if (issuer !== undefined) parameters.set('iss', issuer);
  return { kind: 'code', code, parameters };
}

export function judgeAuthorizationResponse(
  parameters: URLSearchParams,
  expected: ResponseExpectation,
): ResponseVerdict {
  const values = singleValues(parameters);
  if (values === undefined) return { kind: 'ignored', reason: 'repeated parameter' };
  const state = values.get('state');
  if (state === undefined) return { kind: 'ignored', reason: 'no state' };
  if (!isSameText(state, expected.state)) return { kind: 'ignored', reason: 'foreign state' };
  return { kind: 'accepted', response: readResponse(values, expected) };
}
