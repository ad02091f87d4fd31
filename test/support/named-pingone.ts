/**
 * The local PingOne under PingOne's own names: a proxy leads https://auth.pingone.eu and https://api.pingone.eu to it, and
 * nowhere else. Whoever is given the environment needs no setting that a person would not have.
 */
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { onTestFinished } from 'vitest';
import type { LocalPingOne } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import { makeCertificate } from './certificate.ts';
import { temporaryDirectory } from './temporary-directory.ts';

export interface NamedPingOne {
  local: LocalPingOne;
  /** For processes that are to take it for PingOne. */
  env: Record<string, string>;
  /** What the proxy was asked for and knows no way to. */
  strangers: string[];
}

const names = { auth: 'auth.pingone.eu', api: 'api.pingone.eu' } as const;

async function startProxy(targets: ReadonlyMap<string, URL>, strangers: string[]): Promise<string> {
  const server = createServer((request, response) => {
    strangers.push(request.url ?? '');
    response.writeHead(502).end();
  });
  server.on('connect', (request, socket) => {
    const target = targets.get(request.url ?? '');
    if (target === undefined) {
      strangers.push(request.url ?? '');
      socket.end('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    const upstream = connect(Number(target.port), target.hostname, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      socket.pipe(upstream).pipe(socket);
    });
    for (const end of [socket, upstream]) end.on('error', () => undefined);
    socket.on('close', () => upstream.destroy());
    upstream.on('close', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  return `http://127.0.0.1:${address.port}`;
}

export async function startNamedPingOne(): Promise<NamedPingOne> {
  const certificate = makeCertificate(temporaryDirectory(), `DNS:${names.auth},DNS:${names.api}`);
  const origins = { auth: `https://${names.auth}`, api: `https://${names.api}` };
  const local = await startLocalPingOne({ tls: certificate, origins });
  onTestFinished(() => local.stop());
  const strangers: string[] = [];
  const targets = new Map([
    [`${names.auth}:443`, new URL(local.listening.auth)],
    [`${names.api}:443`, new URL(local.listening.api)],
  ]);
  const proxy = await startProxy(targets, strangers);
  return {
    local,
    strangers,
    env: {
      HTTPS_PROXY: proxy,
      HTTP_PROXY: proxy,
      NO_PROXY: '127.0.0.1,localhost',
      NODE_EXTRA_CA_CERTS: certificate.file,
      CURL_CA_BUNDLE: certificate.file,
    },
  };
}
