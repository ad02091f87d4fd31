/**
 * Which requests the API proxy takes, and as what: pure, apart from sockets. Whatever can reach a loopback port (web
 * pages, other users of the machine) is held for hostile until it shows the key of this run.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Secret } from '../core/secret.ts';
import type { ApiMethod } from './api-call.ts';

const keyHeader = 'x-pingcli-proxy-key';

/** Bytes of path and query. */
const longestTarget = 8 * 1024;

export type ProxyRequest = Pick<IncomingMessage, 'method' | 'url' | 'headersDistinct'>;

export interface ProxyRules {
  /** `127.0.0.1:41234`. */
  host: string;
  key: Secret;
  /** `https://api.pingone.eu/v1`. */
  root: URL;
}

export interface Refusal {
  kind: 'refused';
  status: 400 | 401 | 403 | 404 | 405 | 414 | 421;
  /** Absent: the answer has no body, and tells nothing. */
  code?: string;
  message?: string;
}

export interface Forwarding {
  kind: 'forward';
  method: ApiMethod;
  url: URL;
  headers: Record<string, string>;
}

const methods: readonly ApiMethod[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** All that goes on; cookies, credentials, hop-by-hop fields (RFC 9110 §7.6.1) and what tells of the way do not. */
const forwardedHeaders = [
  'accept',
  'accept-language',
  'content-disposition',
  'content-language',
  'content-type',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-unmodified-since',
  'prefer',
  'range',
  'x-ping-external-session-id',
  'x-ping-external-transaction-id',
];

function refuse(status: Refusal['status'], code?: string, message?: string): Refusal {
  return {
    kind: 'refused',
    status,
    ...(code === undefined || message === undefined ? {} : { code, message }),
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** In its own header, or as the bearer token of tools that know nothing else. Compared in constant time. */
function showsKey({ headersDistinct: headers }: ProxyRequest, key: Secret): boolean {
  const own = headers[keyHeader] ?? [];
  const bearer = (headers.authorization ?? []).flatMap((value) => /^Bearer +(\S+)$/i.exec(value)?.[1] ?? []);
  const shown = own.length > 0 ? own : bearer;
  const [first = ''] = shown;
  return timingSafeEqual(digest(first), digest(key.open())) && shown.length === 1;
}

/** Browsers say where a request comes from; a program has no reason to (Fetch §3.1, Fetch Metadata §2). */
function comesFromPage({ headersDistinct: headers }: ProxyRequest): boolean {
  const site = headers['sec-fetch-site'];
  return headers.origin !== undefined || (site !== undefined && site.join() !== 'none');
}

/**
 * The path has to be one below the API's, written as the URL parser would write it: no `.` and `..` in any encoding, no
 * encoded separators, nothing that another server could read otherwise (SEC-72).
 */
function targetUrl(target: string, root: URL): URL | undefined {
  const path = target.split('?', 1)[0] ?? '';
  const isBelow = path === root.pathname || path.startsWith(`${root.pathname}/`);
  const isStrange = /\/\/|%(2e|2f|5c|00|25)|[^\x21-\x7e]|[\\#]/i.test(path) || /[^\x21-\x7e]|#/.test(target);
  if (!isBelow || isStrange || !URL.canParse(target, root.origin)) return undefined;
  const url = new URL(target, root.origin);
  return url.origin === root.origin && url.pathname === path ? url : undefined;
}

export function judgeProxyRequest(
  request: ProxyRequest,
  { host, key, root }: ProxyRules,
): Refusal | Forwarding {
  const { headersDistinct: headers, url: target = '' } = request;
  // A page of another site that has its name resolve to 127.0.0.1 (DNS rebinding) still sends that name.
  if (headers.host?.length !== 1 || headers.host[0] !== host) return refuse(421);
  if (comesFromPage(request)) return refuse(403, 'BROWSER_REFUSED', 'Requests of web pages are not taken.');
  if (!showsKey(request, key)) {
    return refuse(
      401,
      'PROXY_KEY_NEEDED',
      'Send the key that pingcli showed as it started, in the header X-Pingcli-Proxy-Key or as the bearer token.',
    );
  }
  const method = methods.find((each) => each === request.method);
  if (method === undefined) return refuse(405, 'METHOD_NOT_ALLOWED', `Take one of ${methods.join(', ')}.`);
  if (target.length > longestTarget)
    return refuse(414, 'URI_TOO_LONG', 'The path with its query is too long.');
  // Absolute form (RFC 9112 §3.2.2) names another server, or wants to.
  if (!target.startsWith('/'))
    return refuse(400, 'INVALID_TARGET', `Ask for a path, for example ${root.pathname}/environments.`);
  const url = targetUrl(target, root);
  if (url === undefined)
    return refuse(404, 'NOT_FORWARDED', `Only plain paths below ${root.pathname}/ are forwarded.`);
  const taken = forwardedHeaders.flatMap((name): [string, string][] => {
    const values = headers[name];
    return values === undefined ? [] : [[name, values.join(', ')]];
  });
  return { kind: 'forward', method, url, headers: Object.fromEntries(taken) };
}
