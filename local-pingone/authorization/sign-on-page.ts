/** What the sign-on page shows in each status of a flow: plain forms, no JavaScript. */
import { type Flow, type FlowAction, hasEnded, statusOf } from './flow.ts';
import { escapeHtml } from './page-layout.ts';

export interface SignOnView {
  title: string;
  content: string;
}

export interface SignOnPageContext {
  /** The path that the forms post to. */
  formPath: string;
  applicationName: string | undefined;
  username: string | undefined;
  /** What was wrong with the last answer. */
  problem?: string | undefined;
}

function form(context: SignOnPageContext, action: FlowAction, fields: string): string {
  return `<form method="post" action="${escapeHtml(context.formPath)}">
<input type="hidden" name="action" value="${action}">
${fields}
</form>`;
}

function field(name: string, label: string, type: string, more = ''): string {
  return `<label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="${type}" required ${more}>`;
}

const SCOPES: Record<string, string> = {
  openid: 'Know who you are',
  profile: 'See your name',
  email: 'See your email address',
  offline_access: 'Stay signed on until you sign off',
};

function scopeList(flow: Flow): string {
  const items = flow.scopes.map((scope) => `<li>${escapeHtml(SCOPES[scope] ?? scope)}</li>`);
  return `<ul>${items.join('')}<li>Act with your administrator roles</li></ul>`;
}

function consent(flow: Flow, context: SignOnPageContext, action: FlowAction): SignOnView {
  const name = context.applicationName ?? 'An application';
  const device =
    flow.kind === 'device' ? '<p>It runs on the device that shows the code you have confirmed.</p>' : '';
  return {
    title: `${name} asks for access`,
    content: `${device}<p>It asks to:</p>${scopeList(flow)}${form(
      context,
      action,
      `<div class="choice"><button name="accept" value="true">Allow</button>
<button class="other" name="accept" value="false">Deny</button></div>`,
    )}`,
  };
}

function account(flow: Flow, context: SignOnPageContext): string {
  if (flow.userId === undefined || context.username === undefined || hasEnded(flow)) return '';
  return `<div class="account">Signed on as ${escapeHtml(context.username)}. ${form(
    context,
    'session.reset',
    '<button class="link">Use another account</button>',
  )}</div>`;
}

function viewOf(flow: Flow, context: SignOnPageContext): SignOnView {
  const status = statusOf(flow);
  switch (status) {
    case 'USERNAME_PASSWORD_REQUIRED': {
      const forWhom =
        context.applicationName === undefined
          ? ''
          : `<p>Use your account to continue to ${escapeHtml(context.applicationName)}.</p>`;
      const { username: known } = context;
      const username = known === undefined ? 'autofocus' : `value="${escapeHtml(known)}"`;
      const password = known === undefined ? '' : 'autofocus';
      return {
        title: 'Sign on',
        content: `${forWhom}${form(
          context,
          'usernamePassword.check',
          `${field('username', 'Username', 'text', `autocomplete="username" ${username}`)}
${field('password', 'Password', 'password', `autocomplete="current-password" ${password}`)}
<button>Sign on</button>`,
        )}`,
      };
    }
    case 'MUST_CHANGE_PASSWORD':
    case 'PASSWORD_EXPIRED':
      return {
        title: 'Choose a new password',
        content: `<p>${status === 'PASSWORD_EXPIRED' ? 'Your password has expired.' : 'Your password must be changed before you go on.'}</p>
${form(
  context,
  'password.reset',
  `${field('currentPassword', 'Current password', 'password', 'autocomplete="current-password" autofocus')}
${field('newPassword', 'New password', 'password', 'autocomplete="new-password"')}
<button>Change password</button>`,
)}`,
      };
    case 'OTP_REQUIRED':
      return {
        title: 'Enter the passcode',
        content: `<p>Your account asks for a second factor.</p>${form(
          context,
          'otp.check',
          `${field('otp', 'Passcode', 'text', 'class="code" inputmode="numeric" autocomplete="one-time-code" autofocus')}
<button>Go on</button>`,
        )}`,
      };
    case 'DAG_USER_CODE_REQUIRED': {
      const code =
        flow.suggestedUserCode === undefined ? '' : `value="${escapeHtml(flow.suggestedUserCode)}"`;
      return {
        title: 'Confirm the code',
        content: `<p>Go on only if this is the code that your own device shows.</p>${form(
          context,
          'deviceAuthGrant.userCode.verify',
          `${field('userCode', 'Code', 'text', `class="code" autocomplete="off" autocapitalize="characters" autofocus ${code}`)}
<button>Confirm</button>`,
        )}`,
      };
    }
    case 'DAG_CONSENT_REQUIRED':
      return consent(flow, context, 'deviceAuthGrant.consent');
    case 'AGREEMENT_CONSENT_REQUIRED':
      return consent(flow, context, 'user.consent');
    case 'COMPLETED':
      return { title: 'Done', content: '<p>The device is signed on. You can close this window.</p>' };
    case 'FAILED':
      return { title: 'Denied', content: '<p>The device gets no access. You can close this window.</p>' };
  }
}

export function renderSignOn(flow: Flow, context: SignOnPageContext): SignOnView {
  const { title, content } = viewOf(flow, context);
  const problem =
    context.problem === undefined ? '' : `<p class="problem" role="alert">${escapeHtml(context.problem)}</p>`;
  return { title, content: `${problem}${content}${account(flow, context)}` };
}
