/** Sign-on sessions as the Management API shows them, and what ending one there means for the browser. */
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
const userPath = () => `environments/${pingOne.environmentId}/users/${pingOne.accounts.administrator.id}`;
const sessions = () => pingOne.store.list(`${userPath()}/sessions`);

describe('signing on', () => {
  it('leaves a session and the time with the user; ending it asks the browser to sign on again', async () => {
    const before = sessions().map(({ id }) => id);
    const { username, password } = administrator(pingOne);
    const browser = createHttpBrowser();
    await browser.signOn(requestUrl(), { username, password, consent: 'allow' });
    const [fresh] = sessions().filter(({ id }) => !before.includes(id ?? null));
    expect(fresh).toMatchObject({ user: { id: pingOne.accounts.administrator.id } });
    expect(pingOne.store.get(userPath())?.lastSignOn).toEqual(fresh?.lastSignOn);

    const page = async () => {
      const location = (await browser.request(requestUrl())).headers.get('location') ?? '';
      return (await browser.request(location)).text();
    };
    expect(await page()).not.toContain('type="password"');
    pingOne.store.remove(`${userPath()}/sessions/${String(fresh?.id)}`);
    expect(await page()).toContain('type="password"');
  });

  it('keeps ten sessions of a user, the newest', async () => {
    const { username, password } = administrator(pingOne);
    for (let count = 0; count < 9; count += 1) {
      await createHttpBrowser().signOn(requestUrl(), { username, password, consent: 'allow' });
    }
    expect(sessions()).toHaveLength(10);
    expect(sessions().map(({ browser }) => Object(browser).name)).not.toContain('Firefox');
  });
});
