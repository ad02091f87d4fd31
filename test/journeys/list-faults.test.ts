/** A list of eight pages while the API misbehaves: nothing lost, nothing doubled, and the right exit code. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Fault, FaultMatch, LocalPingOne } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import { actsOnTerminal } from '../support/hostile-names.ts';
import { initWords, type Journey, startJourneyAt } from '../support/journey.ts';
import { createLeapingClock, type LeapingClock } from '../support/leaping-clock.ts';
import type { CliRun } from '../support/run-cli.ts';

const forEver = Number.POSITIVE_INFINITY;
const all = 29;
const list = 'pingone environments list';
const laterPage: FaultMatch = { host: 'api', url: /cursor=/ };

let local: LocalPingOne;
let elsewhere: LocalPingOne;
let journey: Journey;
let clock: LeapingClock;
beforeAll(async () => {
  local = await startLocalPingOne({ largestPage: 4 });
  elsewhere = await startLocalPingOne();
});
afterAll(async () => {
  await local.stop();
  await elsewhere.stop();
});
beforeEach(async () => {
  local.faults.clear();
  clock = createLeapingClock();
  journey = await startJourneyAt(local);
  const { id, secret = '' } = local.clients.worker;
  const flags = '--storage-type file_system --client-secret-stdin';
  await journey.succeed(initWords(local, 'client_credentials', id, flags), { input: secret });
  await journey.succeed('pingone auth login');
  local.requests.length = 0;
});

function run(words: string): Promise<CliRun> {
  return journey.run(words, { clock });
}

/** Lets that many pages of the next list pass before the fault. */
function onPage(number: number, fault: Fault, times = 1): void {
  const unharmed: Fault = { kind: 'delay', milliseconds: 0 };
  if (number > 1) local.faults.add({ host: 'api' }, unharmed, number - 1);
  local.faults.add({ host: 'api' }, fault, times);
}

function apiRequests(): number {
  return local.requests.filter(({ host }) => host === 'api').length;
}

function idsOf(stdout: string): string[] {
  const lines = stdout.split('\n');
  // Whole lines only.
  expect(lines.pop()).toBe('');
  return lines.map((line) => String(JSON.parse(line).id));
}

function expectAllOnce(run: CliRun): void {
  expect(run.code, run.stderr).toBe(0);
  const ids = idsOf(run.stdout);
  expect(ids).toHaveLength(all);
  expect(new Set(ids).size).toBe(all);
}

const limited = (headers: Record<string, string> = {}): Fault => ({
  kind: 'answer',
  status: 429,
  headers,
  body: '{"code":"REQUEST_LIMITED","message":"Too many requests."}',
});

describe('rate limits', () => {
  it('F-24 REL-04 a 429 with Retry-After on page 5 is waited out, whole', async () => {
    onPage(5, limited({ 'retry-after': '2' }));
    expectAllOnce(await run(`${list} -O ndjson`));
    expect(Math.max(...clock.pauses)).toBeGreaterThanOrEqual(1990);
  });

  it('F-24 REL-04 Retry-After as a date counts from the Date of the answer', async () => {
    const headers = { date: 'Sun, 06 Nov 1994 08:49:37 GMT', 'retry-after': 'Sun, 06 Nov 1994 08:49:40 GMT' };
    onPage(5, limited(headers));
    expectAllOnce(await run(`${list} -O ndjson`));
    expect(Math.max(...clock.pauses)).toBeGreaterThanOrEqual(2990);
  });

  it('F-23 REL-05 a storm without Retry-After ends after five retries, each later than the one before may be', async () => {
    onPage(1, limited(), 50);
    const stormy = await run(list);
    expect(stormy).toMatchObject({ code: 9, stdout: '' });
    expect(stormy.stderr).toContain('Wait a minute');
    expect(apiRequests()).toBe(6);
  });

  it('F-23 REL-04 a storm with Retry-After ends after five waits, none shorter than it says', async () => {
    onPage(1, limited({ 'retry-after': '1' }), 50);
    const stormy = await run(list);
    expect(stormy).toMatchObject({ code: 9, stdout: '' });
    expect(stormy.stderr).toContain('Wait 1 s and run the command again');
    expect(apiRequests()).toBe(6);
    expect(clock.pauses.filter((pause) => pause >= 990)).toHaveLength(5);
  });

  it('REL-04 a longer wait than --max-wait ends the run at once and says how long', async () => {
    onPage(1, limited({ 'retry-after': '300' }));
    const patient = await run(list);
    expect(patient.code).toBe(9);
    expect(patient.stderr).toContain('Wait 5 min');
    expect(patient.stderr).toContain('PingOne asks for a wait of 5 min; --max-wait allows 2 min.');
    expect(apiRequests()).toBe(1);
    onPage(1, limited({ 'retry-after': '9' }));
    const hasty = await run(`${list} --max-wait 5s`);
    expect(hasty.code).toBe(9);
    expect(hasty.stderr).toContain('Wait 9 s');
    expect(clock.pauses).toEqual([]);
  });
});

describe('a page that does not come whole', () => {
  const troubles: [string, Fault][] = [
    ['F-25 a reset', { kind: 'reset' }],
    ['F-26 REL-09 a cut body', { kind: 'cut', afterBytes: 200 }],
    [
      'a 502 of a proxy in HTML',
      { kind: 'answer', status: 502, headers: { 'content-type': 'text/html' }, body: '<html>Bad gateway' },
    ],
  ];

  it.each(troubles)('%s on page 7 is tried again: all rows, each once', async (_, fault) => {
    onPage(7, fault);
    expectAllOnce(await run(`${list} -O ndjson`));
    expect(apiRequests()).toBe(9);
  });

  it.each(troubles)('REL-22 %s that stays: six pages whole, then where it stopped', async (_, fault) => {
    onPage(7, fault, forEver);
    const stopped = await run(`${list} -O ndjson-typed`);
    expect(stopped.code).toBe(69);
    const lines = stopped.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.slice(0, -1).map(({ type }) => type)).toEqual(Array.from({ length: 24 }, () => 'record'));
    expect(lines.at(-1)).toMatchObject({ type: 'error', status: 'error' });
    expect(lines.at(-1).message).toContain('on page 7, after 24 records');
    expect(stopped.stderr).toContain('on page 7, after 24 records');
  });

  it('REL-22 the error names the command that goes on: nothing lost, nothing doubled', async () => {
    onPage(7, { kind: 'reset' }, forEver);
    const stopped = await run(`${list} --order name -O ndjson`);
    expect(stopped.code).toBe(69);
    const [, command = ''] = /To go on from there: pingcli (.+)$/m.exec(stopped.stderr) ?? [];
    expect(command).toMatch(/^pingone environments list --order name -O ndjson --cursor \S+$/);
    local.faults.clear();
    local.requests.length = 0;
    const rest = await run(command);
    expect(rest.code, rest.stderr).toBe(0);
    // Not a page from the beginning.
    expect(apiRequests()).toBe(2);
    const records = stopped.stdout.split('\n').filter((line) => line !== '' && !line.includes('"errors"'));
    const ids = [...idsOf(`${records.join('\n')}\n`), ...idsOf(rest.stdout)];
    expect(ids).toHaveLength(all);
    expect(ids).toEqual(idsOf((await run(`${list} --order name -O ndjson`)).stdout));
  });

  it('REL-22 what is left of a limit goes on with it, and a stop further on names its own cursor', async () => {
    onPage(3, { kind: 'reset' }, forEver);
    const first = await run(`${list} -O ndjson --limit 20`);
    const again = /go on from there: pingcli (.+)$/m;
    const [, second = ''] = again.exec(first.stderr) ?? [];
    expect(second).toMatch(/--limit 12 --cursor/);
    local.faults.clear();
    onPage(2, { kind: 'reset' }, forEver);
    const [, third = ''] = again.exec((await run(second)).stderr) ?? [];
    expect(third).toMatch(/--limit 8 --cursor/);
    expect(third.match(/--cursor/g)).toHaveLength(1);
  });

  it('REL-22 pages of pingone api go on in the same way', async () => {
    const paginate = 'pingone api environments --paginate -O ndjson';
    onPage(5, { kind: 'answer', status: 404, body: '{}' }, forEver);
    const stopped = await run(paginate);
    const [, command = ''] = /go on from there: pingcli (.+)$/m.exec(stopped.stderr) ?? [];
    local.faults.clear();
    const rest = await run(command);
    expect(idsOf(rest.stdout)).toHaveLength(all - 16);
    expect((await run('pingone api environments --cursor x')).code).toBe(64);
  });

  it('REL-22 -O json stays one document, which says that it is not whole', async () => {
    onPage(7, { kind: 'reset' }, forEver);
    const stopped = await run(`${list} -O json`);
    expect(stopped.code).toBe(69);
    const envelope = JSON.parse(stopped.stdout);
    expect(envelope).toMatchObject({ schemaVersion: '1.1', status: 'error' });
    expect(envelope.data).toHaveLength(24);
    expect(envelope.errors[0].message).toContain('on page 7, after 24 records');
    expect(Object.keys(envelope).sort()).toEqual([
      'data',
      'errors',
      'message',
      'meta',
      'schemaVersion',
      'status',
      'warnings',
    ]);
  });

  it('REL-22 text in a pipe has whole lines of the pages that came; on a terminal a table is not begun', async () => {
    onPage(7, { kind: 'reset' }, forEver);
    const { code, stderr, stdout } = await run(list);
    expect(code).toBe(69);
    expect(stdout.endsWith('\n')).toBe(true);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1 + 6 * 4);
    expect(stderr).not.toContain('Fetched');
    expect(stderr).toContain('--cursor');
    local.faults.clear();
    onPage(7, { kind: 'reset' }, forEver);
    const shown = await journey.run(list, { clock, terminal: { columns: 80 } });
    expect(shown).toMatchObject({ code: 69, stdout: '' });
    // Nothing was shown, so there is nothing to go on from.
    expect(shown.stderr).not.toContain('--cursor');
  });

  it('F-32 REL-07 a body that stalls is given up and tried again', async () => {
    clock = createLeapingClock({ deadline: 300 });
    onPage(7, { kind: 'stall', afterBytes: 50 });
    expectAllOnce(await run(`${list} -O ndjson`));
  });

  it('F-26 JSON that ends too early, with the right length, is an error and no row', async () => {
    onPage(
      2,
      {
        kind: 'answer',
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: '{"_embedded":{"environments":[{"id":"1"',
      },
      forEver,
    );
    const broken = await run(`${list} -O ndjson`);
    expect(broken.code).toBe(1);
    const lines = broken.stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(5);
    expect(JSON.parse(lines[4] ?? '')).toMatchObject({ status: 'error' });
    expect(broken.stderr).toContain('on page 2, after 4 records');
  });
});

function withEmbedded(embedded: unknown): Fault {
  return { kind: 'rewrite', change: (body) => ({ ...Object(body), _embedded: embedded }) };
}

describe('F-27 REL-14 pages of another shape', () => {
  it('without _embedded is an empty page', async () => {
    local.faults.add({ host: 'api' }, { kind: 'rewrite', change: () => ({ _links: {}, size: 0 }) });
    const empty = await run(`${list} -O json`);
    expect(empty.code).toBe(0);
    expect(JSON.parse(empty.stdout).data).toEqual([]);
  });

  it.each([
    ['another array', withEmbedded({ users: [{ id: '1' }] })],
    ['text for records', withEmbedded({ environments: 'none' })],
    ['records that are no objects', withEmbedded({ environments: [1, 2] })],
    ['a bare array', { kind: 'rewrite', change: () => [] }],
    [
      'HTML under application/json',
      { kind: 'answer', status: 200, headers: { 'content-type': 'application/json' }, body: '<html>' },
    ],
    ['nothing at all', { kind: 'answer', status: 200, headers: {}, body: '' }],
  ] satisfies [string, Fault][])('%s is an error that says so', async (_, fault) => {
    local.faults.add({ host: 'api' }, fault);
    const odd = await run(list);
    expect(odd).toMatchObject({ code: 1, stdout: '' });
    expect(odd.stderr).toMatch(/is not (a collection|valid JSON|a JSON object)/);
  });

  it('F-60 JSON under text/plain is read', async () => {
    local.faults.add(
      { host: 'api' },
      { kind: 'headers', headers: { 'content-type': 'text/plain' } },
      forEver,
    );
    expectAllOnce(await run(`${list} -O ndjson`));
  });
});

describe('ways that lead elsewhere', () => {
  it('F-30 SEC-71 a next link to another host is refused after what came before it', async () => {
    const href = `${elsewhere.apiBaseUrl}/v1/environments?cursor=x`;
    local.faults.add(
      { host: 'api' },
      { kind: 'rewrite', change: (body) => ({ ...Object(body), _links: { next: { href } } }) },
    );
    const led = await run(`${list} -O ndjson`);
    expect(led.code).toBe(1);
    expect(led.stdout.split('\n')).toHaveLength(6);
    expect(led.stderr).toContain(elsewhere.apiBaseUrl);
    expect(elsewhere.requests).toEqual([]);
  });

  it('F-29 SEC-70 a redirect to another host is not followed', async () => {
    const location = `${elsewhere.apiBaseUrl}/v1/environments`;
    local.faults.add({ host: 'api' }, { kind: 'answer', status: 302, headers: { location } }, forEver);
    const led = await run(list);
    expect(led).toMatchObject({ code: 1, stdout: '' });
    expect(led.stderr).toContain(elsewhere.apiBaseUrl);
    expect(elsewhere.requests).toEqual([]);
    expect(apiRequests()).toBe(1);
  });

  it('REL-23 pages that lead back are noticed', async () => {
    local.faults.add(laterPage, {
      kind: 'rewrite',
      change: (body) => ({
        ...Object(body),
        _links: { next: { href: `${local.apiBaseUrl}/v1/environments` } },
      }),
    });
    const round = await run(`${list} -O ndjson`);
    expect(round.code).toBe(1);
    expect(round.stderr).toContain('already read');
    expect(apiRequests()).toBe(2);
  });
});

describe('answers that say no', () => {
  it('F-59 REL-13 a 500 with a request ID shows it', async () => {
    const body = '{"id":"e-1","code":"UNEXPECTED_ERROR","message":"Something broke."}';
    local.faults.add(
      { host: 'api' },
      { kind: 'answer', status: 500, headers: { 'correlation-id': 'c-17' }, body },
      forEver,
    );
    const broken = await run(list);
    expect(broken.code).toBe(69);
    expect(broken.stderr).toContain('Request ID c-17');
    expect(apiRequests()).toBe(6);
  });

  it('REL-10 a 401 leads to one other token and one other try', async () => {
    local.faults.add({ host: 'api' }, { kind: 'answer', status: 401, body: '{}' });
    expectAllOnce(await run(`${list} -O ndjson`));
    expect(local.requests.filter(({ url }) => url.endsWith('/as/token'))).toHaveLength(1);
    local.requests.length = 0;
    local.faults.add({ host: 'api' }, { kind: 'answer', status: 401, body: '{}' }, forEver);
    expect((await run(list)).code).toBe(4);
    expect(apiRequests()).toBe(2);
  });
});

describe('rows that would act on a terminal', () => {
  const hostile = '\u001b]0;owned\u0007\u202eevil\u009b2J';
  beforeEach(() => {
    local.faults.add({ host: 'api' }, withEmbedded({ environments: [{ id: '1', name: hostile }] }));
  });

  it('F-51 SEC-75 are inert in text', async () => {
    const shown = await run(list);
    expect(shown.stdout).not.toMatch(actsOnTerminal);
    expect(shown.stdout).toContain('owned');
  });

  it('F-52 SEC-76 are inert and lossless in JSON', async () => {
    const shown = await run(`${list} -O ndjson`);
    const [first = ''] = shown.stdout.split('\n');
    expect(first).not.toMatch(actsOnTerminal);
    expect(JSON.parse(first).name).toBe(hostile);
  });
});

it('REL-22 a cursor that PingOne no longer knows is answered with the way back to the beginning', async () => {
  const { code, stderr } = await run('pingone users list --limit 5 --cursor long-gone');
  expect(code).toBe(1);
  expect(stderr).toContain('cursor: The cursor is not valid.');
  expect(stderr).toMatch(/Fix: .* start again without it: pingcli pingone users list --limit 5$/m);
});
