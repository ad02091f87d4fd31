/** What a browser does in a sign-on, without one: requests at the authorization server's origin, with its cookies, and no redirect followed. */
import { CliError } from '../../core/errors.ts';
import { createCookieJar } from './cookie-jar.ts';
import type { FlowPorts } from './sign-on-attempt.ts';

export interface FrontAnswer {
  status: number;
  /** Where the server sends the browser on to; undefined where the answer is no redirect. */
  location: URL | undefined;
  /** Undefined where the body is not JSON. */
  json: unknown;
  mediaType: string;
  requestId: string | undefined;
}

export interface FrontChannel {
  get(url: URL): Promise<FrontAnswer>;
  /** Carries an action of the flow out; its media type names it. */
  act(url: URL, action: string, values: Readonly<Record<string, string>>): Promise<FrontAnswer>;
}

function untrusted(url: URL, origin: string): CliError {
  return new CliError({
    outcome: 'failure',
    category: 'api',
    code: 'UNTRUSTED_ENDPOINT',
    message: `The sign-on was to go on at ${url.origin}, and was stopped.`,
    reason: `cookies and credentials are only ever sent to ${origin}`,
    suggestion:
      'Check whether the environment has a custom domain, and the endpoint settings: pingcli config get service.pingOne.endpoint',
  });
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return JSON.parse(await response.text());
  } catch {
    return undefined;
  }
}

export function openFrontChannel(origin: string, ports: FlowPorts): FrontChannel {
  const jar = createCookieJar(origin, ports);

  async function send(url: URL, init: { method: string; headers?: Record<string, string>; body?: string }) {
    if (url.origin !== origin) throw untrusted(url, origin);
    const cookie = jar.headerFor(url);
    const response = await ports.frontChannel(url, {
      method: init.method,
      headers: { accept: 'application/json', ...init.headers, ...(cookie === undefined ? {} : { cookie }) },
      ...(init.body === undefined ? {} : { body: init.body }),
      redirect: 'manual',
      signal: ports.signal,
    });
    jar.keep(url, response.headers);
    const isRedirect = response.status >= 300 && response.status < 400;
    const location = isRedirect ? response.headers.get('location') : null;
    return {
      status: response.status,
      location:
        location !== null && URL.canParse(location, url.href) ? new URL(location, url.href) : undefined,
      json: await readJson(response),
      mediaType: response.headers.get('content-type')?.split(';')[0]?.trim() || 'no content type',
      requestId: response.headers.get('correlation-id') ?? undefined,
    };
  }

  return {
    get: (url) => send(url, { method: 'GET' }),
    act: (url, action, values) =>
      send(url, {
        method: 'POST',
        headers: { 'content-type': `application/vnd.pingidentity.${action}+json` },
        body: JSON.stringify(values),
      }),
  };
}
