/** The Management API as typed calls: `client.list(populations, …)` yields populations. */
import { isJsonObject, type JsonObject, type JsonValue, parseJson } from '../core/json.ts';
import type { Secret } from '../core/secret.ts';
import type { HttpAnswer, HttpRequest, Transport } from '../http/transport.ts';
import { apiError, requestIdOf, unexpectedBody } from './api-error.ts';
import { followPages, type Page, readPage } from './pages.ts';
import { buildPath } from './path.ts';
import type { PathParameters, ResourceAddress } from './resource-address.ts';

/** Hands out bearer tokens; the client knows nothing of grants or stores. */
export interface TokenSource {
  accessToken(): Promise<Secret>;
  /** A token other than the one that was just answered with 401. */
  renewAccessToken(rejected: Secret): Promise<Secret>;
}

export interface ListOptions {
  /** SCIM filter; only what the endpoint supports. */
  filter?: string;
  /** Stops after so many records. */
  limit?: number;
}

/** Facts of the last answer, for `meta`. */
export interface LastAnswer {
  httpStatus?: number;
  requestId?: string | undefined;
}

export interface ApiClient {
  /** The records of every page, in the server's order. */
  list<T extends JsonObject>(
    resource: ResourceAddress<T>,
    parameters: PathParameters,
    options?: ListOptions,
  ): AsyncGenerator<T>;
  get<T extends JsonObject>(resource: ResourceAddress<T>, parameters: PathParameters, id: string): Promise<T>;
  readonly lastAnswer: LastAnswer;
}

export interface ApiClientPorts {
  /** API root, `https://api.pingone.eu/v1`; tokens go nowhere else. */
  root: URL;
  transport: Transport;
  tokens: TokenSource;
  userAgent: string;
}

export function createApiClient(ports: ApiClientPorts): ApiClient {
  let lastAnswer: LastAnswer = {};
  const apiRoot = ports.root.href.replace(/\/$/, '');

  async function send(request: Omit<HttpRequest, 'headers'>): Promise<HttpAnswer> {
    const withToken = (token: Secret): Promise<HttpAnswer> =>
      ports.transport({
        ...request,
        headers: {
          accept: 'application/json',
          authorization: `Bearer ${token.open()}`,
          'user-agent': ports.userAgent,
        },
      });
    const token = await ports.tokens.accessToken();
    let answer = await withToken(token);
    // A 401 proves that the request was not carried out, so it is sent once more with another token (RFC 6750 §3.1).
    if (answer.status === 401) answer = await withToken(await ports.tokens.renewAccessToken(token));
    lastAnswer = { httpStatus: answer.status, requestId: requestIdOf(answer) };
    return answer;
  }

  async function readObject(
    url: URL,
    what: string,
    signal?: AbortSignal,
  ): Promise<{ answer: HttpAnswer; body: JsonObject }> {
    const answer = await send({ method: 'GET', url, ...(signal === undefined ? {} : { signal }) });
    if (answer.status < 200 || answer.status > 299) throw apiError(answer, what);
    let body: JsonValue;
    try {
      body = parseJson(answer.text);
    } catch {
      throw unexpectedBody(answer, what, 'valid JSON');
    }
    if (!isJsonObject(body)) throw unexpectedBody(answer, what, 'a JSON object');
    return { answer, body };
  }

  function urlOf(path: string): URL {
    return new URL(`${apiRoot}${path}`);
  }

  async function* list<T extends JsonObject>(
    resource: ResourceAddress<T>,
    parameters: PathParameters,
    { filter, limit = Number.POSITIVE_INFINITY }: ListOptions = {},
  ): AsyncGenerator<T> {
    const what = `list ${resource.plural}`;
    const first = urlOf(buildPath(resource.collection, parameters));
    if (filter !== undefined) first.searchParams.set('filter', filter);
    const fetchPage = async (url: URL, signal: AbortSignal): Promise<Page<T>> => {
      const { answer, body } = await readObject(url, what, signal);
      const page = readPage(body, resource.embedded);
      const records = page?.records.filter((record) => resource.recognizes(record));
      if (page === undefined || records?.length !== page.records.length) {
        throw unexpectedBody(answer, what, `a collection of ${resource.plural}`);
      }
      return { ...page, records };
    };
    if (limit > 0) yield* followPages({ first, fetchPage, what, limit });
  }

  async function get<T extends JsonObject>(
    resource: ResourceAddress<T>,
    parameters: PathParameters,
    id: string,
  ): Promise<T> {
    const what = `get ${resource.singular} '${id}'`;
    const path = buildPath(`${resource.collection}/{id}`, { ...parameters, id });
    const { answer, body } = await readObject(urlOf(path), what);
    if (!resource.recognizes(body)) throw unexpectedBody(answer, what, `a record of ${resource.plural}`);
    return body;
  }

  return {
    list,
    get,
    get lastAnswer() {
      return lastAnswer;
    },
  };
}
