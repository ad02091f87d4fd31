/** Applications, resources, role assignments and gateway credentials: rights, secrets and what refuses deletion. */
import { randomBytes } from 'node:crypto';
import type { Document } from '../../store.ts';
import { holdsAtScope } from '../access.ts';
import { constraintViolation, type ErrorDetail, forbidden, refusals } from '../api-error.ts';
import type { Behaviour } from '../behaviour.ts';
import type { Call } from '../call.ts';
import { isDocument, referenceOf, textOf } from '../documents.ts';
import { mayAssign } from '../permissions.ts';
import { notAllowed } from '../validation.ts';

/** A secret of the length and alphabet that PingOne gives. */
export function newSecret(): string {
  return randomBytes(48).toString('base64url');
}

const openIdDefaults: Document = {
  assignActorRoles: false,
  accessControl: {},
  pkceEnforcement: 'OPTIONAL',
  tokenEndpointAuthMethod: 'CLIENT_SECRET_BASIC',
};

export const applicationBehaviour: Behaviour = {
  check(_call, body): ErrorDetail[] {
    const uris = body.redirectUris;
    if (body.allowWildcardInRedirectUris === true || !Array.isArray(uris)) return [];
    if (!uris.some((each) => typeof each === 'string' && each.includes('*'))) return [];
    return [
      {
        code: 'INVALID_VALUE',
        target: 'redirectUris',
        message: 'Wildcards are not allowed in redirect URIs.',
      },
    ];
  },
  complete(_call, document) {
    return document.protocol === 'OPENID_CONNECT' ? { ...openIdDefaults, ...document } : document;
  },
  created(call, path, document) {
    if (document.protocol === 'OPENID_CONNECT' && document.tokenEndpointAuthMethod !== 'NONE') {
      call.world.store.confidential(path).clientSecret = newSecret();
    }
    return undefined;
  },
  removing(_call, _path, document) {
    if (textOf(document, 'type')?.startsWith('PING_ONE_') === true) {
      throw constraintViolation('System applications cannot be deleted.');
    }
  },
};

export const resourceBehaviour: Behaviour = {
  complete(_call, document) {
    return { type: 'CUSTOM', accessTokenValiditySeconds: 3600, ...document };
  },
  created(call, path) {
    call.world.store.confidential(path).clientSecret = newSecret();
    return undefined;
  },
  removing(_call, _path, document) {
    if (document.type !== 'CUSTOM') throw constraintViolation('You cannot delete default resources.');
  },
};

export const schemaAttributeBehaviour: Behaviour = {
  removing(_call, _path, document) {
    if (document.schemaType !== 'CUSTOM') {
      throw constraintViolation('Attributes of the standard schema cannot be deleted.');
    }
  },
};

export const signOnActionBehaviour: Behaviour = {
  removing(call) {
    if (call.world.store.list(call.target.collection).length === 1) {
      throw constraintViolation('Cannot delete last action from the policy.');
    }
  },
};

/** PingOne's own role, or one that was made in this environment. */
function findRole(call: Call, id: string | undefined): Document | undefined {
  const { store } = call.world;
  return store.get(`roles/${id}`) ?? store.get(`environments/${call.target.environmentId}/roles/${id}`);
}

/** A custom role says itself who may assign it; undefined for the built-in ones. */
function assignedBy(call: Call, role: Document | undefined): ((held: string) => boolean) | undefined {
  const given = role?.canBeAssignedBy;
  if (!Array.isArray(given)) return undefined;
  const names = given.flatMap((each) =>
    isDocument(each) ? (textOf(findRole(call, textOf(each, 'id')), 'name') ?? []) : [],
  );
  return (held) => names.includes(held);
}

/** A scope must be something that there is. */
function scopeComplaint(call: Call, type: string, id: string): ErrorDetail | undefined {
  const { store } = call.world;
  const environments = store.list('environments').map((each) => `environments/${textOf(each, 'id')}`);
  const places: Readonly<Record<string, readonly string[]>> = {
    ORGANIZATION: ['organizations'],
    ENVIRONMENT: ['environments'],
    POPULATION: environments.map((path) => `${path}/populations`),
    APPLICATION: environments.map((path) => `${path}/applications`),
  };
  const exists = places[type]?.some((path) => store.get(`${path}/${id}`) !== undefined);
  if (exists) return undefined;
  return { code: 'INVALID_VALUE', target: 'scope.id', message: 'The scope does not exist.' };
}

export const roleAssignmentBehaviour: Behaviour = {
  check(call, body): ErrorDetail[] {
    const role = findRole(call, referenceOf(body, 'role'));
    const scope = body.scope;
    const type = isDocument(scope) ? textOf(scope, 'type') : undefined;
    const id = isDocument(scope) ? textOf(scope, 'id') : undefined;
    const name = textOf(role, 'name');
    if (name === undefined || type === undefined || id === undefined) return incomplete(name, type, id);
    const applicable = Array.isArray(role?.applicableTo) ? role.applicableTo.map(String) : [];
    if (!applicable.includes(type)) return [notAllowed('scope', applicable)];
    const complaint = scopeComplaint(call, type, id);
    if (complaint !== undefined) return [complaint];
    const fits = assignedBy(call, role) ?? ((held: string): boolean => mayAssign(held, name));
    if (!holdsAtScope(call.world.store, call.actor, { type, id }, fits)) {
      throw forbidden(refusals.management, 'Must have role at the same or broader scope');
    }
    return [];
  },
  removing(_call, _path, document) {
    if (document.readOnly !== true) return;
    throw constraintViolation(
      `Role assignment ${textOf(document, 'id')} cannot be deleted as it is read only`,
    );
  },
};

function incomplete(
  role: string | undefined,
  type: string | undefined,
  id: string | undefined,
): ErrorDetail[] {
  const details: ErrorDetail[] = [];
  if (role === undefined)
    details.push({ code: 'INVALID_VALUE', target: 'role.id', message: 'The role does not exist.' });
  if (type === undefined)
    details.push(notAllowed('scope.type', ['ORGANIZATION', 'ENVIRONMENT', 'POPULATION', 'APPLICATION']));
  if (id === undefined) {
    details.push({
      code: 'REQUIRED_VALUE',
      target: 'scope.id',
      message: 'The scope.id attribute is required.',
    });
  }
  return details;
}

/** The credential of a gateway is in the answer to its creation and nowhere else. */
export const gatewayCredentialBehaviour: Behaviour = {
  created(_call: Call) {
    const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    return {
      credential: `${part({ alg: 'RS256' })}.${part({ type: 'gateway' })}.${randomBytes(64).toString('base64url')}`,
    };
  },
};

/** A DaVinci application is born with an API key and a client secret, which its other operations renew. */
export const davinciApplicationBehaviour: Behaviour = {
  complete(_call, document) {
    const oauth: Document = {
      grantTypes: ['authorizationCode'],
      scopes: ['openid', 'profile'],
      redirectUris: [],
      logoutUris: [],
      ...(isDocument(document.oauth) ? document.oauth : {}),
    };
    return {
      ...document,
      apiKey: { enabled: true, value: newSecret() },
      oauth: { ...oauth, clientSecret: newSecret() },
    };
  },
};
