/** Runs the Management API behind a real HTTP server with made-up tokens, apart from the authorization server. */
import { createServer } from 'node:http';
import { onTestFinished } from 'vitest';
import type { AccessTokenClaims, LocalPingOneOptions } from '../../../local-pingone/contract.ts';
import { createManagementApi } from '../../../local-pingone/management/management-api.ts';
import { roleId } from '../../../local-pingone/seed/roles.ts';
import { type Seeded, seedOrganization } from '../../../local-pingone/seed.ts';
import { type Document, DocumentStore } from '../../../local-pingone/store.ts';

export interface ApiAnswer {
  status: number;
  headers: Headers;
  text: string;
  /** The parsed JSON object; empty when there is none. */
  body: Document;
}

export interface AskOptions {
  token?: string | undefined;
  /** Without `application/vnd.pingidentity.`, or a whole media type. */
  type?: string;
  accept?: string;
}

export interface ApiUnderTest extends Seeded {
  origin: string;
  store: DocumentStore;
  ask(method: string, path: string, body?: unknown, options?: AskOptions): Promise<ApiAnswer>;
  advance(milliseconds: number): void;
  /** Adds an application with these roles and answers its token. */
  tokenWithRole(role: string, scopeType: string, scopeId: string): string;
}

const start = Date.UTC(2026, 2, 1, 12);

function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export async function startApi(options: LocalPingOneOptions = {}): Promise<ApiUnderTest> {
  let now = start;
  const store = new DocumentStore();
  const seeded = seedOrganization(store, () => now);
  const tokens = new Map<string, AccessTokenClaims>();
  const issue = (token: string, clientId: string, sub?: string): void => {
    const claims = { iss: 'x', client_id: clientId, env: seeded.environmentId, org: seeded.organizationId };
    tokens.set(token, { ...claims, exp: start / 1000 + 3600, ...(sub === undefined ? {} : { sub }) });
  };
  issue('worker', seeded.clients.worker.id);
  issue('powerless', seeded.clients.powerless.id);
  issue('administrator', seeded.clients.native.id, seeded.accounts.administrator.id);
  issue('user', seeded.clients.native.id, seeded.accounts.locked.id);
  tokens.set('foreign', { iss: 'x', client_id: 'x', env: 'x', org: 'another', exp: start });

  let origin = '';
  const api = createManagementApi({
    store,
    verifyToken: async (token) => tokens.get(token),
    clock: () => now,
    baseUrl: () => origin,
    options,
  });
  const server = createServer((request, response) => void api(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  origin = `http://127.0.0.1:${address.port}`;
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });

  return {
    ...seeded,
    origin,
    store,
    advance(milliseconds) {
      now += milliseconds;
    },
    tokenWithRole(role, scopeType, scopeId) {
      const id = `app-${tokens.size}`;
      const path = `environments/${seeded.environmentId}/applications/${id}`;
      store.put(path, { id, name: id });
      store.put(`${path}/roleAssignments/1`, {
        id: '1',
        role: { id: roleId(role) },
        scope: { id: scopeId, type: scopeType },
      });
      issue(id, id);
      return id;
    },
    async ask(method, path, body, { token = 'worker', type, accept } = {}) {
      const mediaType =
        type === undefined || type.includes('/') ? type : `application/vnd.pingidentity.${type}`;
      const headers: Record<string, string> = { authorization: `Bearer ${token}` };
      if (accept !== undefined) headers.accept = accept;
      if (body !== undefined || mediaType !== undefined)
        headers['content-type'] = mediaType ?? 'application/json';
      const raw = typeof body === 'string' || body instanceof Uint8Array || body instanceof FormData;
      if (body instanceof FormData) delete headers['content-type'];
      const response = await fetch(path.startsWith('http') ? path : `${origin}/v1${path}`, {
        method,
        headers,
        ...(body === undefined ? {} : { body: raw ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      const parsed: unknown = response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : {};
      return {
        status: response.status,
        headers: response.headers,
        text,
        body: isDocument(parsed) ? parsed : {},
      };
    },
  };
}

/** The items of a collection answer, under whatever key they lie. */
export function itemsOf(answer: ApiAnswer): Document[] {
  const embedded = answer.body._embedded;
  const [items] = isDocument(embedded) ? Object.values(embedded) : [];
  return Array.isArray(items) ? items.filter(isDocument) : [];
}

/** The value at a dotted path, for assertions. */
export function at(value: unknown, path: string): unknown {
  let current = value;
  for (const name of path.split('.')) {
    if (Array.isArray(current)) current = current[Number(name)];
    else current = isDocument(current) ? current[name] : undefined;
  }
  return current;
}

export function textAt(value: unknown, path: string): string {
  const found = at(value, path);
  if (typeof found !== 'string') throw new Error(`no text at ${path}`);
  return found;
}
