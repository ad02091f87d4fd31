/** The standard verbs of a resource: the request that each one sends, and what is special about it. */
import type { AnswerFormat, BodyKind } from './exchange.ts';
import type { FieldDefinition } from './field.ts';

/** Ping CLI's seven verbs, and `patch` where PingOne has PATCH. */
export type Verb = 'list' | 'get' | 'create' | 'replace' | 'patch' | 'apply' | 'delete' | 'template';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A verb that sends a request. `apply` sends those of create and replace, `template` none. */
export interface VerbRequest {
  method: HttpMethod;
  /** Statuses that the contract names; any other 2xx is a success all the same. */
  success: readonly number[];
  /** Default: `json` for POST, PUT and PATCH, `none` for the rest. */
  body?: BodyKind;
  /** The API has no request for one object: the list is read and searched for the ID. */
  searchesList?: true;
  /** Path template, where the verb goes elsewhere than to the collection or the item. */
  path?: string;
  /** `--format`: answers other than JSON that the endpoint gives. `JSON` is always the default. */
  formats?: readonly AnswerFormat[];
  /** Takes `--output-file`, `-o`. `template` always does. */
  writesFile?: true;
  /** Flags of multipart and raw bodies; JSON bodies take the definition's `fields`. */
  fields?: readonly FieldDefinition[];
  /** The answer shows a secret this once, so it is not masked. */
  showsSecret?: true;
  /** Ping CLI 1.5 lacks the verb here. */
  ours?: true;
}

export type VerbRequests = Readonly<Partial<Record<Verb, VerbRequest>>>;

/** The requests as nearly every resource has them (pingone-api.md §3.1). */
export const listRequest: VerbRequest = { method: 'GET', success: [200] };
export const getRequest: VerbRequest = { method: 'GET', success: [200] };
export const createRequest: VerbRequest = { method: 'POST', success: [201] };
export const replaceRequest: VerbRequest = { method: 'PUT', success: [200] };
export const patchRequest: VerbRequest = { method: 'PATCH', success: [200], ours: true };
export const deleteRequest: VerbRequest = { method: 'DELETE', success: [204] };

/** list and get. */
export const readRequests = { list: listRequest, get: getRequest } as const;
/** list, get, create, replace and delete. */
export const allRequests = {
  ...readRequests,
  create: createRequest,
  replace: replaceRequest,
  delete: deleteRequest,
} as const;
/** list, get, create and delete: what cannot be changed, only made anew. */
export const fixedRequests = { ...readRequests, create: createRequest, delete: deleteRequest } as const;
/** get and replace of a singleton. */
export const singletonRequests = { get: getRequest, replace: replaceRequest } as const;
