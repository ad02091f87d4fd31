/** Decides which HTTP requests at the callback listener are looked into at all: pure, apart from sockets (SEC-12, SEC-13, SEC-16). */

export interface CallbackRequest {
  method: string | undefined;
  /** The request target as it came: origin form, `/callback?code=…` (RFC 9112 §3.2.1). */
  target: string;
  /** Every `Host` field of the request. */
  hosts: readonly string[];
}

/** The one address that is answered. */
export interface CallbackAddress {
  /** `127.0.0.1:7464` */
  host: string;
  /** `/callback` */
  path: string;
}

export type RequestVerdict =
  | { kind: 'refused'; status: 404 | 405 | 414 | 421 }
  | { kind: 'response'; parameters: URLSearchParams };

/** Bytes of query (SEC-16). */
export const largestQuery = 8 * 1024;

export function judgeCallbackRequest(request: CallbackRequest, address: CallbackAddress): RequestVerdict {
  // A page of another site that has its name resolve to 127.0.0.1 (DNS rebinding) still sends that name.
  if (request.hosts.length !== 1 || request.hosts[0] !== address.host)
    return { kind: 'refused', status: 421 };
  const mark = request.target.indexOf('?');
  const path = mark === -1 ? request.target : request.target.slice(0, mark);
  const query = mark === -1 ? '' : request.target.slice(mark + 1);
  if (path !== address.path) return { kind: 'refused', status: 404 };
  if (request.method !== 'GET') return { kind: 'refused', status: 405 };
  if (Buffer.byteLength(query) > largestQuery) return { kind: 'refused', status: 414 };
  return { kind: 'response', parameters: new URLSearchParams(query) };
}
