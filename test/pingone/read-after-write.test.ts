/** What a run has just made and PingOne does not show yet, by the real client against a local PingOne. */
import { describe, expect, it } from 'vitest';
import type { Fault } from '../../local-pingone/contract.ts';
import { environments } from '../../src/catalogue/pingone/environments.ts';
import { populations } from '../../src/catalogue/pingone/populations.ts';
import { textAt } from '../../src/core/json.ts';
import { failure } from '../support/failure.ts';
import { createStandingClock } from '../support/standing-clock.ts';
import { createClientWorld } from './client-world.ts';

const forEver = Number.POSITIVE_INFINITY;

async function setUp() {
  const clock = createStandingClock({ flows: true });
  const waits: string[] = [];
  const patience = {
    clock,
    signal: new AbortController().signal,
    onWait: (_: number, reason: string) => waits.push(reason),
  };
  const world = await createClientWorld({ patience });
  const parameters = { environmentId: world.local.environmentId };
  const make = async (name: string): Promise<string> =>
    textAt(await world.client.create(populations, parameters, { name }), 'id') ?? '';
  return { ...world, clock, waits, parameters, make };
}

function denied(status: number): Fault {
  return { kind: 'answer', status, body: '{"code":"ACCESS_FAILED","message":"Not yet."}' };
}

describe('REL-11 what this run has made', () => {
  it.each([404, 403])('is asked for again while PingOne answers %d', async (status) => {
    const { client, clock, local, make, parameters, sent, waits } = await setUp();
    const id = await make('Slow');
    local.faults.add({ host: 'api', method: 'GET' }, denied(status), 3);
    expect(await client.get(populations, parameters, id)).toMatchObject({ name: 'Slow' });
    expect(sent().filter((line) => line.startsWith('GET'))).toHaveLength(4);
    expect(clock.sleeps).toEqual([500, 1000, 2000]);
    expect(waits[0]).toContain('just made');
  });

  it('is given up 30 s after it was made', async () => {
    const { client, clock, local, make, parameters } = await setUp();
    const id = await make('Never');
    local.faults.add({ host: 'api', method: 'GET' }, denied(404), forEver);
    expect((await failure(client.get(populations, parameters, id))).outcome).toBe('not-found');
    expect(clock.sleeps.reduce((sum, each) => sum + each, 0)).toBe(30_000);
  });

  it('is believed in itself, and not what lies below it', async () => {
    const { client, clock, local } = await setUp();
    const { license = null } = await client.get(environments, {}, local.environmentId);
    const made = await client.create(
      environments,
      {},
      { name: 'New', type: 'SANDBOX', region: 'EU', license },
    );
    const environmentId = textAt(made, 'id') ?? '';
    local.faults.add({ host: 'api', method: 'POST' }, denied(403));
    const below = client.create(populations, { environmentId }, { name: 'First' });
    expect((await failure(below)).outcome).toBe('permission-denied');
    expect(clock.sleeps).toEqual([]);
  });

  it('and deleted again is gone at once', async () => {
    const { client, clock, make, parameters } = await setUp();
    const id = await make('Gone');
    await client.remove(populations, parameters, id);
    expect((await failure(client.get(populations, parameters, id))).outcome).toBe('not-found');
    expect(clock.sleeps).toEqual([]);
  });
});

it('REL-11 what somebody else made, or nobody, is asked for once', async () => {
  const { client, clock, local, make, parameters, sent } = await setUp();
  await make('Mine');
  const before = sent().length;
  const id = '22222222-2222-4222-8222-222222222222';
  expect((await failure(client.get(populations, parameters, id))).outcome).toBe('not-found');
  expect(sent()).toHaveLength(before + 1);
  local.faults.add({ host: 'api', method: 'GET' }, denied(404));
  expect((await failure(client.get(environments, {}, local.environmentId))).outcome).toBe('not-found');
  expect(clock.sleeps).toEqual([]);
});
