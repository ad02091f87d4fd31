/** `apply` converges (REL-25): looks first, writes what differs and nothing else, and never posts twice. */
import { describe, expect, it } from 'vitest';
import type { RecordedRequest } from '../../../local-pingone/contract.ts';
import type { ApiWorld } from '../../support/api-world.ts';
import { createLeapingClock } from '../../support/leaping-clock.ts';
import { shareWorld } from '../../support/shared-world.ts';

const open = shareWorld();

interface Applied {
  code: number;
  effect: unknown;
  data: unknown;
  stderr: string;
  stdout: string;
  writes: RecordedRequest[];
}

async function apply(world: ApiWorld, noun: string, body: object, flags = ''): Promise<Applied> {
  world.requests();
  const words = `pingone ${noun} apply -f - ${flags} -O json`;
  const clock = createLeapingClock();
  const { code, stdout, stderr } = await world.run(words, { input: JSON.stringify(body), clock });
  const writes = world.requests().filter(({ method }) => method !== 'GET');
  const envelope = JSON.parse(stdout);
  return { code, effect: envelope.meta.effect, data: envelope.data, stderr, stdout, writes };
}

describe('apply', () => {
  it('REL-25 creates, then replaces what differs, then leaves alone', async () => {
    const world = open();
    const body = { name: 'Converging', description: 'one' };
    expect(await apply(world, 'populations', body)).toMatchObject({ code: 0, effect: 'created' });
    expect(await apply(world, 'populations', body)).toMatchObject({
      code: 0,
      effect: 'unchanged',
      writes: [],
    });
    const changed = await apply(world, 'populations', { ...body, description: 'two' });
    expect(changed).toMatchObject({ code: 0, effect: 'replaced', data: { description: 'two' } });
    expect(changed.writes.map(({ method }) => method)).toEqual(['PUT']);
  });

  it('F-58 fails before it writes where the key fits several', async () => {
    const world = open();
    const { local } = world;
    for (const id of ['7a1b9a52-3c1e-4f5e-9d53-0c6a0e3b1a01', '7a1b9a52-3c1e-4f5e-9d53-0c6a0e3b1a02']) {
      local.store.put(`environments/${local.environmentId}/groups/${id}`, { id, name: 'Double' });
    }
    const { code, writes, stdout } = await apply(world, 'groups', { name: 'Double', description: 'x' });
    expect([code, writes]).toEqual([6, []]);
    expect(stdout).toContain('7a1b9a52-3c1e-4f5e-9d53-0c6a0e3b1a02');
  });

  it('says what a PUT clears, and carries it over with --keep-unset', async () => {
    const world = open();
    await apply(world, 'populations', { name: 'Clearing', description: 'kept?', preferredLanguage: 'de' });
    const kept = await apply(world, 'populations', { name: 'Clearing', description: 'new' }, '--keep-unset');
    expect(kept.data).toMatchObject({ description: 'new', preferredLanguage: 'de' });
    expect(kept.stderr).not.toContain('clears');
    const cleared = await apply(world, 'populations', { name: 'Clearing', description: 'newer' });
    expect(cleared.stderr).toContain('does not name preferredLanguage');
    expect(cleared.data).not.toHaveProperty('preferredLanguage');
  });

  it('--dry-run shows the difference and writes nothing; -D tells by the exit code', async () => {
    const world = open();
    await apply(world, 'populations', { name: 'Planned', description: 'old', preferredLanguage: 'de' });
    const plan = await apply(world, 'populations', { name: 'Planned', description: 'new' }, '--dry-run');
    expect(plan).toMatchObject({ code: 0, effect: 'would-replace', writes: [] });
    expect(plan.data).toEqual([
      { change: '~', member: 'description', before: 'old', after: 'new' },
      { change: '-', member: 'preferredLanguage', before: 'de', after: null },
    ]);
    expect(
      await apply(world, 'populations', { name: 'Planned', description: 'new' }, '--dry-run -D'),
    ).toMatchObject({
      code: 2,
    });
    const creation = await apply(world, 'populations', { name: 'Not yet' }, '--dry-run');
    expect(creation).toMatchObject({ effect: 'would-create', writes: [] });
  });

  it('finds users without regard to case', async () => {
    const world = open();
    const body = { username: 'Apply.User', email: 'apply@example.com' };
    await apply(world, 'users', body);
    const { effect, writes } = await apply(world, 'users', { ...body, username: 'apply.user' });
    expect([effect, writes.map(({ method }) => method)]).toEqual(['replaced', ['PUT']]);
  });

  it('uses the ID where Ping CLI gave one', async () => {
    const world = open();
    const { data } = await apply(world, 'groups', { name: 'By ID' });
    const id = typeof data === 'object' && data !== null && 'id' in data ? String(data.id) : '';
    const renamed = await apply(world, 'groups', { name: 'Renamed by ID' }, `--group-id ${id}`);
    expect(renamed).toMatchObject({ effect: 'replaced', data: { id, name: 'Renamed by ID' } });
  });

  it('names the key that the body lacks', async () => {
    const world = open();
    const { code, stdout } = await apply(world, 'alert-channels', {
      channelType: 'EMAIL',
      addresses: ['a@example.com'],
    });
    expect(code).toBe(64);
    expect(stdout).toContain('alertName');
  });

  it('REL-25 looks again where a POST got no answer, and never posts twice', async () => {
    const world = open();
    const { local } = world;
    local.faults.add({ host: 'api', method: 'POST' }, { kind: 'reset-after-effect' });
    const made = await apply(world, 'populations', { name: 'Unanswered', description: 'there' });
    expect(made).toMatchObject({ code: 0, effect: 'created' });
    expect(made.writes.filter(({ method }) => method === 'POST')).toHaveLength(1);
    expect(await apply(world, 'populations', { name: 'Unanswered', description: 'there' })).toMatchObject({
      effect: 'unchanged',
    });
  });

  it('REL-25 REL-11 looks again and again where what it made does not show at once', async () => {
    const world = open();
    const { local } = world;
    local.faults.add({ host: 'api', method: 'POST' }, { kind: 'reset-after-effect' });
    const lists = { host: 'api', method: 'GET', url: /\/populations\?/ } as const;
    // The look before the POST, and the first after it.
    local.faults.add(lists, { kind: 'delay', milliseconds: 0 });
    local.faults.add(lists, { kind: 'rewrite', change: () => ({ _links: {}, _embedded: {} }) });
    const made = await apply(world, 'populations', { name: 'Late', description: 'there' });
    expect(made).toMatchObject({ code: 0, effect: 'created' });
    expect(made.writes).toHaveLength(1);
  });

  it.each([502, 504])('REL-25 looks where a gateway answered the POST with %d', async (status) => {
    const world = open();
    const { local } = world;
    const name = `Behind ${status}`;
    local.faults.add(
      { host: 'api', method: 'POST' },
      { kind: 'answer', status, headers: { 'content-type': 'text/html' }, body: '<html>' },
    );
    const lost = await apply(world, 'populations', { name });
    expect(lost.code).toBe(10);
    expect(JSON.parse(lost.stdout).errors[0]).toMatchObject({ code: 'OUTCOME_UNKNOWN', retryable: false });
    expect(lost.writes).toHaveLength(1);
    expect(await apply(world, 'populations', { name })).toMatchObject({ code: 0, effect: 'created' });
  });

  it('says that the outcome is unknown where the object is not there afterwards', async () => {
    const world = open();
    const { local } = world;
    local.faults.add({ host: 'api', method: 'POST' }, { kind: 'reset' });
    const lost = await apply(world, 'populations', { name: 'Lost' });
    expect(lost.code).toBe(10);
    expect(lost.writes.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('makes a singleton what the body says', async () => {
    const world = open();
    const body = { companyName: 'Example' };
    expect(await apply(world, 'branding-settings', body)).toMatchObject({ effect: 'replaced' });
    expect(await apply(world, 'branding-settings', body)).toMatchObject({ effect: 'unchanged', writes: [] });
  });
});

describe('replace', () => {
  async function population(name: string): Promise<void> {
    await open().data(['pingone', 'populations', 'create', '--name', name, '--description', 'x']);
  }

  it('asks on a terminal where something is cleared; --yes and --keep-unset do not', async () => {
    await population('Replaced');
    const world = open();
    const words = ['pingone', 'populations', 'replace', 'Replaced', '--name', 'Replaced'];
    const asked = await world.run(words, {
      terminal: { columns: 100 },
      answers: [{ question: "Replace the population 'Replaced'", answer: false }],
    });
    expect(asked.stderr).toContain('does not name description');
    expect(world.requests().filter(({ method }) => method === 'PUT')).toEqual([]);
    const kept = await open().run([...words, '--keep-unset'], { terminal: { columns: 100 } });
    expect(kept.code).toBe(0);
    expect(await open().data('pingone populations get Replaced')).toMatchObject({ description: 'x' });
    await open().run([...words, '--yes'], { terminal: { columns: 100 } });
    expect(await open().data('pingone populations get Replaced')).not.toHaveProperty('description');
  });

  it('warns a script and goes on', async () => {
    await population('Scripted');
    const { code, stderr } = await open().run('pingone populations replace Scripted --name Scripted');
    expect(code).toBe(0);
    expect(stderr).toContain('does not name description');
  });
});

describe('patch', () => {
  it('changes what it is given, and nothing else', async () => {
    const world = open();
    const { username } = world.local.accounts.administrator;
    const before = await world.data(['pingone', 'users', 'get', username]);
    world.requests();
    const after = await world.data(['pingone', 'users', 'patch', username, '--title', 'Engineer']);
    const patch = world.requests().find(({ method }) => method === 'PATCH');
    expect(JSON.parse(patch?.body ?? '')).toEqual({ title: 'Engineer' });
    expect(after).toMatchObject({ title: 'Engineer', email: Object(before).email });
  });
});
