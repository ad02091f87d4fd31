/** The sign-on's requests in the one limiter of a run, beside those of the API. */
import { describe, expect, it } from 'vitest';
import { limitFetch } from '../../src/http/limited-fetch.ts';
import { createRequestLimiter } from '../../src/http/request-limiter.ts';
import { failure } from '../support/failure.ts';
import { createStandingClock, settle } from '../support/standing-clock.ts';

function open(answers: readonly (() => Response)[]) {
  const clock = createStandingClock();
  const waits: number[] = [];
  const limiter = createRequestLimiter({
    clock,
    signal: new AbortController().signal,
    onWait: (milliseconds) => waits.push(milliseconds),
  });
  let sent = 0;
  const limited = limitFetch({
    fetch: async () => {
      sent += 1;
      return answers[Math.min(sent, answers.length) - 1]?.() ?? new Response('ok');
    },
    limiter,
    clock,
    random: () => 0.5,
    longestWaitMs: 10_000,
  });
  return { clock, limiter, waits, limited, sent: () => sent };
}

const limitedFor = (seconds: number) => () =>
  new Response('', { status: 429, headers: { 'retry-after': String(seconds) } });
const token = 'https://auth.pingone.eu/1/as/token';

describe('REL-06 the sign-on', () => {
  it('has one limiter with the API: four under way in all', async () => {
    const { limiter, limited, sent } = open([]);
    const ends: (() => void)[] = [];
    const busy = Array.from({ length: 4 }, () =>
      limiter.run('configuration', () => new Promise<void>((resolve) => ends.push(resolve))),
    );
    await settle();
    const answer = limited(token, { method: 'POST' });
    await settle();
    expect(sent()).toBe(0);
    for (const end of ends) end();
    expect((await answer).status).toBe(200);
    await Promise.all(busy);
  });

  it('REL-04 waits a 429 out whole, says so, and asks again', async () => {
    const { clock, limited, sent, waits } = open([limitedFor(3), () => new Response('a token')]);
    const answer = limited(token, { method: 'POST', body: new URLSearchParams({ a: 'b' }) });
    await settle();
    await clock.advance(2999);
    expect(sent()).toBe(1);
    await clock.advance(1);
    expect(await (await answer).text()).toBe('a token');
    expect(waits).toEqual([3000]);
  });

  it('holds back nothing but the sign-on', async () => {
    const { clock, limiter, limited } = open([limitedFor(3), () => new Response('a token')]);
    const answer = limited(token);
    await settle();
    expect(await limiter.run('configuration', async () => 'at once')).toBe('at once');
    await clock.advance(3000);
    await answer;
  });

  it('REL-04 ends with how long the wait would be, where that is longer than is allowed', async () => {
    const { limited, sent } = open([limitedFor(900)]);
    const error = await failure(limited(token));
    expect(error.facts).toMatchObject({
      outcome: 'rate-limited',
      reason: 'it asks for a wait of 15 min; --max-wait allows 10 s',
      suggestion: 'Wait 15 min and run the command again.',
    });
    expect(sent()).toBe(1);
  });

  it('F-23 gives up after five more tries', async () => {
    const { clock, limited, sent } = open([() => new Response('', { status: 429 })]);
    const answer = limited(token);
    for (let wait = 0; wait < 6; wait += 1) {
      await settle();
      await clock.advance(30_000);
    }
    expect((await answer).status).toBe(429);
    expect(sent()).toBe(6);
  });
});
