/**
 * PingOne may take a moment to show what it has just made (pingone-api §3.8). Apart because it is about what this run wrote
 * itself: anybody else's 404 is final (REL-11), and so is one below a new object, for which a command may have a patience of its own.
 */
import { isJsonObject, parseJson, textAt } from '../core/json.ts';
import type { Clock } from '../host/host.ts';
import { sleepUnless } from '../http/follow-signals.ts';
import type { HttpAnswer } from '../http/transport.ts';
import type { ApiMethod } from './api-call.ts';

export interface PatiencePorts {
  clock: Clock;
  signal: AbortSignal;
  /** Called before a wait, so that a person knows why nothing happens. */
  onWait?: (milliseconds: number, reason: string) => void;
}

/** Milliseconds after the write, during which its absence is not believed. */
const patience = 30_000;
const firstPause = 500;
const longestPause = 5_000;

/** The address of what a POST made, as far as its answer tells. */
function madeBy(url: URL, { text }: HttpAnswer): string | undefined {
  try {
    const body = parseJson(text);
    const id = isJsonObject(body) ? textAt(body, 'id') : undefined;
    return id === undefined ? undefined : `${url.pathname}/${encodeURIComponent(id)}`;
  } catch {
    return undefined;
  }
}

type Send<Call> = (url: URL, call: Call) => Promise<HttpAnswer>;

/** Asks again for what this run has made, while it may not be visible yet. A 403 or 404 proves that nothing was carried out. */
export function withPatience<Call extends { method: ApiMethod; signal?: AbortSignal }>(
  send: Send<Call>,
  { clock, signal, onWait }: PatiencePorts,
): Send<Call> {
  /** When it was made, by its path. */
  const made = new Map<string, number>();

  function remember(url: URL, { method }: Call, answer: HttpAnswer): void {
    const path = method === 'POST' ? madeBy(url, answer) : url.pathname;
    if (path === undefined) return;
    if (method === 'POST' || method === 'PUT') made.set(path, clock.monotonic());
    if (method !== 'DELETE') return;
    // What was deleted has to be gone.
    for (const known of [...made.keys()])
      if (known === path || known.startsWith(`${path}/`)) made.delete(known);
  }

  /** Milliseconds for which it is doubted that the object is not there, or not to be seen. */
  function doubtFor({ pathname }: URL, { status }: HttpAnswer): number {
    const at = made.get(pathname);
    if (at === undefined || (status !== 403 && status !== 404)) return 0;
    return at + patience - clock.monotonic();
  }

  return async (url, call) => {
    for (let pause = firstPause; ; pause = Math.min(pause * 2, longestPause)) {
      const answer = await send(url, call);
      if (answer.status >= 200 && answer.status <= 299) remember(url, call, answer);
      const left = doubtFor(url, answer);
      if (left <= 0) return answer;
      const wait = Math.min(pause, left);
      onWait?.(wait, 'PingOne does not show yet what was just made');
      await sleepUnless(call.signal === undefined ? [signal] : [signal, call.signal], clock, wait);
    }
  };
}
