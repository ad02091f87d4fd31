/** A proxy that remembers what it was asked to connect to, and refuses: what a corporate network may put in the way. */
import { createServer } from 'node:http';
import { onTestFinished } from 'vitest';

export interface ConnectProxy {
  port: number;
  /** `host:port`, one for each CONNECT. */
  targets: string[];
  /** The credentials that came with them. */
  credentials: (string | undefined)[];
}

/** @param status What it answers to every CONNECT. */
export async function startConnectProxy(status: number): Promise<ConnectProxy> {
  const targets: string[] = [];
  const credentials: (string | undefined)[] = [];
  const server = createServer((_, response) => {
    response.writeHead(status).end();
  });
  server.on('connect', (request, socket) => {
    targets.push(request.url ?? '');
    credentials.push(request.headers['proxy-authorization']);
    socket.end(`HTTP/1.1 ${status} Refused\r\nContent-Length: 0\r\n\r\n`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { port, targets, credentials };
}
