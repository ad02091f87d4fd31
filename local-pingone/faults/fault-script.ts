/** Keeps the scripted misbehaviours and hands the next matching one to the listener that plays it. */
import type { Fault, FaultMatch, FaultScript } from '../contract.ts';

/** The part of a request that a `FaultMatch` looks at; `url` is the path with query. */
export interface FaultyRequest {
  host: 'auth' | 'api';
  method: string;
  url: string;
}

export type PlayableFaultScript = FaultScript & { take(request: FaultyRequest): Fault | undefined };

interface Scripted {
  match: FaultMatch;
  fault: Fault;
  remaining: number;
}

function matches(match: FaultMatch, request: FaultyRequest): boolean {
  if (match.host !== undefined && match.host !== request.host) return false;
  if (match.method !== undefined && match.method.toUpperCase() !== request.method.toUpperCase()) return false;
  // `search` ignores lastIndex, so that a pattern with the g flag matches every time.
  return match.url === undefined || request.url.search(match.url) !== -1;
}

/** An empty script. Faults are played in the order they were added; one request takes at most one. */
export function createFaultScript(): PlayableFaultScript {
  const scripted: Scripted[] = [];
  return {
    add(match, fault, times = 1) {
      if (times > 0) scripted.push({ match, fault, remaining: times });
    },
    clear() {
      scripted.length = 0;
    },
    take(request) {
      const index = scripted.findIndex((each) => matches(each.match, request));
      const found = scripted[index];
      if (found === undefined) return undefined;
      found.remaining -= 1;
      if (found.remaining <= 0) scripted.splice(index, 1);
      return found.fault;
    },
  };
}
