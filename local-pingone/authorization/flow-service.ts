/** Starts flows and carries out their actions; the flow API and the sign-on page are two ways in. */
import { randomUUID } from 'node:crypto';
import type { LocalClock } from '../local-clock.ts';
import type { Credentials } from './credentials.ts';
import type { DeviceGrant } from './device-grant.ts';
import { ACTIONS, type Flow, type FlowAction, hasEnded, statusOf } from './flow.ts';
import type { Problem } from './platform-problem.ts';
import type { SignOnSession } from './sign-on-session.ts';
import type { UserSessions } from './user-sessions.ts';

/** PingOne forgets a flow after 15 minutes of inactivity. */
const IDLE_MILLISECONDS = 900_000;

export interface FlowService {
  start(session: SignOnSession, details: FlowDetails): Flow;
  /** Undefined when there is no such flow any more. */
  find(id: string): Flow | undefined;
  /** Carries an action out and answers what was wrong with it, if anything. */
  act(flow: Flow, action: FlowAction, values: Record<string, unknown>): Promise<Problem | undefined>;
  end(flow: Flow): void;
}

export type FlowDetails = Pick<Flow, 'kind' | 'asksConsent' | 'scopes'> &
  Partial<Pick<Flow, 'clientId' | 'suggestedUserCode' | 'authorizationQuery' | 'redirectUri'>> & {
    /** Whether somebody who has already signed on in this browser must do so again. */
    signOnAgain?: boolean;
  };

function missing(target: string): Problem {
  return {
    status: 400,
    code: 'INVALID_DATA',
    message: 'The request could not be completed. One or more validation errors were in the request.',
    details: [{ code: 'REQUIRED_VALUE', target, message: `${target} must be provided` }],
  };
}

const OUT_OF_TURN: Problem = {
  status: 400,
  code: 'REQUEST_FAILED',
  message: 'The action is not possible in the current status of the flow.',
  details: [{ code: 'CONSTRAINT_VIOLATION', message: 'The flow is waiting for another action.' }],
};

/** The local PingOne sends no messages: everybody's passcode is the same. */
const ONE_TIME_PASSCODE = '123456';

const WRONG_PASSCODE: Problem = {
  status: 400,
  code: 'INVALID_DATA',
  message: 'The request could not be completed. One or more validation errors were in the request.',
  details: [{ code: 'INVALID_OTP', target: 'otp', message: 'The passcode is not correct.' }],
};

export function createFlowService(
  credentials: Credentials,
  devices: () => DeviceGrant,
  clock: LocalClock,
  sessions: UserSessions,
): FlowService {
  const flows = new Map<string, Flow>();

  function forget(session: SignOnSession): void {
    delete session.userId;
    delete session.signedOnAt;
  }

  function signOn(flow: Flow, userId: string): void {
    flow.userId = userId;
    flow.session.userId = userId;
    flow.session.signedOnAt = Math.floor(clock.now() / 1000);
    sessions.begin(flow.session, userId);
  }

  /** The password is right, and where the user has no second factor that is all. */
  function acceptPassword(flow: Flow, userId: string): void {
    delete flow.passwordChange;
    if (credentials.wantsSecondFactor(userId)) flow.secondFactor = { userId };
    else signOn(flow, userId);
  }

  function checkOneTimePasscode(flow: Flow, values: Record<string, unknown>): Problem | undefined {
    const { otp } = values;
    if (typeof otp !== 'string' || otp === '') return missing('otp');
    if (!flow.secondFactor) return OUT_OF_TURN;
    if (otp !== ONE_TIME_PASSCODE) return WRONG_PASSCODE;
    signOn(flow, flow.secondFactor.userId);
    delete flow.secondFactor;
    return undefined;
  }

  function checkPassword(flow: Flow, values: Record<string, unknown>): Problem | undefined {
    const { username, password } = values;
    if (typeof username !== 'string' || username === '') return missing('username');
    if (typeof password !== 'string' || password === '') return missing('password');
    const result = credentials.check(username, password);
    if ('problem' in result) return result.problem;
    if (result.change) flow.passwordChange = { userId: result.userId, status: result.change };
    else acceptPassword(flow, result.userId);
    return undefined;
  }

  function resetPassword(flow: Flow, values: Record<string, unknown>): Problem | undefined {
    const { currentPassword, newPassword } = values;
    if (typeof currentPassword !== 'string' || currentPassword === '') return missing('currentPassword');
    if (typeof newPassword !== 'string' || newPassword === '') return missing('newPassword');
    if (!flow.passwordChange) return OUT_OF_TURN;
    const problem = credentials.change(flow.passwordChange.userId, currentPassword, newPassword);
    if (!problem) acceptPassword(flow, flow.passwordChange.userId);
    return problem;
  }

  async function verifyUserCode(flow: Flow, values: Record<string, unknown>): Promise<Problem | undefined> {
    const { userCode } = values;
    if (typeof userCode !== 'string' || userCode === '') return missing('userCode');
    const found = await devices().find(userCode);
    if ('status' in found) return found;
    flow.userCode = found.userCode;
    flow.clientId = found.clientId;
    flow.scopes = found.scopes;
    return undefined;
  }

  async function decide(flow: Flow, values: Record<string, unknown>): Promise<Problem | undefined> {
    if (typeof values.accept !== 'boolean') return missing('accept');
    flow.decision = values.accept ? 'allowed' : 'denied';
    if (flow.userCode === undefined || flow.userId === undefined) return undefined;
    if (flow.decision === 'denied') await devices().deny(flow.userCode);
    else await devices().approve(flow.userCode, flow.userId, flow.session.signedOnAt ?? 0);
    return undefined;
  }

  function resetSession(flow: Flow): undefined {
    delete flow.userId;
    delete flow.passwordChange;
    delete flow.secondFactor;
    forget(flow.session);
  }

  return {
    start(session, { signOnAgain, ...details }) {
      const now = clock.now();
      const flow: Flow = {
        id: randomUUID(),
        session,
        createdAt: now,
        expiresAt: now + IDLE_MILLISECONDS,
        ...details,
      };
      if (sessions.isOver(session)) forget(session);
      if (session.userId !== undefined && signOnAgain !== true) flow.userId = session.userId;
      flows.set(flow.id, flow);
      return flow;
    },

    find(id) {
      const flow = flows.get(id);
      if (!flow || flow.expiresAt > clock.now()) return flow;
      flows.delete(id);
      return undefined;
    },

    async act(flow, action, values) {
      if (hasEnded(flow) || !ACTIONS[statusOf(flow)].includes(action)) return OUT_OF_TURN;
      flow.expiresAt = clock.now() + IDLE_MILLISECONDS;
      switch (action) {
        case 'usernamePassword.check':
          return checkPassword(flow, values);
        case 'password.reset':
          return resetPassword(flow, values);
        case 'otp.check':
          return checkOneTimePasscode(flow, values);
        case 'deviceAuthGrant.userCode.verify':
          return verifyUserCode(flow, values);
        case 'deviceAuthGrant.consent':
        case 'user.consent':
          return decide(flow, values);
        case 'session.reset':
          return resetSession(flow);
      }
    },

    end(flow) {
      flows.delete(flow.id);
    },
  };
}
