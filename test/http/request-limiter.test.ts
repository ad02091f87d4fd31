import { describe, expect, it } from 'vitest';
import { cancelledError } from '../../src/core/errors.ts';
import { createRequestLimiter } from '../../src/http/request-limiter.ts';
import { createTransport } from '../../src/http/transport.ts';
import { createStandingClock, settle } from '../support/standing-clock.ts';

function open(concurrency = 4) {
  const clock = createStandingClock();
  const ending = new AbortController();
  const waits: number[] = [];
  const limiter = createRequestLimiter({
    clock,
    signal: ending.signal,
    concurrency,
    onWait: (milliseconds) => waits.push(milliseconds),
  });
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  /** Begins a piece of work that lasts until `ends` has it end. */
  const work = (name: string, group = 'configuration'): Promise<void> =>
    limiter.run(group, () => {
      begun.push(name);
      return new Promise<void>((resolve) => ends.set(name, resolve));
    });
  return { clock, ending, waits, limiter, begun, ends, work };
}

describe('the request limiter', () => {
  it('REL-06 lets four begin, and the next when one has ended', async () => {
    const { begun, ends, work } = open();
    for (const name of ['1', '2', '3', '4', '5', '6']) void work(name);
    await settle();
    expect(begun).toEqual(['1', '2', '3', '4']);
    ends.get('2')?.();
    await settle();
    expect(begun).toEqual(['1', '2', '3', '4', '5']);
  });

  it('REL-06 hands the place on when work fails', async () => {
    const { limiter, begun, work } = open(1);
    const failing = limiter.run('configuration', () => Promise.reject(new Error('no')));
    void work('next');
    await expect(failing).rejects.toThrow('no');
    await settle();
    expect(begun).toEqual(['next']);
  });

  it('REL-06 holds back a whole group, those that stand in line too, and says so once', async () => {
    const { clock, waits, limiter, begun, ends, work } = open(1);
    void work('1');
    void work('in line');
    await settle();
    limiter.pause('configuration', 2000);
    void work('later');
    ends.get('1')?.();
    await settle();
    await clock.advance(1999);
    expect(begun).toEqual(['1']);
    await clock.advance(1);
    expect(begun).toHaveLength(2);
    expect(waits).toEqual([2000]);
  });

  it('lets other groups go on', async () => {
    const { limiter, begun, work } = open();
    limiter.pause('audit', 60_000);
    void work('activities', 'audit');
    void work('users');
    await settle();
    expect(begun).toEqual(['users']);
  });

  it('never shortens a wait', async () => {
    const { clock, limiter, begun, work } = open();
    limiter.pause('configuration', 5000);
    limiter.pause('configuration', 1000);
    void work('1');
    await clock.advance(4999);
    expect(begun).toEqual([]);
    await clock.advance(1);
    expect(begun).toEqual(['1']);
  });

  it('REL-05 stops waiting when the run is ended', async () => {
    const { ending, limiter, work } = open();
    limiter.pause('configuration', 5000);
    const waiting = work('1');
    ending.abort(cancelledError());
    await expect(waiting).rejects.toThrow('Interrupted');
  });
});

it('REL-06 a 429 to one of four requests holds the other three back', async () => {
  const clock = createStandingClock();
  const sent: [path: string, at: number][] = [];
  const transport = createTransport({
    fetch: async (url) => {
      sent.push([new URL(url).pathname, clock.monotonic()]);
      const isFirst = sent.length === 1;
      return new Response('', {
        status: isFirst ? 429 : 200,
        headers: isFirst ? { 'retry-after': '3' } : {},
      });
    },
    clock,
    signal: new AbortController().signal,
    random: () => 0.5,
    limiter: createRequestLimiter({ clock, signal: new AbortController().signal, onWait: () => undefined }),
  });
  const get = (path: string) =>
    transport({ method: 'GET', url: new URL(path, 'https://api.pingone.eu'), headers: {} });
  const first = get('/1');
  await settle();
  const others = Promise.all(['/2', '/3', '/4'].map(get));
  await clock.advance(2999);
  expect(sent).toEqual([['/1', 0]]);
  await clock.advance(1);
  expect((await first).status).toBe(200);
  await others;
  expect(sent.slice(1).every(([, at]) => at === 3000)).toBe(true);
  expect(sent).toHaveLength(5);
});
