import { describe, expect, it } from 'vitest';
import { type CliError, cancelledError } from '../../src/core/errors.ts';
import { networkError } from '../../src/http/network-error.ts';
import { createRequestLimiter } from '../../src/http/request-limiter.ts';
import { createTransport, type HttpRequest, type TransportPorts } from '../../src/http/transport.ts';
import { failure } from '../support/failure.ts';
import { createStandingClock, settle } from '../support/standing-clock.ts';

type Reaction = number | Response | Error;

const url = new URL('https://api.pingone.eu/v1/environments/1');

function networkFailure(code: string): CliError {
  const cause = Object.assign(new Error(code), { code });
  return networkError(new TypeError('fetch failed', { cause }), url);
}

const reset = networkFailure('ECONNRESET');
const refused = networkFailure('ECONNREFUSED');
const untrusted = networkFailure('SELF_SIGNED_CERT_IN_CHAIN');

function answer(status: number, headers: Record<string, string> = {}): Response {
  return new Response(status === 204 ? null : `answer ${status}`, { status, headers });
}

/** A server whose reactions come in order; the last one stays. Its clock moves on by every wait at once. */
function scripted(reactions: readonly Reaction[], ports: Partial<TransportPorts> = {}) {
  const clock = createStandingClock({ flows: true });
  const sent: { method: string; body: unknown; at: number }[] = [];
  const waits: [milliseconds: number, reason: string][] = [];
  const { signal } = new AbortController();
  const transport = createTransport({
    fetch: async (_, init) => {
      const reaction = reactions[Math.min(sent.length, reactions.length - 1)] ?? 200;
      sent.push({ method: init?.method ?? '', body: init?.body, at: clock.monotonic() });
      if (reaction instanceof Error) throw reaction;
      return reaction instanceof Response ? reaction.clone() : answer(reaction);
    },
    clock,
    signal,
    random: () => 0.5,
    onWait: (milliseconds, reason) => waits.push([milliseconds, reason]),
    limiter: createRequestLimiter({
      clock: ports.clock ?? clock,
      signal: ports.signal ?? signal,
      onWait: (milliseconds) => waits.push([milliseconds, 'a limit']),
    }),
    ...ports,
  });
  const send = (method: HttpRequest['method'], more: Partial<HttpRequest> = {}) =>
    transport({ method, url, headers: {}, ...more });
  return { send, sent, waits, clock };
}

const methods = ['GET', 'HEAD', 'PUT', 'DELETE', 'POST', 'PATCH'] as const;
const idempotent: readonly string[] = ['GET', 'HEAD', 'PUT', 'DELETE'];

describe('which answers are tried again', () => {
  const retried = [408, 429, 500, 502, 503, 504];
  const never = [400, 401, 403, 404, 405, 409, 415, 422, 501];
  const table = methods.flatMap((method) =>
    [...retried, ...never].map((status) => [method, status] as const),
  );

  it.each(table)('REL-01 REL-02 %s %d', async (method, status) => {
    const { send, sent } = scripted([status, 200]);
    const isRetried = status === 429 || (retried.includes(status) && idempotent.includes(method));
    expect((await send(method)).status).toBe(isRetried ? 200 : status);
    expect(sent).toHaveLength(isRetried ? 2 : 1);
  });

  it.each(methods)('REL-02 %s after a torn connection', async (method) => {
    const { send, sent } = scripted([reset, 200]);
    if (idempotent.includes(method)) {
      expect((await send(method)).status).toBe(200);
      expect(sent).toHaveLength(2);
      return;
    }
    const error = await failure(send(method, { body: '{}' }));
    expect(error.facts).toMatchObject({ outcome: 'outcome-unknown', code: 'OUTCOME_UNKNOWN' });
    expect(error.message).toContain(`${method} /v1/environments/1`);
    expect(sent).toHaveLength(1);
  });

  it.each(methods)('REL-02 %s where nothing was sent', async (method) => {
    const { send, sent } = scripted([refused, refused, 201]);
    expect((await send(method)).status).toBe(201);
    expect(sent).toHaveLength(3);
  });

  it('F-34 where nothing was sent, twice more and not for a minute', async () => {
    const { send, sent } = scripted([networkFailure('EAI_AGAIN')]);
    expect((await failure(send('GET'))).facts.code).toBe('DNS_FAILURE');
    expect(sent).toHaveLength(3);
    expect(sent.at(-1)?.at).toBeLessThan(1500);
  });

  it('REL-02 a replace that was lost once stays unknown, whatever the later tries meet', async () => {
    const { send, sent } = scripted([reset, refused]);
    expect((await failure(send('PUT', { body: '{}' }))).outcome).toBe('outcome-unknown');
    expect(sent).toHaveLength(4);
  });

  it('F-34 a host that does not exist is not looked for again', async () => {
    const { send, sent } = scripted([networkFailure('ENOTFOUND')]);
    const error = await failure(send('GET'));
    expect(error.facts).toMatchObject({ outcome: 'unavailable', code: 'DNS_FAILURE' });
    expect(sent).toHaveLength(1);
  });

  it.each(['POST', 'PATCH'] as const)(
    'REL-02 %s goes by what is known of the sending, whatever the code says',
    async (method) => {
      const cause = (code: string) => Object.assign(new Error(code), { code });
      const unsent = networkError(cause('ECONNRESET'), url, { neverSent: true });
      const early = scripted([unsent, 201]);
      expect((await early.send(method, { body: '{}' })).status).toBe(201);
      // A server that ends the connection by an alert has read what it was sent.
      const sentAfterAll = networkError(cause('EPROTO'), url, { neverSent: false });
      const late = scripted([sentAfterAll, 201]);
      expect((await failure(late.send(method, { body: '{}' }))).outcome).toBe('outcome-unknown');
      expect(late.sent).toHaveLength(1);
    },
  );

  it.each(methods)('F-33 %s is not repeated blindly where the certificate is not trusted', async (method) => {
    const { send, sent } = scripted([untrusted]);
    expect((await failure(send(method))).facts).toMatchObject({
      code: 'TLS_UNTRUSTED',
      outcome: 'unavailable',
    });
    expect(sent).toHaveLength(1);
  });

  it('REL-02 a write that stays without an answer ends as unknown, whatever its method', async () => {
    const { send, sent } = scripted([reset]);
    expect((await failure(send('PUT'))).outcome).toBe('outcome-unknown');
    expect(sent).toHaveLength(6);
    expect((await failure(scripted([refused]).send('PUT'))).outcome).toBe('unavailable');
    expect((await failure(scripted([reset]).send('GET'))).outcome).toBe('unavailable');
  });

  it('REL-03 sends the same body again', async () => {
    const { send, sent } = scripted([504, reset, 200]);
    await send('PUT', { body: '{"name":"x"}' });
    expect(sent.map(({ body }) => body)).toEqual(Array(3).fill('{"name":"x"}'));
  });
});

describe('a delete that is tried again', () => {
  it.each([[504], [reset], [500]])('REL-03 counts 404 as success after %s', async (first) => {
    const result = await scripted([first, 404]).send('DELETE');
    expect(result).toMatchObject({ status: 204, text: '' });
  });

  it('REL-03 counts 404 as not found where no earlier try can have done it', async () => {
    expect((await scripted([404]).send('DELETE')).status).toBe(404);
    expect((await scripted([429, 404]).send('DELETE')).status).toBe(404);
    expect((await scripted([refused, 404]).send('DELETE')).status).toBe(404);
    expect((await scripted([504, 404]).send('GET')).status).toBe(404);
  });
});

describe('waits', () => {
  it('REL-04 F-24 last as long as Retry-After says, and are told', async () => {
    const { send, sent, waits } = scripted([answer(429, { 'retry-after': '2' }), 200]);
    await send('GET');
    expect(sent[1]?.at).toBe(2000);
    expect(waits).toEqual([[2000, 'a limit']]);
  });

  it('REL-04 follow a date, measured against that of the answer', async () => {
    const headers = { 'retry-after': 'Sat, 21 Nov 2020 08:00:30 GMT', date: 'Sat, 21 Nov 2020 08:00:00 GMT' };
    const { send, sent } = scripted([answer(503, headers), 200]);
    await send('GET');
    expect(sent[1]?.at).toBe(30_000);
  });

  it.each([429, 503])(
    'REL-04 that are too long are not begun: %d comes back with the time',
    async (status) => {
      const { send, sent, clock } = scripted([answer(status, { 'retry-after': '121' })]);
      expect(await send('GET')).toMatchObject({ status, retryAfter: 121_000 });
      expect(sent).toHaveLength(1);
      expect(clock.sleeps).toEqual([]);
    },
  );

  it('F-23 of a storm of 429 without a header are spread, and come to an end', async () => {
    const { send, sent, clock } = scripted([429]);
    expect((await send('GET')).status).toBe(429);
    expect(sent).toHaveLength(6);
    expect(clock.sleeps).toEqual([250, 500, 1000, 2000, 4000]);
  });

  it('F-23 are no hot loop where Retry-After says 0', async () => {
    const { send, clock } = scripted([answer(429, { 'retry-after': '0' }), 200]);
    await send('GET');
    expect(clock.sleeps).toEqual([250]);
  });

  it('REL-05 REL-35 end with Ctrl-C', async () => {
    const interrupt = new AbortController();
    const clock = createStandingClock();
    const { send, sent } = scripted([503], { clock, signal: interrupt.signal });
    const result = failure(send('GET'));
    await settle();
    interrupt.abort(cancelledError());
    expect((await result).outcome).toBe('interrupted');
    expect(sent).toHaveLength(1);
    expect(clock.sleeping()).toBe(0);
  });

  it.each([
    ['a rate limit', 429],
    ['a service that is away', 503],
  ])('REL-32 for %s end with the caller', async (_, status) => {
    const clock = createStandingClock();
    const caller = new AbortController();
    const { send, sent } = scripted([answer(status, { 'retry-after': '60' })], { clock });
    const result = failure(send('GET', { signal: caller.signal }));
    await settle();
    expect(clock.sleeping()).toBe(1);
    caller.abort(cancelledError());
    expect((await result).outcome).toBe('interrupted');
    expect([sent.length, clock.sleeping()]).toEqual([1, 0]);
  });

  it('REL-06 for a rate limit hold every request of the process', async () => {
    const clock = createStandingClock();
    const waits: number[] = [];
    let requests = 0;
    const { signal } = new AbortController();
    const onWait = (milliseconds: number) => waits.push(milliseconds);
    const transport = createTransport({
      fetch: async () => {
        requests += 1;
        return requests === 1 ? answer(429, { 'retry-after': '5' }) : answer(200);
      },
      clock,
      signal,
      random: () => 0.5,
      onWait,
      limiter: createRequestLimiter({ clock, signal, onWait }),
    });
    const get = () => transport({ method: 'GET', url, headers: {} });
    const first = get();
    await settle();
    const others = [get(), get(), get()];
    await clock.advance(4999);
    expect(requests).toBe(1);
    await clock.advance(1);
    expect((await Promise.all([first, ...others])).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(requests).toBe(5);
    expect(waits).toHaveLength(1);
  });
});

describe('a run that is stopped', () => {
  it('REL-35 says of a write under way that it may have taken effect', async () => {
    const error = await failure(scripted([cancelledError('terminated')]).send('POST', { body: '{}' }));
    expect(error.facts).toMatchObject({ outcome: 'terminated', category: 'cancelled' });
    expect(error.message).toContain('POST /v1/environments/1 was under way');
  });

  it('REL-35 says nothing of a write that was never sent', async () => {
    const stopped = networkError(cancelledError('terminated'), url, { neverSent: true });
    const error = await failure(scripted([stopped]).send('POST', { body: '{}' }));
    expect(error.message).toBe('Terminated.');
  });

  it('says nothing more of a read', async () => {
    const stopped = cancelledError();
    expect(await failure(scripted([stopped]).send('GET'))).toBe(stopped);
  });
});

it('tries nothing again for a caller who has lost interest', async () => {
  const gone = new AbortController();
  const { send, sent } = scripted([reset]);
  gone.abort();
  expect(await failure(send('GET', { signal: gone.signal }))).toBe(reset);
  expect(sent).toHaveLength(1);
});

it('does not hide a bug behind a retry', async () => {
  const { send, sent } = scripted([new TypeError('a bug')]);
  await expect(send('GET')).rejects.toThrow('a bug');
  expect(sent).toHaveLength(1);
});
