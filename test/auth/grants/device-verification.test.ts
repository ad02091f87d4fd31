import { afterEach, describe, expect, it } from 'vitest';
import { deviceAuthorizationGrant } from '../../../src/auth/grants/device-authorization.ts';
import {
  createGrantWorld,
  failureOf,
  type GrantWorld,
  type WorldOptions,
} from '../../support/grant-world.ts';
import { scriptDeviceAuthorization } from '../../support/scripted-authorization-server.ts';

let world: GrantWorld;

async function createWorld(options: WorldOptions = {}): Promise<void> {
  world = await createGrantWorld({ grant: 'device_code', flows: true, ...options });
}

afterEach(() => world.server.stop());

const obtain = (openBrowser = true) =>
  deviceAuthorizationGrant.obtain(world.signOn, world.ports, { openBrowser });

describe('device authorization grant: the verification address', () => {
  it('opens the complete address where a browser is likely, and none with --no-browser', async () => {
    await createWorld({ browse: async () => undefined });
    await obtain();
    expect(world.opened).toEqual([expect.stringMatching(/\/device\?user_code=BCDF-GHJK$/)]);
    await obtain(false);
    expect(world.opened).toHaveLength(1);
  });

  it('opens the plain address where there is no complete one', async () => {
    await createWorld({ browse: async () => undefined });
    scriptDeviceAuthorization(world.server, {});
    await obtain();
    expect(world.opened).toEqual([`${new URL(world.server.issuer).origin}/device`]);
  });

  it('never opens a verification page of another host, and points it out', async () => {
    await createWorld({ browse: async () => undefined });
    scriptDeviceAuthorization(world.server, {
      verification_uri: 'https://activate.example.org/tv',
      verification_uri_complete: 'https://activate.example.org/tv?c=1',
    });
    await obtain();
    expect(world.opened).toEqual([]);
    expect(world.said).toContain('copyable https://activate.example.org/tv');
    expect(world.said).toContainEqual(
      expect.stringMatching(/^note .*activate\.example\.org.*Continue only if you know it/),
    );
  });

  it('does not open a complete address that leaves the host of the short one', async () => {
    await createWorld({ browse: async () => undefined });
    scriptDeviceAuthorization(world.server, {
      verification_uri_complete: 'https://evil.test/?user_code=BCDF-GHJK',
    });
    await obtain();
    expect(world.opened).toEqual([`${new URL(world.server.issuer).origin}/device`]);
  });

  it.each(['http://auth.pingone.eu/device', 'javascript:alert(1)', 'file:///etc/passwd', 'nonsense'])(
    'refuses to show the verification address %s',
    async (address) => {
      await createWorld();
      scriptDeviceAuthorization(world.server, { verification_uri: address });
      expect((await failureOf(obtain())).facts.code).toBe('UNSAFE_VERIFICATION_URI');
      expect(world.server.requestsTo('/token')).toEqual([]);
      expect(world.said.join('\n')).not.toContain(address);
    },
  );
});
