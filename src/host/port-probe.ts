/** Whether a port of 127.0.0.1 could be listened on, for the diagnosis only: a sign-on listens and keeps its socket (SEC-11). */
import { createServer } from 'node:net';
import { errorCode } from './node-error.ts';

/** `free`, or the code of the operating system: `EADDRINUSE`, `EACCES`, `EADDRNOTAVAIL`. */
export function probePort(port: number): Promise<string> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(errorCode(error) ?? 'UNKNOWN'));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      server.close(() => resolve('free'));
    });
  });
}
