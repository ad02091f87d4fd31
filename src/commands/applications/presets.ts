/** Applications as connectors and programs need them, by what they are: enough to sign on with, and no more. */
import { usageError } from '../../core/errors.ts';
import type { JsonObject } from '../../core/json.ts';

export const presetNames = ['worker', 'web-app', 'native', 'single-page', 'service'] as const;
export type PresetName = (typeof presetNames)[number];

const common: JsonObject = { enabled: true, protocol: 'OPENID_CONNECT' };

const withSecret: JsonObject = { tokenEndpointAuthMethod: 'CLIENT_SECRET_BASIC' };

/** A refresh token as well, so that a connection lasts. */
const inBrowser: JsonObject = {
  grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'],
  responseTypes: ['CODE'],
};

/** What cannot keep a secret proves by PKCE that it is the one that asked (RFC 8252 §8.1, RFC 9700 §2.1.1). */
const withoutSecret: JsonObject = { tokenEndpointAuthMethod: 'NONE', pkceEnforcement: 'S256_REQUIRED' };

const presets: Readonly<Record<PresetName, JsonObject>> = {
  // Without the last member PingOne gives a new worker every role of its creator.
  worker: {
    ...common,
    type: 'WORKER',
    grantTypes: ['CLIENT_CREDENTIALS'],
    ...withSecret,
    assignActorRoles: false,
  },
  // PKCE stays optional: many connectors cannot do it, and the secret authenticates the client.
  'web-app': { ...common, type: 'WEB_APP', ...inBrowser, ...withSecret, pkceEnforcement: 'OPTIONAL' },
  native: { ...common, type: 'NATIVE_APP', ...inBrowser, ...withoutSecret },
  'single-page': { ...common, type: 'SINGLE_PAGE_APP', ...inBrowser, ...withoutSecret },
  service: { ...common, type: 'SERVICE', grantTypes: ['CLIENT_CREDENTIALS'], ...withSecret },
};

export function isPresetName(name: string | undefined): name is PresetName {
  return presetNames.some((each) => each === name);
}

export function presetBody(name: PresetName): JsonObject {
  return presets[name];
}

/** Whether nobody signs on to it: it has no use for scopes that speak of a user. */
export function servesPrograms(name: PresetName): boolean {
  return name === 'worker' || name === 'service';
}

/** @throws CliError (usage) */
export function checkPresetBody(name: PresetName, body: JsonObject): void {
  const uris = body.redirectUris;
  const hasRedirect = Array.isArray(uris) && uris.length > 0;
  const grants = Array.isArray(body.grantTypes) ? body.grantTypes : [];
  if (grants.includes('AUTHORIZATION_CODE') && !hasRedirect) {
    throw usageError(
      `An application of the preset ${name} needs a redirect URI: the address to which the browser brings the authorization code.`,
      'Give --redirect-uri <address>, as the connector shows it; repeatable.',
      'MISSING_MEMBERS',
    );
  }
  if (hasRedirect && !grants.some((grant) => grant === 'AUTHORIZATION_CODE' || grant === 'IMPLICIT')) {
    throw usageError(
      `--redirect-uri does nothing for the preset ${name}: no browser takes part in its sign-on.`,
      'Leave it out, or choose --preset web-app, native or single-page.',
    );
  }
}
