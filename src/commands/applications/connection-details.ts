/** `applications connection-details`: what the form of a connector asks for, in one place. */
import { usageError } from '../../core/errors.ts';
import { type JsonObject, textAt } from '../../core/json.ts';
import type { Column } from '../../core/result.ts';
import { defineCommand } from '../command.ts';
import { environmentFlag } from '../environment-flag.ts';
import { describeEndpoints, issuerOfCustomDomain, signsUsersOn } from './connection-endpoints.ts';
import { checkHasClient, customDomains, readSecret } from './connection-sources.ts';
import { formatVariables } from './connection-variables.ts';
import { grantedScopes } from './granted-scopes.ts';
import {
  applicationArgument,
  applicationFlag,
  applicationKey,
  readApplication,
} from './named-application.ts';

const columns: readonly Column[] = [
  { heading: 'APPLICATION', path: 'application', importance: 1 },
  { heading: 'CLIENT ID', path: 'clientId', importance: 1 },
  { heading: 'CLIENT SECRET', path: 'clientSecret', importance: 1 },
  { heading: 'AUTH DOMAIN', path: 'authDomain', importance: 1 },
  { heading: 'ENVIRONMENT ID', path: 'environmentId', importance: 1 },
  { heading: 'ISSUER', path: 'issuer', importance: 1 },
  { heading: 'AUTHORIZATION URL', path: 'authorizationUrl', importance: 2 },
  { heading: 'DEVICE AUTHORIZATION URL', path: 'deviceAuthorizationUrl', importance: 2 },
  { heading: 'TOKEN URL', path: 'tokenUrl', importance: 1 },
  { heading: 'JWKS URL', path: 'jwksUrl', importance: 1 },
  { heading: 'USERINFO URL', path: 'userinfoUrl', importance: 2 },
  { heading: 'SIGN-OFF URL', path: 'endSessionUrl', importance: 3 },
  { heading: 'REVOCATION URL', path: 'revocationUrl', importance: 3 },
  { heading: 'INTROSPECTION URL', path: 'introspectionUrl', importance: 3 },
  { heading: 'DISCOVERY URL', path: 'discoveryUrl', importance: 2 },
  { heading: 'API URL', path: 'apiUrl', importance: 2 },
  { heading: 'GRANT TYPES', path: 'grantTypes', importance: 2, shows: 'list' },
  { heading: 'AUTHENTICATION METHOD', path: 'tokenEndpointAuthMethod', importance: 1 },
  { heading: 'PKCE', path: 'pkceEnforcement', importance: 3 },
  { heading: 'SCOPES', path: 'scopes', importance: 1, shows: 'list' },
  { heading: 'REDIRECT URIS', path: 'redirectUris', importance: 2, shows: 'list' },
];

function texts(record: JsonObject, member: string): string[] {
  const value = record[member];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

export const connectionDetailsCommand = defineCommand({
  summary: 'Show what a connector asks for: client, URLs, scopes',
  description:
    'Shows what the form of a connector or an integration platform asks for: client ID and secret, authentication domain, issuer and URLs, grant types, authentication method and scopes. The secret is masked unless --reveal asks for it.',
  examples: [
    { command: 'pingcli pingone applications connection-details "CRM Connector"', summary: 'To copy from' },
    {
      command:
        'pingcli pingone applications connection-details "CRM Connector" --reveal --format env -o .env',
      summary: 'As environment variables with the secret, in a file that only you can read',
    },
    {
      command:
        'pingcli pingone applications connection-details "CRM Connector" -O json --query data.tokenUrl',
      summary: 'Only the token URL',
    },
  ],
  answers: { kind: 'record', columns, idMember: 'clientId', unless: ['format'] },
  columns,
  roles: ['Environment Admin', 'Client Application Developer'],
  arguments: [applicationArgument],
  flags: {
    'environment-id': environmentFlag("Environment to work in; default: the profile's"),
    'application-id': { ...applicationFlag, short: 'i', aliases: ['a'] },
    reveal: { type: 'boolean', summary: 'Show the client secret instead of ********' },
    format: {
      type: 'text',
      choices: ['env'],
      placeholder: 'format',
      summary: 'Lines of NAME=value for a shell',
    },
    'output-file': {
      type: 'text',
      short: 'o',
      placeholder: 'path',
      summary: 'Write the lines of --format to a file',
    },
    'custom-domain': {
      type: 'text',
      placeholder: 'domain',
      summary: 'URLs at this domain of yours instead of the one of the region',
    },
  },
  async run(context, { flags, arguments: [word] }) {
    const key = await applicationKey(context, word, flags['application-id']);
    const file = flags['output-file'];
    if (file !== undefined && flags.format === undefined)
      throw usageError('--output-file goes with --format env.', 'Add --format env, or redirect the output.');
    const domain = flags['custom-domain'];
    const ownIssuer = domain === undefined ? undefined : issuerOfCustomDomain(domain);
    const environmentId = await context.environmentId(flags['environment-id']);
    const place = await context.placeOf(environmentId);
    const application = await readApplication(context, environmentId, key);
    checkHasClient(application);
    const grantTypes = texts(application, 'grantTypes');
    const isRevealed = flags.reveal === true;
    const [secret, scopes, domains] = await Promise.all([
      readSecret(context, environmentId, application, isRevealed),
      grantedScopes(context, environmentId, textAt(application, 'id') ?? ''),
      domain === undefined ? customDomains(context, environmentId) : [],
    ]);
    const redirectUris = texts(application, 'redirectUris');
    const pkce = textAt(application, 'pkceEnforcement');
    const record: JsonObject = {
      application: textAt(application, 'name') ?? '',
      enabled: application.enabled === true,
      clientId: textAt(application, 'clientId') ?? textAt(application, 'id') ?? '',
      ...(secret === undefined ? {} : { clientSecret: secret }),
      environmentId,
      ...describeEndpoints(ownIssuer ?? place.issuer, grantTypes),
      apiUrl: place.apiUrl,
      grantTypes,
      tokenEndpointAuthMethod: textAt(application, 'tokenEndpointAuthMethod') ?? null,
      ...(pkce === undefined ? {} : { pkceEnforcement: pkce }),
      scopes: signsUsersOn(grantTypes) ? ['openid', ...scopes.filter((name) => name !== 'openid')] : scopes,
      ...(redirectUris.length === 0 ? {} : { redirectUris }),
    };
    const meta = { resource: 'application', action: 'connection-details', effect: 'read' } as const;
    const notes = {
      ...(application.enabled === true
        ? {}
        : {
            warnings: [
              {
                code: 'APPLICATION_DISABLED',
                message: 'The application is disabled: nobody can sign on with it.',
              },
            ],
          }),
      hints: domains
        .filter((name) => !place.issuer.includes(`//${name}/`))
        .map((name) => `The environment has a domain of its own: --custom-domain ${name} shows its URLs.`),
    };
    if (flags.format === 'env') {
      const text = formatVariables(record, isRevealed);
      if (file === undefined) return { kind: 'document', text, bare: true, meta, ...notes };
      await context.writeFile(
        file,
        `${text}
`,
        'private',
      );
      return { kind: 'done', message: `Wrote ${file}`, data: { file }, meta, ...notes };
    }
    const shown = columns.filter(({ path }) => record[path] !== undefined);
    return { kind: 'record', record, columns: shown, meta, ...notes };
  },
});
