import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LocalPingOne } from '../../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../../local-pingone/start.ts';
import { createHttpBrowser } from '../../support/http-browser.ts';
import { administrator, authorize, type Callback, listenForCallback } from './oauth-client.ts';

let pingOne: LocalPingOne;
let callback: Callback;
beforeEach(async () => {
  pingOne = await startLocalPingOne();
  callback = await listenForCallback();
});
afterEach(async () => {
  await callback.close();
  await pingOne.stop();
});

const requestUrl = () => authorize(pingOne, pingOne.clients.native, callback.redirectUri).url;

describe('the sign-on page', () => {
  it('needs no script and nothing from elsewhere', async () => {
    const browser = createHttpBrowser();
    const location = (await browser.request(requestUrl())).headers.get('location') ?? '';
    const page = await browser.request(location);
    const html = await page.text();
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toMatch(
      new RegExp(
        `^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self' ${new URL(callback.redirectUri).origin}; `,
      ),
    );
    expect(html).toContain('local PingOne');
    expect(html).toContain('Administrators');
    expect(html).toContain('Use your account to continue to Command Line.');
    expect(html).toContain('prefers-color-scheme: dark');
    expect(html).not.toMatch(/<script|<link|<img|src=|url\(/);
    for (const account of Object.values(pingOne.accounts)) {
      expect(html).not.toContain(account.password);
    }
  });

  it('says what is wrong, and keeps the username', async () => {
    const { username, password } = administrator(pingOne);
    const browser = createHttpBrowser();
    const location = (await browser.request(requestUrl())).headers.get('location') ?? '';
    const attempt = async (values: Record<string, string>) => {
      const form = { action: 'usernamePassword.check', ...values };
      const response = await browser.request(location, { method: 'POST', body: new URLSearchParams(form) });
      return { status: response.status, html: await response.text() };
    };
    const wrong = await attempt({ username: '"><b>x', password: 'wrong' });
    expect(wrong.status).toBe(400);
    expect(wrong.html).toContain('The username or password is not correct.');
    expect(wrong.html).toContain('value="&#34;&#62;&#60;b&#62;x"');
    expect(await attempt({ username, password: '' })).toMatchObject({ status: 400 });
    const { locked } = pingOne.accounts;
    expect((await attempt({ username: locked.username, password: locked.password })).html).toContain(
      'This account is locked. Ask an administrator to unlock it',
    );
    for (let count = 0; count < 5; count += 1) await attempt({ username, password: 'wrong' });
    expect((await attempt({ username, password })).html).toContain('Try again in 15 minutes');
  });

  it('asks for a new password, then for consent', async () => {
    const { username, password } = pingOne.accounts.mustChangePassword;
    const answers = { username, password, newPassword: 'Another-One-3!' };
    const { redirectedTo } = await createHttpBrowser().signOn(requestUrl(), answers);
    expect(redirectedTo).toContain('code=');
    const again = { username, password: 'Another-One-3!' };
    expect((await createHttpBrowser().signOn(requestUrl(), again)).redirectedTo).toContain('code=');
    await expect(createHttpBrowser().signOn(requestUrl(), { username, password })).rejects.toThrow(
      'The username or password is not correct.',
    );
  });

  it('lets the person take another account', async () => {
    const browser = createHttpBrowser();
    const location = (await browser.request(requestUrl())).headers.get('location') ?? '';
    const post = (form: Record<string, string>) =>
      browser.open(location, { method: 'POST', body: new URLSearchParams(form) });
    const { username, password } = administrator(pingOne);
    expect(await post({ action: 'usernamePassword.check', username, password })).toMatchObject({
      html: expect.stringContaining('Command Line asks for access'),
    });
    expect(await post({ action: 'session.reset' })).toMatchObject({
      html: expect.stringContaining('<h1>Sign on</h1>'),
    });
    expect(await post({ action: 'no-such-action' })).toMatchObject({ status: 400 });
  });

  it('is of no use to another browser, or when it is over', async () => {
    const location = (await createHttpBrowser().request(requestUrl())).headers.get('location') ?? '';
    expect(await createHttpBrowser().open(location)).toMatchObject({
      status: 401,
      html: expect.stringContaining('This sign-on belongs to another browser'),
    });
    pingOne.advance(901_000);
    expect(await createHttpBrowser().open(location)).toMatchObject({
      status: 404,
      html: expect.stringContaining('This sign-on is over'),
    });
  });
});
