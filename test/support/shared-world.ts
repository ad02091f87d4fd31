/** One local PingOne for a whole test file; each test takes names of its own. */
import { afterAll, beforeAll } from 'vitest';
import type { LocalPingOne } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import { type ApiWorld, openWorld } from './api-world.ts';

export function shareWorld(): () => ApiWorld {
  let local: LocalPingOne | undefined;
  let world: ApiWorld | undefined;
  beforeAll(async () => {
    local = await startLocalPingOne();
    world = openWorld(local);
  });
  afterAll(() => local?.stop());
  return () => {
    if (!world) throw new Error('the world is not up yet');
    world.requests();
    return world;
  };
}
