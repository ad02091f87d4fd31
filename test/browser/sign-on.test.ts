/** A person signs on: Chromium at the local PingOne's page, and the built pingcli that waits for it. */
import type { Browser, Page, Response } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { LocalPingOne } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import { createBrowserStub } from '../support/browser-stub.ts';
import { missingChromium, startChromium } from '../support/chromium.ts';
import { expectAccessible } from '../support/page-audit.ts';
import { beginBinary, type RunningBinary } from '../support/run-binary.ts';
import { prepareNativeClient } from '../support/sign-on-machine.ts';

const missing = missingChromium();
const login = ['pingone', 'auth', 'login'];
const addressAlone = /^http:\/\/127\.0\.0\.1:\d+\/\S+$/m;

const title = `signing on in a browser${missing ? `: ${missing}` : ''}`;
/** Milliseconds: a browser takes its time on a busy machine. */
const timeout = 60_000;

describe.skipIf(missing !== undefined)(title, { timeout }, () => {
  let browser: Browser;
  let pingOne: LocalPingOne;
  beforeAll(async () => {
    [browser, pingOne] = await Promise.all([
      startChromium(),
      startLocalPingOne({ devicePollingInterval: 1 }),
    ]);
  }, timeout);
  afterAll(async () => {
    await Promise.all([browser.close(), pingOne.stop()]);
  });

  /** A browser that knows nobody yet, and what it asked for and was told. */
  async function openPage(): Promise<{ page: Page; requested: string[]; complaints: string[] }> {
    const context = await browser.newContext();
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const requested: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => requested.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    return { page, requested, complaints };
  }

  async function signOn(page: Page, password = pingOne.accounts.administrator.password): Promise<void> {
    await page.getByLabel('Username').fill(pingOne.accounts.administrator.username);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign on' }).click();
  }

  /** Presses the button and answers what the page that it leads to came with. */
  async function press(page: Page, button: string): Promise<Response> {
    const arrival = page.waitForResponse((response) => new URL(response.url()).pathname === '/callback');
    await page.getByRole('button', { name: button }).click();
    const response = await arrival;
    await page.waitForLoadState();
    return response;
  }

  function heading(page: Page): Promise<string | null> {
    return page.getByRole('heading', { level: 1 }).textContent();
  }

  /** SEC-18: the page at the end is ours alone. */
  async function expectOurs(page: Page, response: Response, requested: string[]): Promise<void> {
    const callback = new URL(response.url());
    expect(new URL(page.url()).origin).toBe(callback.origin);
    expect(requested.filter((url) => new URL(url).origin === callback.origin)).toEqual([response.url()]);
    const known = [callback.origin, pingOne.authBaseUrl];
    expect(requested.filter((url) => !known.includes(new URL(url).origin))).toEqual([]);
    expect(await response.allHeaders()).toMatchObject({
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    expect(await page.locator('script, link, img, iframe').count()).toBe(0);
  }

  it('SEC-18 authorization code: the browser that pingcli opened ends at our success page', async () => {
    const stub = createBrowserStub();
    const machine = await prepareNativeClient(pingOne, 'AUTHORIZATION_CODE', { BROWSER: stub.command });
    const run = beginBinary(login, machine);
    const { page, requested, complaints } = await openPage();
    const address = await stub.address();
    expect(await run.said(addressAlone)).toBe(address);

    await page.goto(address);
    expect(await heading(page)).toBe('Sign on');
    await expectAccessible(page, 'sign-on');
    await signOn(page, 'not-the-password');
    const alert = page.getByRole('alert');
    expect(await alert.textContent()).toBe('The username or password is not correct.');
    expect(await page.getByLabel('Username').inputValue()).toBe('administrator');
    await expectAccessible(page, 'sign-on-refused');
    await signOn(page);
    expect(await heading(page)).toBe('Command Line asks for access');
    await expectAccessible(page, 'consent');

    const response = await press(page, 'Allow');
    expect(response.status()).toBe(200);
    expect(await heading(page)).toBe("You're signed on");
    const words = await page.locator('main').textContent();
    expect(words).toContain(pingOne.environmentId);
    expect(words).toContain('You can close this window and return to the terminal.');
    await expectOurs(page, response, requested);
    await expectAccessible(page, 'success');
    // A refused password answers 400, which Chromium mentions.
    expect(complaints.filter((text) => !text.includes('400 (Bad Request)'))).toEqual([]);
    expect(await run.ended).toMatchObject({
      code: 0,
      stdout: '',
      stderr: expect.stringContaining('✔ Successfully authenticated with authorization code\n'),
    });
  });

  it('SEC-18 authorization code: a denial ends at our failure page, which says so', async () => {
    const machine = await prepareNativeClient(pingOne, 'AUTHORIZATION_CODE');
    const run = beginBinary([...login, '--no-browser'], machine);
    const { page, requested, complaints } = await openPage();
    await page.goto(await run.said(addressAlone));
    await signOn(page);
    const response = await press(page, 'Deny');
    expect(response.status()).toBe(400);
    expect(await heading(page)).toBe('Sign-on denied');
    expect(await page.getByRole('alert').textContent()).toContain('You can close this window.');
    await expectOurs(page, response, requested);
    await expectAccessible(page, 'failure');
    expect(complaints.filter((text) => !text.includes('400 (Bad Request)'))).toEqual([]);
    expect(await run.ended).toMatchObject({ code: 4, stderr: expect.stringMatching(/^✖ .*denied/m) });
  });

  async function showDevicePage(run: RunningBinary, page: Page): Promise<string> {
    const shown = await run.said(/^http:\/\/127\.0\.0\.1:\d+\/\S+\n.*code:\n[A-Z0-9-]+\n/m);
    const [address = '', , code = ''] = shown.split('\n');
    expect(address).not.toContain(code);
    await page.goto(address);
    return code;
  }

  it('device code: typed at the verification page, confirmed and allowed', async () => {
    const run = beginBinary(login, await prepareNativeClient(pingOne, 'DEVICE_CODE'));
    const { page, complaints } = await openPage();
    const code = await showDevicePage(run, page);
    await signOn(page);
    expect(await heading(page)).toBe('Confirm the code');
    await expectAccessible(page, 'device-code');
    await page.getByLabel('Code').fill('WRONG');
    await page.getByRole('button', { name: 'Confirm' }).click();
    expect(await page.getByRole('alert').textContent()).toBe('There is no such code.');
    await page.getByLabel('Code').fill(code.toLowerCase());
    await page.getByRole('button', { name: 'Confirm' }).click();
    expect(await heading(page)).toBe('Command Line asks for access');
    await expectAccessible(page, 'device-consent');
    await page.getByRole('button', { name: 'Allow' }).click();
    expect(await heading(page)).toBe('Done');
    await expectAccessible(page, 'device-done');
    expect(complaints.filter((text) => !text.includes('400 (Bad Request)'))).toEqual([]);
    expect(await run.ended).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('✔ Successfully authenticated with device code\n'),
    });
  });

  it('device code: denied at the verification page', async () => {
    const run = beginBinary(login, await prepareNativeClient(pingOne, 'DEVICE_CODE'));
    const { page } = await openPage();
    const code = await showDevicePage(run, page);
    await signOn(page);
    await page.getByLabel('Code').fill(code);
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByRole('button', { name: 'Deny' }).click();
    expect(await heading(page)).toBe('Denied');
    await expectAccessible(page, 'device-denied');
    expect(await run.ended).toMatchObject({ code: 4, stderr: expect.stringMatching(/^✖ .*denied/m) });
  });
});
