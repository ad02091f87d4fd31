/** Puts the local PingOne together: one store, one clock, an authorization host and an API host on loopback. */
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createAuthorizationServer } from './authorization/authorization-server.ts';
import type { LocalPingOne, LocalPingOneOptions, RecordedRequest } from './contract.ts';
import { withFaults } from './faults/fault-listener.ts';
import { createFaultScript } from './faults/fault-script.ts';
import { createLocalClock } from './local-clock.ts';
import { createManagementApi } from './management/management-api.ts';
import { seedOrganization } from './seed.ts';
import { DocumentStore } from './store.ts';

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('The server is not listening on a port');
  return address;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    // Stalled answers and kept-alive connections would hold the server open.
    server.closeAllConnections();
  });
}

export async function startLocalPingOne(options: LocalPingOneOptions = {}): Promise<LocalPingOne> {
  const store = new DocumentStore();
  const clock = createLocalClock();
  const requests: RecordedRequest[] = [];
  const faults = createFaultScript();
  const seeded = seedOrganization(store, clock.now);
  const scheme = options.tls ? 'https' : 'http';
  const open = (listener: RequestListener): Server =>
    options.tls ? createTlsServer(options.tls, listener) : createServer(listener);

  const originOf = (server: Server) => `${scheme}://127.0.0.1:${addressOf(server).port}`;
  const authBaseUrl = () => options.origins?.auth ?? originOf(authServer);
  const apiBaseUrl = () => options.origins?.api ?? originOf(apiServer);
  const authorization = createAuthorizationServer({
    store,
    clock,
    options,
    authBaseUrl,
    apiBaseUrl,
    customDomainEnvironmentId: seeded.environmentId,
  });
  const management = createManagementApi({
    store,
    verifyToken: authorization.verifyToken,
    clock: clock.now,
    baseUrl: apiBaseUrl,
    options,
  });
  const authServer = open(withFaults({ host: 'auth', requests, faults, handler: authorization.handle }));
  const apiServer = open(withFaults({ host: 'api', requests, faults, handler: management }));
  const servers = [authServer, apiServer];

  try {
    await listen(authServer, options.authPort ?? 0);
    await listen(apiServer, options.apiPort ?? 0);
  } catch (error) {
    for (const server of servers) if (server.listening) await close(server);
    throw error;
  }

  return {
    ...seeded,
    authBaseUrl: authBaseUrl(),
    apiBaseUrl: apiBaseUrl(),
    listening: { auth: originOf(authServer), api: originOf(apiServer) },
    issuer: `${authBaseUrl()}/${seeded.environmentId}/as`,
    store,
    requests,
    faults,
    advance: (milliseconds) => clock.advance(milliseconds),
    async stop() {
      await Promise.all(servers.filter((server) => server.listening).map(close));
    },
  };
}
