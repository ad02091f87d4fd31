import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nodeClock } from '../../src/host/node-clock.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const day = 86_400_000;

describe('a sleep', () => {
  it('ends after its time, and not before', async () => {
    const awake = vi.fn();
    const sleep = nodeClock.sleep(1000).then(awake);
    await vi.advanceTimersByTimeAsync(999);
    expect(awake).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await sleep;
    expect(awake).toHaveBeenCalledOnce();
  });

  it('may be longer than a timer of Node.js can be', async () => {
    const awake = vi.fn();
    const sleep = nodeClock.sleep(60 * day).then(awake);
    await vi.advanceTimersByTimeAsync(59 * day);
    expect(awake).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(day);
    await sleep;
  });

  it('REL-05 ends with the reason of its signal, and leaves neither timer nor listener', async () => {
    const ender = new AbortController();
    const sleep = nodeClock.sleep(60 * day, ender.signal);
    await vi.advanceTimersByTimeAsync(30 * day);
    ender.abort(new Error('enough'));
    await expect(sleep).rejects.toThrow('enough');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('does not begin where the signal came first', async () => {
    await expect(nodeClock.sleep(1000, AbortSignal.abort(new Error('before')))).rejects.toThrow('before');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('takes its listener off the signal', async () => {
    const { signal } = new AbortController();
    const remove = vi.spyOn(signal, 'removeEventListener');
    const sleep = nodeClock.sleep(1, signal);
    await vi.advanceTimersByTimeAsync(1);
    await sleep;
    expect(remove).toHaveBeenCalledWith('abort', expect.any(Function));
  });
});
