/** Applications, resources, role assignments and gateway credentials: rights, secrets and what refuses deletion. */
import { randomBytes } from 'node:crypto';
import type { Document } from '../../store.ts';
import { constraintViolation, type ErrorDetail } from '../api-error.ts';
import type { Behaviour } from '../behaviour.ts';
import type { Call } from '../call.ts';
import { isDocument, textOf } from '../documents.ts';

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
