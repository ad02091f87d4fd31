/** The sign-on page as a person's browser walks it: form posts that drive the same actions as the flow API. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { textIn } from './document-fields.ts';
import { type Flow, type FlowAction, hasEnded } from './flow.ts';
import { type FlowApiContext, isFlowAction } from './flow-api.ts';
import { escapeHtml, type RenderedPage, renderPage, sendPage } from './page-layout.ts';
import type { Problem } from './platform-problem.ts';
import { renderSignOn } from './sign-on-page.ts';

export function signOnUrl(context: FlowApiContext, flow: Flow): string {
  return `${context.base}/signon/?flowId=${flow.id}`;
}

/** The last part of a content security policy's `form-action` that lets the browser follow to the application. */
function formTargetOf(redirectUri: string | undefined): string | undefined {
  const url = redirectUri === undefined ? null : URL.parse(redirectUri);
  if (!url) return undefined;
  return url.origin === 'null' ? url.protocol : url.origin;
}

function explain(problem: Problem, action: FlowAction): string {
  const [detail] = problem.details ?? [];
  if (detail?.code === 'INVALID_CREDENTIALS') {
    return action === 'password.reset'
      ? 'The current password is not correct.'
      : 'The username or password is not correct.';
  }
  if (detail?.code === 'PASSWORD_LOCKED_OUT') {
    const seconds = detail.innerError?.secondsUntilUnlock;
    const when =
      typeof seconds === 'number'
        ? `Try again in ${Math.ceil(seconds / 60)} minutes`
        : 'Ask an administrator to unlock it';
    return `This account is locked. ${when}, or use another account.`;
  }
  return detail?.message ?? problem.message;
}

function environmentName(context: FlowApiContext): string {
  return textIn(context.store.get(`environments/${context.environmentId}`), 'name') ?? '';
}

export function sendMessage(
  context: FlowApiContext,
  response: ServerResponse,
  status: number,
  title: string,
  text: string,
): void {
  const content = `<p>${escapeHtml(text)}</p>`;
  sendPage(response, { status, title, content, environmentName: environmentName(context) });
}

/** For a browser whose authorization request cannot even be answered with a redirect. */
export function renderRefusal(context: FlowApiContext, error: string, description: string): RenderedPage {
  const content = `<p>The application’s request was refused:</p>
<p class="problem" role="alert">${escapeHtml(description)}</p><p>Error code: ${escapeHtml(error)}</p>`;
  return renderPage({
    title: 'This sign-on cannot start',
    content,
    environmentName: environmentName(context),
  });
}

const START_AGAIN = 'Start again where you came from, for example with “pingcli login”.';

/** For a browser that has not started this flow, or has dropped its cookie. */
export function sendForeignSession(context: FlowApiContext, response: ServerResponse): void {
  sendMessage(context, response, 401, 'This sign-on belongs to another browser', START_AGAIN);
}

function showFlow(
  context: FlowApiContext,
  flow: Flow,
  response: ServerResponse,
  answer: { status: number; problem?: string; username?: string },
): void {
  const environment = `environments/${context.environmentId}`;
  const user = context.store.get(`${environment}/users/${flow.userId}`);
  const view = renderSignOn(flow, {
    formPath: new URL(signOnUrl(context, flow)).pathname + new URL(signOnUrl(context, flow)).search,
    applicationName: textIn(context.store.get(`${environment}/applications/${flow.clientId}`), 'name'),
    username: answer.username ?? textIn(user, 'username'),
    problem: answer.problem,
  });
  response.setHeader('Set-Cookie', context.sessions.cookie(flow.session));
  sendPage(response, {
    ...view,
    status: answer.status,
    environmentName: environmentName(context),
    formTarget: formTargetOf(flow.redirectUri),
  });
}

/** Forms know text only; the flow API takes a boolean for consent. */
function readForm(body: Buffer): Record<string, unknown> & { action?: unknown } {
  const values: Record<string, unknown> = Object.fromEntries(new URLSearchParams(body.toString('utf8')));
  if (values.accept === 'true' || values.accept === 'false') values.accept = values.accept === 'true';
  return values;
}

export async function serveSignOn(
  context: FlowApiContext,
  request: IncomingMessage,
  url: URL,
  body: Buffer,
  response: ServerResponse,
): Promise<void> {
  const session = context.sessions.find(request.headers.cookie);
  const flow = context.flows.find(url.searchParams.get('flowId') ?? '');
  if (!flow) return sendMessage(context, response, 404, 'This sign-on is over', START_AGAIN);
  if (flow.session.id !== session?.id) return sendForeignSession(context, response);
  const resumeUrl = `${context.base}/as/resume?flowId=${flow.id}`;
  if (request.method === 'POST') {
    const { action, ...values } = readForm(body);
    if (typeof action !== 'string' || !isFlowAction(action)) {
      return showFlow(context, flow, response, { status: 400, problem: 'The form was not complete.' });
    }
    const problem = await context.flows.act(flow, action, values);
    if (problem) {
      const username = typeof values.username === 'string' ? { username: values.username } : {};
      return showFlow(context, flow, response, {
        status: 400,
        problem: explain(problem, action),
        ...username,
      });
    }
  }
  if (hasEnded(flow) && flow.kind === 'authorize') return redirect(response, resumeUrl);
  if (request.method === 'POST') return redirect(response, signOnUrl(context, flow));
  showFlow(context, flow, response, { status: 200 });
}

/** 303: after a form post the browser must go on with GET (RFC 9110 §15.4.4). */
export function redirect(response: ServerResponse, location: string, status = 303): void {
  response.writeHead(status, { Location: location, 'Content-Length': 0, 'Cache-Control': 'no-store' });
  response.end();
}
