/** One sign-on in progress: what PingOne calls a flow (reference/pingone-api.md §2.10), and its status. */
import type { SignOnSession } from './sign-on-session.ts';

export type FlowStatus =
  | 'USERNAME_PASSWORD_REQUIRED'
  | 'MUST_CHANGE_PASSWORD'
  | 'PASSWORD_EXPIRED'
  | 'OTP_REQUIRED'
  | 'DAG_USER_CODE_REQUIRED'
  | 'DAG_CONSENT_REQUIRED'
  | 'AGREEMENT_CONSENT_REQUIRED'
  | 'COMPLETED'
  | 'FAILED';

export interface Flow {
  id: string;
  /** `authorize`: a browser waits for a redirect. `device`: another device polls. */
  kind: 'authorize' | 'device';
  session: SignOnSession;
  /** Milliseconds, by the local PingOne. */
  createdAt: number;
  expiresAt: number;
  /** Known from the start, or by the user code. */
  clientId?: string;
  userId?: string;
  /** A right password that must be replaced before it counts. */
  passwordChange?: { userId: string; status: 'MUST_CHANGE_PASSWORD' | 'PASSWORD_EXPIRED' };
  /** Who has given the right password and still owes the second factor. */
  secondFactor?: { userId: string };
  /** The code from the device, in capital letters and without the dash. */
  userCode?: string;
  /** What the link from the device (`verification_uri_complete`) proposes. */
  suggestedUserCode?: string;
  asksConsent: boolean;
  scopes: string[];
  decision?: 'allowed' | 'denied';
  /** The authorization request, to be repeated when the flow has ended. */
  authorizationQuery?: string;
  redirectUri?: string;
}

/** The status follows from what is known; nothing sets it. */
export function statusOf(flow: Flow): FlowStatus {
  if (flow.decision === 'denied') return 'FAILED';
  if (flow.userId === undefined) {
    if (flow.secondFactor) return 'OTP_REQUIRED';
    return flow.passwordChange?.status ?? 'USERNAME_PASSWORD_REQUIRED';
  }
  if (flow.kind === 'device' && flow.userCode === undefined) return 'DAG_USER_CODE_REQUIRED';
  if (flow.asksConsent && flow.decision === undefined) {
    return flow.kind === 'device' ? 'DAG_CONSENT_REQUIRED' : 'AGREEMENT_CONSENT_REQUIRED';
  }
  return 'COMPLETED';
}

export function hasEnded(flow: Flow): boolean {
  return statusOf(flow) === 'COMPLETED' || statusOf(flow) === 'FAILED';
}

/** The actions of a status, by the middle part of their media type. */
export const ACTIONS: Record<FlowStatus, readonly FlowAction[]> = {
  USERNAME_PASSWORD_REQUIRED: ['usernamePassword.check', 'session.reset'],
  MUST_CHANGE_PASSWORD: ['password.reset', 'session.reset'],
  PASSWORD_EXPIRED: ['password.reset', 'session.reset'],
  OTP_REQUIRED: ['otp.check', 'session.reset'],
  DAG_USER_CODE_REQUIRED: ['deviceAuthGrant.userCode.verify', 'session.reset'],
  DAG_CONSENT_REQUIRED: ['deviceAuthGrant.consent', 'session.reset'],
  AGREEMENT_CONSENT_REQUIRED: ['user.consent', 'session.reset'],
  COMPLETED: [],
  FAILED: [],
};

export type FlowAction =
  | 'usernamePassword.check'
  | 'session.reset'
  | 'password.reset'
  | 'otp.check'
  | 'deviceAuthGrant.userCode.verify'
  | 'deviceAuthGrant.consent'
  | 'user.consent';
