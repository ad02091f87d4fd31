import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { callbackPortError } from '../../src/auth/callback-port.ts';
import { authorizationCodeGrant } from '../../src/auth/grants/authorization-code.ts';
import { createGrantWorld, failureOf, textOf } from '../support/grant-world.ts';

function osError(code: string): Error {
  return Object.assign(new Error(`listen ${code}`), { code });
}

describe('callbackPortError', () => {
  it('REL-47 F-08 an occupied port: names it and the ways out, and no browser is opened', async () => {
    const world = await createGrantWorld({ browse: async () => undefined });
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
    const address = holder.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const signOn = { ...world.signOn, redirect: { port, path: '/callback' }, profileIsActive: false };

    const error = await failureOf(authorizationCodeGrant.obtain(signOn, world.ports, { openBrowser: true }));
    holder.close();
    await world.server.stop();

    expect(error.facts.code).toBe('CALLBACK_PORT_IN_USE');
    expect(textOf(error)).toContain(`Port ${port} is in use`);
    expect(textOf(error)).toContain('pingcli pingone auth login --device-code --profile prod');
    expect(textOf(error)).toContain('service.pingOne.authentication.authorizationCode.redirectUri.port=');
    expect(textOf(error)).toMatch(/register http:\/\/127\.0\.0\.1:<port>\/callback/);
    expect(world.opened).toEqual([]);
    expect(world.server.requestsTo('/token')).toEqual([]);
  });

  it.each([
    ['EADDRINUSE', 'CALLBACK_PORT_IN_USE', 'in use'],
    ['EACCES', 'CALLBACK_PORT_FORBIDDEN', 'Windows reserves'],
    ['EADDRNOTAVAIL', 'LOOPBACK_UNAVAILABLE', 'no IPv4 loopback'],
    ['EMFILE', 'CALLBACK_LISTENER_FAILED', 'listen EMFILE'],
  ])('REL-47 F-09 tells %s apart', async (code, expected, words) => {
    const { signOn, server } = await createGrantWorld();
    await server.stop();
    const error = callbackPortError(osError(code), {
      ...signOn,
      redirect: { port: 7464, path: '/callback' },
    });
    expect(error.facts.code).toBe(expected);
    expect(error.outcome).toBe('failure');
    expect(textOf(error)).toContain(words);
    expect(textOf(error)).toContain('7464');
    expect(textOf(error)).toContain('--device-code');
  });
});
