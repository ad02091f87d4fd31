/** Lets one request, or a wait for it, end with whatever ends the run or its caller. */
import type { Clock } from '../host/host.ts';

/**
 * Instead of `AbortSignal.any`, whose result the long-lived signals hold through weak references: those are cleared by a full garbage
 * collection only, and a list of five hundred pages would take 10 MB for what has long ended.
 * @returns stops following.
 */
export function followSignals(ender: AbortController, sources: readonly AbortSignal[]): () => void {
  const follow = ({ target }: Event): void => {
    if (target instanceof AbortSignal) ender.abort(target.reason);
  };
  for (const source of sources) {
    if (source.aborted) ender.abort(source.reason);
    else source.addEventListener('abort', follow, { once: true });
  }
  return () => {
    for (const source of sources) source.removeEventListener('abort', follow);
  };
}

/** A sleep that any of them ends, with its reason. */
export async function sleepUnless(
  sources: readonly AbortSignal[],
  clock: Clock,
  milliseconds: number,
): Promise<void> {
  const ender = new AbortController();
  const unfollow = followSignals(ender, sources);
  try {
    await clock.sleep(milliseconds, ender.signal);
  } finally {
    unfollow();
  }
}
