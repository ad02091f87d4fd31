/** A browser made of fetch: cookies, redirects and plain forms. Tests sign on with it where a person would click. */

export interface SignOnAnswers {
  username: string;
  password: string;
  /** Typed when the page asks for a new password. */
  newPassword?: string;
  /** Default `allow`. */
  consent?: 'allow' | 'deny';
}

export interface SignedOn {
  /** The redirect to the application, with code or error. */
  redirectedTo: string;
  /** What the application's listener answered to it. */
  response: Response;
}

/** A page where the walk stopped. */
export interface VisitedPage {
  status: number;
  url: string;
  html: string;
}

export interface HttpBrowser {
  /** One request with this browser's cookies; redirects are not followed. */
  request(url: string, init?: RequestInit): Promise<Response>;
  /** Follows redirects to a page, or until `stop` says so of the next address. */
  open(
    url: string,
    init?: RequestInit,
    stop?: (next: string) => boolean,
  ): Promise<VisitedPage | { redirectedTo: string }>;
  /** Signs on at the page that an authorization URL leads to, and calls the application's redirect URI. */
  signOn(authorizationUrl: string, answers: SignOnAnswers): Promise<SignedOn>;
  /** The person at the second device: signs on, confirms the code and allows (or denies) the access. */
  approveDevice(verificationUriComplete: string, answers: SignOnAnswers): Promise<VisitedPage>;
  cookies(): Record<string, string>;
}

interface Form {
  action: string;
  fields: Record<string, string>;
  /** Buttons that carry a value, such as Allow and Deny. */
  choices: Record<string, string[]>;
}

const MOST_PAGES = 12;
const MOST_REDIRECTS = 20;

function decodeEntities(text: string): string {
  return text.replaceAll(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code)));
}

function attributes(tag: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name, value] of tag.matchAll(/([\w-]+)(?:="([^"]*)")?/g)) {
    if (name !== undefined) found[name] = decodeEntities(value ?? '');
  }
  return found;
}

/** The first form of a page; the way to another account comes after it. */
function readForm(page: VisitedPage): Form | undefined {
  const form = /<form([^>]*)>([\s\S]*?)<\/form>/.exec(page.html);
  if (form?.[1] === undefined || form[2] === undefined) return undefined;
  const fields: Record<string, string> = {};
  for (const [, tag = ''] of form[2].matchAll(/<input ([^>]*)>/g)) {
    const { name, value } = attributes(tag);
    if (name !== undefined) fields[name] = value ?? '';
  }
  const choices: Record<string, string[]> = {};
  for (const [, tag = ''] of form[2].matchAll(/<button ([^>]*)>/g)) {
    const { name, value } = attributes(tag);
    if (name !== undefined && value !== undefined) choices[name] = [...(choices[name] ?? []), value];
  }
  return { action: new URL(attributes(form[1]).action ?? '', page.url).href, fields, choices };
}

function fillIn(form: Form, answers: SignOnAnswers): URLSearchParams {
  const values: Record<string, string | undefined> = {
    username: answers.username,
    password: answers.password,
    currentPassword: answers.password,
    newPassword: answers.newPassword,
  };
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(form.fields)) {
    const answer = name in values ? values[name] : value;
    if (answer === undefined) throw new Error(`The page asks for ${name}, and the test gave none`);
    body.set(name, answer);
  }
  if (form.choices.accept) body.set('accept', answers.consent === 'deny' ? 'false' : 'true');
  return body;
}

/** @param fetchPage for a server whose certificate needs a fetch of its own */
export function createHttpBrowser(fetchPage: typeof fetch = fetch): HttpBrowser {
  const jar = new Map<string, string>();

  function keepCookies(response: Response): void {
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      const value = pair.slice(pair.indexOf('=') + 1);
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
  }

  async function request(url: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (jar.size > 0) headers.set('cookie', [...jar].map((pair) => pair.join('=')).join('; '));
    const response = await fetchPage(url, { ...init, headers, redirect: 'manual' });
    keepCookies(response);
    return response;
  }

  const open: HttpBrowser['open'] = async (url, init, stop = () => false) => {
    let address = url;
    let response = await request(address, { ...init, headers: { accept: 'text/html', ...init?.headers } });
    for (let hop = 0; hop < MOST_REDIRECTS; hop += 1) {
      const location = response.headers.get('location');
      if (location === null) return { status: response.status, url: address, html: await response.text() };
      await response.body?.cancel();
      address = new URL(location, address).href;
      if (stop(address)) return { redirectedTo: address };
      response = await request(address, { headers: { accept: 'text/html' } });
    }
    throw new Error(`Still being redirected after ${MOST_REDIRECTS} hops, last to ${address}`);
  };

  /** Fills in form after form until the application is reached or no form is left. */
  async function walk(url: string, answers: SignOnAnswers, stop?: (next: string) => boolean) {
    let reached = await open(url, {}, stop);
    for (let count = 0; count < MOST_PAGES; count += 1) {
      if ('redirectedTo' in reached) return reached;
      if (reached.status >= 400)
        throw new Error(`The page says ${reached.status}: ${messageOf(reached.html)}`);
      const form = readForm(reached);
      const done = form === undefined || form.fields.action === 'session.reset';
      if (done) return reached;
      reached = await open(form.action, { method: 'POST', body: fillIn(form, answers) }, stop);
    }
    throw new Error(`Still filling in forms after ${MOST_PAGES} pages`);
  }

  return {
    request,
    open,
    cookies: () => Object.fromEntries(jar),

    async signOn(authorizationUrl, answers) {
      // The application listens at another origin than the authorization server.
      const { origin } = new URL(authorizationUrl);
      const reached = await walk(authorizationUrl, answers, (next) => new URL(next).origin !== origin);
      if (!('redirectedTo' in reached))
        throw new Error(`Stopped at ${reached.url}: ${messageOf(reached.html)}`);
      const response = await fetchPage(reached.redirectedTo, { redirect: 'manual' });
      return { redirectedTo: reached.redirectedTo, response };
    },

    async approveDevice(verificationUriComplete, answers) {
      const reached = await walk(verificationUriComplete, answers);
      if ('redirectedTo' in reached) throw new Error(`Unexpectedly redirected to ${reached.redirectedTo}`);
      return reached;
    },
  };
}

function messageOf(html: string): string {
  const alert = /role="alert">([^<]*)</.exec(html)?.[1];
  const title = /<h1>([^<]*)</.exec(html)?.[1];
  return decodeEntities(alert ?? title ?? html.slice(0, 500));
}
