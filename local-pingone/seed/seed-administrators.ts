/** Writes the sample clients and accounts with their roles into `Administrators`. */
import type { SampleAccount } from '../contract.ts';
import type { Document, DocumentStore } from '../store.ts';
import { administratorsId, organizationId } from './environments.ts';
import { roleId } from './roles.ts';
import {
  clientSettings,
  clientsOfUsers,
  clientsWithRoles,
  sampleAccounts,
  sampleClients,
} from './sample-clients.ts';
import { stableId } from './stable-id.ts';
import { defaultPopulation, userDocument } from './user-document.ts';

const administratorRoles = ['Organization Admin', 'Environment Admin', 'Identity Data Admin'] as const;

export function seedClients(store: DocumentStore, at: string): void {
  const applications = `environments/${administratorsId}/applications`;
  for (const [name, settings] of Object.entries(clientSettings)) {
    const client = Object.entries(sampleClients).find(([key]) => key === name)?.[1];
    if (client === undefined) continue;
    store.put(`${applications}/${client.id}`, {
      id: client.id,
      environment: { id: administratorsId },
      createdAt: at,
      updatedAt: at,
      name: client.name,
      enabled: true,
      protocol: 'OPENID_CONNECT',
      tokenEndpointAuthMethod: client.tokenEndpointAuthMethod,
      assignActorRoles: false,
      accessControl: { role: { type: 'ADMIN_USERS_ONLY' } },
      ...settings,
    });
    if (client.secret !== undefined)
      store.confidential(`${applications}/${client.id}`).clientSecret = client.secret;
  }
  for (const name of clientsOfUsers) grantUserScopes(store, `${applications}/${sampleClients[name].id}`);
  for (const name of clientsWithRoles) assignRoles(store, `${applications}/${sampleClients[name].id}`);
  const consoleId = stableId('administrators:console');
  store.put(`${applications}/${consoleId}`, {
    id: consoleId,
    environment: { id: administratorsId },
    createdAt: at,
    updatedAt: at,
    name: 'PingOne Administration Console',
    enabled: true,
    type: 'PING_ONE_ADMIN_CONSOLE',
    protocol: 'OPENID_CONNECT',
    applyDefaultTheme: true,
    pkceEnforcement: 'S256_REQUIRED',
    tokenEndpointAuthMethod: 'NONE',
  });
}

export function seedAccounts(store: DocumentStore, at: string): void {
  const common: Document = { environment: { id: administratorsId }, createdAt: at, updatedAt: at };
  const population = defaultPopulation(store, administratorsId);
  const write = (account: SampleAccount, passwordStatus: string, changes: Document): void => {
    const path = `environments/${administratorsId}/users/${account.id}`;
    const email = `${account.username}@example.com`;
    store.put(path, { ...userDocument(account.id, common, account.username, email, population), ...changes });
    store.put(`${path}/password`, { status: passwordStatus, lastChangedAt: at });
    store.confidential(path).password = account.password;
  };
  write(sampleAccounts.administrator, 'OK', { name: { given: 'Alex', family: 'Administrator' } });
  write(sampleAccounts.locked, 'OK', {
    name: { given: 'Lou', family: 'Locked' },
    account: { canAuthenticate: false, status: 'LOCKED', lockedAt: at },
  });
  write(sampleAccounts.mustChangePassword, 'MUST_CHANGE_PASSWORD', {
    name: { given: 'Mo', family: 'Changes' },
  });
  assignRoles(store, `environments/${administratorsId}/users/${sampleAccounts.administrator.id}`);
}

/** The scopes that speak of the user; not `offline_access`, which changes when a refresh token is given. */
function grantUserScopes(store: DocumentStore, application: string): void {
  const resources = `environments/${administratorsId}/resources`;
  const openid = store.list(resources).find((each) => each.type === 'OPENID_CONNECT');
  const scopes = store
    .list(`${resources}/${openid?.id}/scopes`)
    .filter(({ name }) => ['address', 'email', 'phone', 'profile'].includes(String(name)));
  const id = stableId(`${application}:openid`);
  store.put(`${application}/grants/${id}`, {
    id,
    environment: { id: administratorsId },
    resource: { id: String(openid?.id) },
    scopes: scopes.map((scope) => ({ id: String(scope.id) })),
  });
}

function assignRoles(store: DocumentStore, holder: string): void {
  for (const name of administratorRoles) {
    const id = stableId(`${holder}:${name}`);
    store.put(`${holder}/roleAssignments/${id}`, {
      id,
      environment: { id: administratorsId },
      role: { id: roleId(name) },
      scope: { id: organizationId, type: 'ORGANIZATION' },
      readOnly: false,
    });
  }
}
