/** Writes while the API misbehaves: none lost without a word, none done twice, and the exit code says which it was. */
import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Fault } from '../../local-pingone/contract.ts';
import type { ApiWorld } from '../support/api-world.ts';
import { createLeapingClock, type LeapingClock } from '../support/leaping-clock.ts';
import type { CliRun } from '../support/run-cli.ts';
import { shareWorld } from '../support/shared-world.ts';

const open = shareWorld();
const forEver = Number.POSITIVE_INFINITY;

interface Written extends CliRun {
  /** Method and status of each write that reached PingOne, in order; undefined where it was not answered. */
  writes: [method: string, status: number | undefined][];
  clock: LeapingClock;
}

async function write(world: ApiWorld, words: string, fault?: Fault, times = 1): Promise<Written> {
  world.requests();
  // Only what really is waited out may be short: a busy machine takes its time for a token.
  const clock = createLeapingClock(fault?.kind === 'stall' ? { deadline: 900 } : {});
  if (fault) {
    const method = /create/.test(words) ? 'POST' : /delete/.test(words) ? 'DELETE' : 'PUT';
    world.local.faults.add({ host: 'api', method }, fault, times);
  }
  const run = await world.run(words, { clock });
  world.local.faults.clear();
  const writes = world
    .requests()
    .flatMap(({ method, status }): Written['writes'] => (method === 'GET' ? [] : [[method, status]]));
  return { ...run, writes, clock };
}

async function named(world: ApiWorld, name: string): Promise<number> {
  const found = await world.data(['pingone', 'populations', 'list', '--filter', `name sw "${name}"`]);
  return Array.isArray(found) ? found.length : -1;
}

const create = (name: string) => `pingone populations create --name ${name}`;
const html = { 'content-type': 'text/html' };

describe('a create', () => {
  it.each<[string, Fault, made: number]>([
    ['a reset before', { kind: 'reset' }, 0],
    ['a reset after', { kind: 'reset-after-effect' }, 1],
    ['silence after', { kind: 'stall', afterBytes: 0 }, 1],
    ['half an answer after', { kind: 'cut', afterBytes: 10 }, 1],
    ['a bad gateway (502) before', { kind: 'answer', status: 502, headers: html, body: '<html>' }, 0],
    ['a gateway that gave up (504) before', { kind: 'answer', status: 504, headers: html, body: '' }, 0],
  ])(
    'REL-02 that meets %s its effect is sent once, and its outcome is unknown',
    async (what, fault, made) => {
      const world = open();
      const name = `Create-${what.replaceAll(/\W+/g, '-')}`;
      const run = await write(world, create(name), fault);
      expect(run.code, run.stderr).toBe(10);
      expect(run.writes).toHaveLength(1);
      expect(run.stderr).toMatch(/may or may not have taken effect/);
      // How to check, and under which ID PingOne knows it.
      expect(run.stderr).toMatch(/Look at the object before you try again; .* transaction ID pingcli-\w{16}/);
      expect(await named(world, name)).toBe(made);
    },
  );

  it('REL-02 REL-04 that is limited is sent again after the wait, because a 429 proves that nothing was done', async () => {
    const world = open();
    const limited: Fault = { kind: 'answer', status: 429, headers: { 'retry-after': '3' }, body: '{}' };
    const run = await write(world, create('Create-limited'), limited, 2);
    expect(run.code, run.stderr).toBe(0);
    expect(run.writes.map(([, status]) => status)).toEqual([429, 429, 201]);
    expect(run.clock.pauses.filter((pause) => pause > 2900)).toHaveLength(2);
    expect(await named(world, 'Create-limited')).toBe(1);
  });

  it.each([500, 503])(
    'REL-01 REL-02 that PingOne itself refuses with %d is not sent again',
    async (status) => {
      const world = open();
      const body = '{"code":"UNEXPECTED_ERROR","message":"Not now."}';
      const run = await write(world, create(`Create-${status}`), { kind: 'answer', status, body });
      expect(run.code).toBe(69);
      expect(run.writes).toEqual([['POST', status]]);
    },
  );

  it('REL-10 whose token is refused is sent once more with another, and one object is there', async () => {
    const world = open();
    const run = await write(world, create('Create-401'), { kind: 'answer', status: 401, body: '{}' });
    expect(run.code, run.stderr).toBe(0);
    expect(run.writes.map(([, status]) => status)).toEqual([401, 201]);
    expect(await named(world, 'Create-401')).toBe(1);
  });

  it('REL-10 that is forbidden leads to no sign-on', async () => {
    const world = open();
    const before = world.local.requests.length;
    const run = await write(world, create('Create-403'), { kind: 'answer', status: 403, body: '{}' });
    expect(run.code).toBe(5);
    const tokens = world.local.requests.slice(before).filter(({ url }) => url.endsWith('/as/token'));
    // The one that every run without a store begins with.
    expect(tokens).toHaveLength(1);
  });

  it('F-29 SEC-70 that is redirected takes its body and its token nowhere', async () => {
    const world = open();
    const headers = { location: 'http://127.0.0.1:9/v1/environments' };
    const run = await write(world, create('Create-307'), { kind: 'answer', status: 307, headers });
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('http://127.0.0.1:9');
    expect(run.writes).toEqual([['POST', 307]]);
  });
});

describe('what may be repeated', () => {
  it.each<[string, Fault]>([
    ['a reset', { kind: 'reset' }],
    ['a reset after its effect', { kind: 'reset-after-effect' }],
    ['a bad gateway', { kind: 'answer', status: 502, headers: html, body: '<html>' }],
  ])('REL-02 REL-03 a replace is, with the same body, after %s', async (what, fault) => {
    const world = open();
    const name = `Replace-${what.replaceAll(' ', '-')}`;
    await write(world, create(name));
    const { length } = world.local.requests;
    const run = await write(
      world,
      `pingone populations replace ${name} --name ${name} --description new`,
      fault,
    );
    expect(run.code, run.stderr).toBe(0);
    const bodies = world.local.requests.slice(length).filter(({ method }) => method === 'PUT');
    expect(new Set(bodies.map(({ body }) => body)).size).toBe(1);
    expect(bodies).toHaveLength(2);
    expect(await world.data(['pingone', 'populations', 'get', name])).toMatchObject({ description: 'new' });
  });

  it('REL-03 a delete whose first answer was lost has succeeded when the second says 404', async () => {
    const world = open();
    await write(world, create('Delete-lost'));
    const run = await write(world, 'pingone populations delete Delete-lost --confirm Delete-lost', {
      kind: 'reset-after-effect',
    });
    expect(run.code, run.stderr).toBe(0);
    expect(run.writes.map(([, status]) => status)).toEqual([undefined, 404]);
    expect(await named(world, 'Delete-lost')).toBe(0);
  });

  it('REL-02 a replace that never gets an answer ends with 10 after five more tries', async () => {
    const world = open();
    await write(world, create('Replace-lost'));
    const words = 'pingone populations replace Replace-lost --name Replace-lost --description new';
    const run = await write(world, words, { kind: 'reset' }, forEver);
    expect(run.code).toBe(10);
    // And one more where the first went into a connection that had been idle (REL-12).
    expect([6, 7]).toContain(run.writes.length);
  });
});

it('REL-13 all requests of a run bear one transaction ID, and --verbose says it', async () => {
  const world = open();
  world.requests();
  const run = await world.run('pingone populations list --verbose -e Administrators');
  expect(run.code, run.stderr).toBe(0);
  const ids = world.requests().map(({ headers }) => headers['x-ping-external-transaction-id'] ?? '');
  expect(ids.length).toBeGreaterThan(1);
  expect(new Set(ids).size).toBe(1);
  expect(ids[0]).toMatch(/^pingcli-[0-9a-f]{16}$/);
  expect(run.stderr).toContain(`Transaction ID ${ids[0]}`);
});

it('REL-07 --request-timeout bounds a request that is never answered', async () => {
  const world = open();
  world.local.faults.add({ host: 'api' }, { kind: 'silence' });
  const words = 'pingone api environments -m POST --data-raw {} --request-timeout 250ms';
  const run = await world.run(words, { env: { PINGCLI_PINGONE_API_ACCESS_TOKEN: 'token' } });
  expect(run.code).toBe(10);
  expect(run.stderr).toContain('took longer than 250 ms');
});

it('REL-02 a create whose connection breaks in the handshake was not sent: 69, after two more tries', async () => {
  const world = open();
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.once('data', () => socket.resetAndDestroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const run = await world.run('pingone populations create --name Never-sent -O json', {
    clock: createLeapingClock(),
    env: { PINGCLI_PINGONE_API_ACCESS_TOKEN: 'token', PINGONE_API_BASE_URL: `https://127.0.0.1:${port}` },
  });
  expect(run.code, run.stderr).toBe(69);
  expect(connections).toBe(3);
  const [error] = JSON.parse(run.stdout).errors;
  expect(error).toMatchObject({ code: 'CONNECTION_FAILED', retryable: true });
  expect(error.message).toMatch(
    /before anything was sent \(ECONNRESET\)\nPOST \/v1\/environments\/[^/]+\/populations$/,
  );
});
