/** The Management API as typed calls: `client.list(populations, …)` yields populations. */
import { CliError } from '../core/errors.ts';
import { isJsonObject, type JsonObject, type JsonValue, parseJson } from '../core/json.ts';
import type { RecordStream } from '../core/record-stream.ts';
import type { HttpAnswer } from '../http/transport.ts';
import type { ApiAnswer, ApiCall, ApiMethod } from './api-call.ts';
import { apiError, unexpectedBody } from './api-error.ts';
import { type ApiClientPorts, createSender, type LastAnswer, type RawCall } from './api-sender.ts';
import { explainForbidden } from './forbidden.ts';
import { likelyNextLink } from './likely-next-link.ts';
import { followPages, type Page, readPage, type UnreadPage } from './pages.ts';
import { buildPath } from './path.ts';
import { rawUrl } from './raw-url.ts';
import { itemPath, type PathParameters, type ResourceAddress } from './resource-address.ts';

export interface ListOptions {
  /** SCIM filter; only what the endpoint supports. */
  filter?: string;
  /** Stops after so many records. */
  limit?: number;
  /** The caller has `--cursor`: an error on a later page says from which cursor to go on. */
  isResumable?: boolean;
  /** Called where the limit leaves records behind. */
  onMore?: () => void;
  /** Further query parameters of the endpoint: `order`, `expand`. */
  query?: Readonly<Record<string, string>>;
}

/** Where an object lies; without an ID for a resource of which there is one (settings, a secret). */
export type ObjectId = string | undefined;

export interface ApiClient {
  /** The records of every page, in the server's order. */
  list<T extends JsonObject>(
    resource: ResourceAddress<T>,
    parameters: PathParameters,
    options?: ListOptions,
  ): RecordStream<T>;
  get<T extends JsonObject>(
    resource: ResourceAddress<T>,
    parameters: PathParameters,
    id: ObjectId,
    query?: Readonly<Record<string, string>>,
  ): Promise<T>;
  /**
   * The writes answer what PingOne answered, undefined for an empty body: `resource.recognizes` narrows it. They do not
   * fail on an answer of another shape, because by then the write has been carried out.
   */
  create(
    resource: ResourceAddress<JsonObject>,
    parameters: PathParameters,
    body: JsonObject,
  ): Promise<JsonObject | undefined>;
  /** PUT: what the body leaves out is cleared. */
  replace(
    resource: ResourceAddress<JsonObject>,
    parameters: PathParameters,
    id: ObjectId,
    body: JsonObject,
  ): Promise<JsonObject | undefined>;
  /** PATCH: what the body leaves out stays. */
  patch(
    resource: ResourceAddress<JsonObject>,
    parameters: PathParameters,
    id: ObjectId,
    body: JsonObject,
  ): Promise<JsonObject | undefined>;
  remove(resource: ResourceAddress<JsonObject>, parameters: PathParameters, id: ObjectId): Promise<void>;
  /** Any call; throws where the status is not 2xx. */
  act(call: ApiCall): Promise<ApiAnswer>;
  /** What a person typed as a URL below the API root; throws a usage error for anything else. */
  resolve(path: string): URL;
  /** A call to such a URL, whatever the status. */
  raw(url: URL, call: RawCall): Promise<ApiAnswer>;
  /** The records of every page of such a URL, whatever they are called. */
  follow(url: URL, headers: Readonly<Record<string, string>>): AsyncGenerator<JsonObject>;
  /** An answer as the error that it stands for. */
  errorOf(answer: ApiAnswer, what: string): CliError;
  readonly lastAnswer: LastAnswer;
}

function readJson(text: string): JsonValue | undefined {
  try {
    return text === '' ? undefined : parseJson(text);
  } catch {
    return undefined;
  }
}

function answerOf(answer: HttpAnswer): ApiAnswer {
  const mediaType = answer.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  const { text } = answer;
  return { ...answer, text, mediaType, json: readJson(text) };
}

/** The one list of a collection, where the resource is not known. */
function embeddedKey({ _embedded: embedded }: JsonObject): string {
  const lists = isJsonObject(embedded)
    ? Object.entries(embedded).filter(([, value]) => Array.isArray(value))
    : [];
  return lists[0]?.[0] ?? '';
}

function isSuccess({ status }: { status: number }): boolean {
  return status >= 200 && status <= 299;
}

export function createApiClient(ports: ApiClientPorts): ApiClient {
  const { root, send, sendUnseen, lastAnswer } = createSender(ports);
  const atTurns = ports.nextTurn === undefined ? {} : { nextTurn: ports.nextTurn };

  async function failure(answer: HttpAnswer, call: ApiCall): Promise<unknown> {
    const { method, path: template, parameters, what } = call;
    const { facts } = apiError(answer, what);
    const error = new CliError({ ...facts, call: { method, path: template, parameters, what } });
    const { environmentId = call.path === '/environments/{id}' ? call.parameters.id : undefined } =
      call.parameters;
    if (answer.status !== 403 || environmentId === undefined) return error;
    return explainForbidden(error, buildPath(call.path, call.parameters), environmentId, async (path) => {
      const found = await sendUnseen(new URL(`${root}${path}`), { method: 'GET' });
      return { status: found.status, date: found.headers.get('date'), json: readJson(found.text) };
    });
  }

  function urlOf({ path, parameters, query }: Pick<ApiCall, 'path' | 'parameters' | 'query'>): URL {
    const url = new URL(`${root}${buildPath(path, parameters)}`);
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
    return url;
  }

  /** @param url - Where it differs from the call's own: a further page. */
  async function perform(call: ApiCall, url = urlOf(call), signal?: AbortSignal): Promise<HttpAnswer> {
    const answer = await send(url, { ...call, ...(signal === undefined ? {} : { signal }) });
    if (!isSuccess(answer)) throw await failure(answer, call);
    return answer;
  }

  function readObject(answer: HttpAnswer, what: string): JsonObject {
    const body = readJson(answer.text);
    if (body === undefined) throw unexpectedBody(answer, what, 'valid JSON');
    if (!isJsonObject(body)) throw unexpectedBody(answer, what, 'a JSON object');
    return body;
  }

  function list<T extends JsonObject>(
    resource: ResourceAddress<T>,
    parameters: PathParameters,
    { filter, query, ...others }: ListOptions = {},
  ): RecordStream<T> {
    const what = `list ${resource.plural}`;
    const call: ApiCall = {
      method: 'GET',
      path: resource.collection,
      parameters,
      query: { ...query, ...(filter === undefined ? {} : { filter }) },
      what,
    };
    const first = (): URL => urlOf(call);
    const readRecords = (answer: HttpAnswer): Page<T> => {
      const { records, ...rest } = readPage(readObject(answer, what), resource.embedded) ?? {};
      if (!records?.every((record) => resource.recognizes(record))) {
        throw unexpectedBody(answer, what, `a collection of ${resource.plural}`);
      }
      return { records, ...rest };
    };
    const fetchPage = async (pageUrl: URL, signal: AbortSignal): Promise<UnreadPage<T>> => {
      const answer = await perform(call, pageUrl, signal);
      return { likelyNext: likelyNextLink(answer.bytes), read: () => readRecords(answer) };
    };
    return followPages({ first, fetchPage, what, ...others, ...atTurns });
  }

  function callOf(
    method: ApiMethod,
    resource: ResourceAddress<JsonObject>,
    parameters: PathParameters,
    id: ObjectId,
    verb: string,
  ): ApiCall {
    return {
      method,
      path: id === undefined ? resource.collection : itemPath(resource),
      parameters: id === undefined ? parameters : { ...parameters, id },
      what: `${verb} ${resource.singular}${id === undefined ? '' : ` '${id}'`}`,
    };
  }

  async function write(call: ApiCall, body: JsonObject): Promise<JsonObject | undefined> {
    const { text } = await perform({ ...call, body: { kind: 'json', value: body } });
    const written = readJson(text);
    return isJsonObject(written) ? written : undefined;
  }

  return {
    list,
    async get(resource, parameters, id, query = {}) {
      const call = { ...callOf('GET', resource, parameters, id, 'get'), query };
      const answer = await perform(call);
      const body = readObject(answer, call.what);
      if (!resource.recognizes(body))
        throw unexpectedBody(answer, call.what, `a record of ${resource.plural}`);
      return body;
    },
    create: (resource, parameters, body) =>
      write(callOf('POST', resource, parameters, undefined, 'create'), body),
    replace: (resource, parameters, id, body) =>
      write(callOf('PUT', resource, parameters, id, 'replace'), body),
    patch: (resource, parameters, id, body) =>
      write(callOf('PATCH', resource, parameters, id, 'patch'), body),
    async remove(resource, parameters, id) {
      await perform(callOf('DELETE', resource, parameters, id, 'delete'));
    },
    act: async (call) => answerOf(await perform(call)),
    resolve: (path) => rawUrl(path, root),
    raw: async (url, call) => answerOf(await send(url, call)),
    follow(url, headers) {
      const what = `list ${url.pathname}`;
      const readRecords = (answer: HttpAnswer): Page<JsonObject> => {
        const body = readJson(answer.text);
        const page = isJsonObject(body) ? readPage(body, embeddedKey(body)) : undefined;
        if (page === undefined) throw unexpectedBody(answer, what, 'a collection');
        return page;
      };
      const fetchPage = async (pageUrl: URL, signal: AbortSignal): Promise<UnreadPage<JsonObject>> => {
        const answer = await send(pageUrl, { method: 'GET', headers, signal });
        if (!isSuccess(answer)) throw apiError(answer, what);
        return { likelyNext: likelyNextLink(answer.bytes), read: () => readRecords(answer) };
      };
      return followPages({ first: url, fetchPage, what, isResumable: true, ...atTurns });
    },
    errorOf: apiError,
    lastAnswer,
  };
}
