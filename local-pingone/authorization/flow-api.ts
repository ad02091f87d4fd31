/** PingOne's flow API: `GET` and `POST /<environmentID>/flows/<flowId>`, where the media type names the action. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DocumentStore } from '../store.ts';
import { objectIn, textIn } from './document-fields.ts';
import { ACTIONS, type Flow, type FlowAction, statusOf } from './flow.ts';
import type { FlowService } from './flow-service.ts';
import { NOT_FOUND, type Problem, sendJson, sendProblem } from './platform-problem.ts';
import type { SignOnSession, SignOnSessions } from './sign-on-session.ts';

export interface FlowApiContext {
  store: DocumentStore;
  environmentId: string;
  /** The issuer's base without `/as`. */
  base: string;
  flows: FlowService;
  sessions: SignOnSessions;
}

const NO_SESSION: Problem = {
  status: 401,
  code: 'ACCESS_FAILED',
  message: 'The request could not be completed. You do not have access to this resource.',
  details: [
    {
      code: 'INVALID_TOKEN',
      target: 'Authentication Credentials',
      message: 'The session cookie is missing.',
    },
  ],
};

const KNOWN_ACTIONS: ReadonlySet<string> = new Set(Object.values(ACTIONS).flat());

export function isFlowAction(name: string | undefined): name is FlowAction {
  return name !== undefined && KNOWN_ACTIONS.has(name);
}

/** The flow as PingOne shows it. */
export function describeFlow(context: FlowApiContext, flow: Flow): Record<string, unknown> {
  const href = `${context.base}/flows/${flow.id}`;
  const environment = `environments/${context.environmentId}`;
  const application = context.store.get(`${environment}/applications/${flow.clientId}`);
  const user = context.store.get(
    `${environment}/users/${flow.userId ?? flow.secondFactor?.userId ?? flow.passwordChange?.userId}`,
  );
  const policies = context.store.list(`${environment}/passwordPolicies`);
  return {
    _links: Object.fromEntries(['self', ...ACTIONS[statusOf(flow)]].map((name) => [name, { href }])),
    id: flow.id,
    environment: { id: context.environmentId },
    session: { id: flow.session.id },
    resumeUrl: `${context.base}/as/resume?flowId=${flow.id}`,
    status: statusOf(flow),
    createdAt: new Date(flow.createdAt).toISOString(),
    expiresAt: new Date(flow.expiresAt).toISOString(),
    _embedded: {
      ...(application ? { application: { name: textIn(application, 'name') } } : {}),
      ...(user ? { user: { id: user.id, username: user.username, name: objectIn(user, 'name') } } : {}),
      ...(flow.passwordChange
        ? { passwordPolicy: policies.find((policy) => policy.default === true) ?? {} }
        : {}),
    },
  };
}

function parseObject(body: Buffer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body.length === 0 ? '{}' : body.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function withSession(flow: Flow, session: SignOnSession | undefined): boolean {
  return session !== undefined && flow.session.id === session.id;
}

export async function serveFlow(
  context: FlowApiContext,
  flowId: string,
  request: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): Promise<void> {
  const session = context.sessions.find(request.headers.cookie);
  if (!session) return sendProblem(response, NO_SESSION);
  const flow = context.flows.find(flowId);
  if (!flow) return sendProblem(response, NOT_FOUND);
  if (!withSession(flow, session)) return sendProblem(response, NO_SESSION);
  response.setHeader('Set-Cookie', context.sessions.cookie(session));
  if (request.method === 'GET') return sendJson(response, 200, describeFlow(context, flow));
  if (request.method !== 'POST') {
    return sendProblem(response, {
      status: 405,
      code: 'INVALID_REQUEST',
      message: 'The method is not supported.',
    });
  }
  const name = /^application\/vnd\.pingidentity\.([\w.]+)\+json/.exec(
    request.headers['content-type'] ?? '',
  )?.[1];
  if (!isFlowAction(name)) {
    return sendProblem(response, {
      status: 415,
      code: 'INVALID_REQUEST',
      message: 'The media type is not supported.',
    });
  }
  const values = parseObject(body);
  if (!values) {
    return sendProblem(response, {
      status: 400,
      code: 'INVALID_REQUEST',
      message: 'The body is not a JSON object.',
    });
  }
  const problem = await context.flows.act(flow, name, values);
  if (problem) return sendProblem(response, problem);
  sendJson(response, 200, describeFlow(context, flow));
}
