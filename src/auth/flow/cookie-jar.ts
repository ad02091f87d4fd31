/** The cookies of one sign-on (RFC 6265 §5.3, §5.4) in memory, for one origin: no other ever sends or gets one. */
import { Secret } from '../../core/secret.ts';
import type { GrantPorts } from '../grants/grant.ts';

interface Cookie {
  name: string;
  value: string;
  path: string;
  secure: boolean;
}

export interface CookieJar {
  /** Keeps what an answer sets, and forgets what it ends. */
  keep(url: URL, headers: Headers): void;
  /** The `Cookie` header for a request; undefined where there is nothing to send. */
  headerFor(url: URL): string | undefined;
}

/** RFC 6265 §5.1.4: up to the last slash of the path that set it. */
function defaultPath({ pathname }: URL): string {
  const end = pathname.lastIndexOf('/');
  return end <= 0 ? '/' : pathname.slice(0, end);
}

function isWithin(path: string, { pathname }: URL): boolean {
  return (
    pathname === path || (pathname.startsWith(path) && (path.endsWith('/') || pathname[path.length] === '/'))
  );
}

function readCookie(
  line: string,
  url: URL,
  now: number,
): { cookie: Cookie; hasEnded: boolean; domain: string } | undefined {
  const [pair = '', ...rest] = line.split(';');
  const equals = pair.indexOf('=');
  const name = pair.slice(0, equals).trim();
  if (equals === -1 || name === '') return undefined;
  const attributes = new Map(
    rest.map((attribute) => {
      const [key = '', value = ''] = attribute.split('=', 2);
      return [key.trim().toLowerCase(), value.trim()];
    }),
  );
  const path = attributes.get('path') ?? '';
  const maxAge = attributes.get('max-age');
  return {
    cookie: {
      name,
      value: pair.slice(equals + 1).trim(),
      path: path.startsWith('/') ? path : defaultPath(url),
      secure: attributes.has('secure'),
    },
    // RFC 6265 §5.3: Max-Age wins over Expires. What expires later outlives the sign-on anyway.
    hasEnded: maxAge === undefined ? Date.parse(attributes.get('expires') ?? '') <= now : Number(maxAge) <= 0,
    domain: (attributes.get('domain') ?? '').replace(/^\./, '').toLowerCase(),
  };
}

export function createCookieJar(
  origin: string,
  { clock, learn }: Pick<GrantPorts, 'clock' | 'learn'>,
): CookieJar {
  const cookies = new Map<string, Cookie>();
  return {
    keep(url, headers) {
      if (url.origin !== origin) return;
      for (const line of headers.getSetCookie()) {
        const read = readCookie(line, url, clock.now());
        // One for a whole domain would reach other hosts; here it is for this one, or for nobody.
        if (read === undefined || (read.domain !== '' && read.domain !== url.hostname)) continue;
        const key = `${read.cookie.name};${read.cookie.path}`;
        if (read.hasEnded) cookies.delete(key);
        else {
          learn(new Secret(read.cookie.value));
          cookies.set(key, read.cookie);
        }
      }
    },
    headerFor(url) {
      if (url.origin !== origin) return undefined;
      const fitting = [...cookies.values()].filter(
        ({ path, secure }) => isWithin(path, url) && (!secure || url.protocol === 'https:'),
      );
      if (fitting.length === 0) return undefined;
      // RFC 6265 §5.4: longer paths first.
      return fitting
        .sort((a, b) => b.path.length - a.path.length)
        .map(({ name, value }) => `${name}=${value}`)
        .join('; ');
    },
  };
}
