/** Connection details as lines of `NAME=value` that a POSIX shell and the readers of `.env` files take alike. */
import { isJsonObject, type JsonObject, type JsonValue } from '../../core/json.ts';
import { sanitize } from '../../core/sanitize.ts';
import { shellWord } from '../../core/shell-word.ts';

/** Named as Ping's own clients read them, where they do (pingone-api §1). */
const variables: Readonly<Record<string, string>> = {
  PINGONE_CLIENT_ID: 'clientId',
  PINGONE_CLIENT_SECRET: 'clientSecret',
  PINGONE_ENVIRONMENT_ID: 'environmentId',
  PINGONE_AUTH_DOMAIN: 'authDomain',
  PINGONE_ISSUER: 'issuer',
  PINGONE_AUTHORIZATION_URL: 'authorizationUrl',
  PINGONE_DEVICE_AUTHORIZATION_URL: 'deviceAuthorizationUrl',
  PINGONE_TOKEN_URL: 'tokenUrl',
  PINGONE_JWKS_URL: 'jwksUrl',
  PINGONE_USERINFO_URL: 'userinfoUrl',
  PINGONE_END_SESSION_URL: 'endSessionUrl',
  PINGONE_REVOCATION_URL: 'revocationUrl',
  PINGONE_INTROSPECTION_URL: 'introspectionUrl',
  PINGONE_DISCOVERY_URL: 'discoveryUrl',
  PINGONE_API_URL: 'apiUrl',
  PINGONE_GRANT_TYPES: 'grantTypes',
  PINGONE_TOKEN_ENDPOINT_AUTH_METHOD: 'tokenEndpointAuthMethod',
  PINGONE_SCOPES: 'scopes',
  PINGONE_REDIRECT_URIS: 'redirectUris',
};

function textOf(value: JsonValue | undefined): string | undefined {
  if (Array.isArray(value)) return value.map(String).join(' ');
  return value === undefined || value === null || isJsonObject(value) ? undefined : String(value);
}

/** A mask in the place of the secret would be taken for it, so without `--reveal` there is a remark instead. */
export function formatVariables(record: JsonObject, isRevealed: boolean): string {
  return Object.entries(variables)
    .flatMap(([name, member]) => {
      const text = textOf(record[member]);
      if (text === undefined) return [];
      if (member === 'clientSecret' && !isRevealed) return [`# ${name} is left out; --reveal writes it`];
      return [`${name}=${shellWord(sanitize(text))}`];
    })
    .join('\n');
}
