/** The Management API under `/v1`: authenticates and authorises each request, dispatches it, writes the answer. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LocalPingOneOptions, TokenVerifier } from '../contract.ts';
import { readBody } from '../faults/replayed-request.ts';
import type { DocumentStore } from '../store.ts';
import { type Actor, actorOf, authorize } from './access.ts';
import {
  ApiError,
  forbidden,
  invalidRequest,
  invalidToken,
  methodNotAllowed,
  notFound,
  refusals,
} from './api-error.ts';
import type { Answer, World } from './call.ts';
import type { Method } from './collection-rules.ts';
import { dispatch } from './dispatch.ts';
import { textOf } from './documents.ts';
import { parseTarget, type Target } from './target.ts';

export interface ManagementApiSettings {
  store: DocumentStore;
  verifyToken: TokenVerifier;
  /** Milliseconds since the epoch; timestamps and the `Date` header follow it. */
  clock: () => number;
  /** The origin under which callers reach this API. */
  baseUrl: () => string;
  options: LocalPingOneOptions;
}

export type ManagementApi = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const largestBody = 8 * 1024 * 1024;
const known: readonly string[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** A request listener; it needs the whole path from `/v1` on. */
export function createManagementApi(settings: ManagementApiSettings): ManagementApi {
  const { store, clock, baseUrl, options } = settings;
  const world: World = { store, clock, baseUrl, options, deletedEnvironments: new Set() };
  return async (request, response) => {
    let answer: Answer;
    let headers: Readonly<Record<string, string>> = {};
    try {
      answer = await answerTo(settings, world, request);
    } catch (error) {
      const refused = error instanceof ApiError ? error : unexpected();
      answer = { status: refused.status, body: refused.toDocument(randomUUID()) };
      headers = refused.headers;
    }
    send(settings, response, answer, headers);
  };
}

function unexpected(): ApiError {
  return new ApiError(
    500,
    'UNEXPECTED_ERROR',
    'The request could not be completed. An unexpected error occurred.',
  );
}

async function answerTo(
  settings: ManagementApiSettings,
  world: World,
  request: IncomingMessage,
): Promise<Answer> {
  const rawBody = await readBody(request, largestBody);
  if (rawBody === undefined) throw invalidRequest('The request body is too large.');
  const actor = await authenticate(settings, request);
  const url = new URL(request.url ?? '/', 'http://localhost');
  const target = parseTarget(url.pathname);
  if (target === undefined) throw notFound();
  const method = request.method ?? 'GET';
  if (!isMethod(method)) throw methodNotAllowed(known);
  refuseUnsettledEnvironment(world, actor, target);
  const access = authorize(world.store, actor, method, target);
  const contentType = request.headers['content-type'] ?? '';
  return dispatch({
    world,
    actor,
    access,
    method,
    target,
    query: url.searchParams,
    mediaType: (contentType.split(';')[0] ?? '').trim().toLowerCase(),
    contentType,
    accept: (request.headers.accept ?? '').trim().toLowerCase(),
    rawBody,
  });
}

/** A deleted environment settles on 404; a new one refuses its contents until the roles have arrived. */
function refuseUnsettledEnvironment(world: World, actor: Actor, target: Target): void {
  const { environmentId, parents } = target;
  if (environmentId === undefined) return;
  if (parents.length === 0) {
    if (actor.assignments.length > 0 && world.deletedEnvironments.has(environmentId)) throw notFound();
    return;
  }
  const createdAt = Date.parse(textOf(world.store.get(`environments/${environmentId}`), 'createdAt') ?? '');
  const readyAfter = world.options.environmentReadyAfter ?? 0;
  const age = world.clock() - createdAt;
  // §3.8: 403, or 404; here the one and then the other.
  if (age < readyAfter / 2) throw forbidden(refusals.management);
  if (age < readyAfter) throw notFound();
  refuseFreshSecret(world, target);
}

/** §3.8: the secret of a new application. */
function refuseFreshSecret(world: World, { parents, shape }: Target): void {
  if (shape !== 'environments/applications/secret') return;
  const createdAt = Date.parse(textOf(world.store.get(parents.at(-1) ?? ''), 'createdAt') ?? '');
  if (world.clock() - createdAt < (world.options.secretReadyAfter ?? 0)) throw forbidden(refusals.management);
}

function isMethod(method: string): method is Method {
  return known.includes(method);
}

async function authenticate(settings: ManagementApiSettings, request: IncomingMessage): Promise<Actor> {
  const token = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const claims = token === undefined ? undefined : await settings.verifyToken(token);
  if (claims === undefined || claims.exp * 1000 <= settings.clock()) throw invalidToken();
  if (settings.store.get(`organizations/${claims.org}`) === undefined) throw invalidToken();
  return actorOf(settings.store, claims);
}

function send(
  settings: ManagementApiSettings,
  response: ServerResponse,
  answer: Answer,
  headers: Readonly<Record<string, string>>,
): void {
  const bytes =
    answer.bytes ?? (answer.body === undefined ? undefined : Buffer.from(JSON.stringify(answer.body)));
  response.statusCode = answer.status;
  response.setHeader('Date', new Date(settings.clock()).toUTCString());
  response.setHeader('Correlation-Id', randomUUID());
  response.setHeader('Cache-Control', 'no-store');
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (bytes !== undefined) {
    response.setHeader('Content-Type', answer.mediaType ?? 'application/json');
    response.setHeader('Content-Length', bytes.length);
  }
  response.end(bytes);
}
