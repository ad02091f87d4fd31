/** An address that a person typed for `pingone api`, as a URL below the API root: nothing else ever gets the token (SEC-70). */
import { usageError } from '../core/errors.ts';

function refuse(text: string, why: string): Error {
  return usageError(
    `${JSON.stringify(text)} is no path of the API: ${why}.`,
    'Give a path below /v1, for example environments or environments/{environmentId}/users?limit=10.',
    'INVALID_PATH',
  );
}

/** `.` and `..`, also percent-encoded, which the URL parser would follow. */
function climbs(path: string): boolean {
  return path.split(/[/\\]/).some((segment) => /^(\.|%2e){1,2}$/i.test(segment));
}

/** @param root - `https://api.pingone.eu/v1`. */
export function rawUrl(text: string, root: string): URL {
  const base = new URL(root);
  const path = text.split(/[?#]/)[0] ?? '';
  if (text.trim() === '' || /[\s\p{Cc}]/u.test(path)) throw refuse(text, 'it is empty or holds a blank');
  if (climbs(path)) throw refuse(text, 'it climbs');
  const isAbsolute = /^[a-z][a-z0-9+.-]*:/i.test(text);
  if (isAbsolute && !URL.canParse(text)) throw refuse(text, 'it is not a URL');
  const below = text.replace(/^\/+/, '').replace(/^v1(?=\/|$|\?)\/?/, '');
  const url = isAbsolute ? new URL(text) : new URL(`${root}/${below}`);
  if (url.origin !== base.origin) throw refuse(text, `only ${base.origin} gets the access token`);
  const isBelow = url.pathname === base.pathname || url.pathname.startsWith(`${base.pathname}/`);
  if (!isBelow) throw refuse(text, `it is not below ${base.pathname}`);
  url.hash = '';
  return url;
}
