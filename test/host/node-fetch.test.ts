import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createNodeFetch } from '../../src/host/node-fetch.ts';
import { wasNeverSent } from '../../src/http/network-error.ts';
import { respond, serve } from '../http/loopback-server.ts';
import { failure } from '../support/failure.ts';

/** A proxy that refuses every tunnel, and remembers what was asked of it. */
async function refusingProxy(status: string): Promise<{ host: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer();
  server.on('connect', (request, socket) => {
    asked.push(`${request.url} ${request.headers['proxy-authorization'] ?? ''}`);
    socket.end(`HTTP/1.1 ${status}\r\n\r\n`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  const address = server.address();
  const isAddress = (value: unknown): value is AddressInfo => typeof value === 'object' && value !== null;
  if (!isAddress(address)) throw new Error('not listening');
  return { host: `127.0.0.1:${address.port}`, asked };
}

describe('fetch', () => {
  it('is the global one where no proxy is named', () => {
    expect(createNodeFetch({})).toBe(fetch);
    expect(createNodeFetch({ NO_PROXY: '*', HTTPS_PROXY: '' })).toBe(fetch);
  });

  it.each([
    ['407 Proxy Authentication Required', 'user name and password'],
    ['403 Forbidden', 'let the host through'],
  ])('SEC-74 F-35 names the proxy that answered %s, without its credentials', async (status, fix) => {
    const proxy = await refusingProxy(status);
    const through = createNodeFetch({ https_proxy: `http://jane:canary-password@${proxy.host}` });
    const error = await failure(through('https://api.pingone.eu/v1/environments'));
    expect(proxy.asked).toHaveLength(1);
    expect(proxy.asked[0]).toContain('api.pingone.eu:443 Basic ');
    expect(error.facts).toMatchObject({
      code: 'PROXY_REFUSED',
      outcome: 'unavailable',
      reason: `the proxy http://${proxy.host} answered ${status.slice(0, 3)}`,
    });
    expect(error.facts.suggestion).toContain(fix);
    expect(JSON.stringify(error.facts)).not.toContain('canary');
    expect(wasNeverSent(error)).toBe(true);
  });

  it('SEC-74 goes straight to loopback', async () => {
    const proxy = await refusingProxy('403 Forbidden');
    const server = await serve(respond(200, 'straight'));
    const through = createNodeFetch({
      HTTP_PROXY: `http://${proxy.host}`,
      HTTPS_PROXY: `http://${proxy.host}`,
    });
    expect(await (await through(server.origin)).text()).toBe('straight');
    expect(proxy.asked).toEqual([]);
  });

  it.each(['nonsense', ':::', 'socks5://proxy:1080', 'proxy:8080'])(
    'refuses %s as the address of a proxy',
    async (address) => {
      const { facts } = await failure(createNodeFetch({ HTTPS_PROXY: address })('https://api.pingone.eu'));
      expect(facts).toMatchObject({ outcome: 'configuration' });
      expect(facts.message).toContain('HTTPS_PROXY');
      expect(`${facts.message}${facts.suggestion}`).not.toContain('1080');
    },
  );
});
