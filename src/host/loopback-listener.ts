/** An HTTP server on the literal 127.0.0.1 that ends when it is told to: the callback listener and the API proxy stand on it. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

export interface LoopbackListenerOptions {
  /** 0 takes any free port. */
  port: number;
  /** Milliseconds for the headers, and for the whole of a request. */
  headersLimit: number;
  requestLimit: number;
  /** Milliseconds that a connection may lie idle between requests. */
  keepAlive: number;
  /** Bytes. */
  largestHeaders: number;
  mostSockets: number;
  answer(request: IncomingMessage, response: ServerResponse): void;
  /** A connection that could not be accepted is the other side's loss. */
  onError(error: Error): void;
}

export interface LoopbackListener {
  /** `127.0.0.1:7464`, with the port that was really taken: what `Host` has to be (SEC-13). */
  readonly host: string;
  /** Ends every connection at once, so that nothing keeps the process alive (SEC-19). */
  close(): Promise<void>;
}

/** The address is the literal, never a name that could lead elsewhere (SEC-10). */
function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** Rejects with the error of the operating system where the port cannot be had. */
export async function openLoopbackListener(options: LoopbackListenerOptions): Promise<LoopbackListener> {
  const sockets = new Set<Socket>();
  const server = createServer(
    {
      headersTimeout: options.headersLimit,
      requestTimeout: options.requestLimit,
      connectionsCheckingInterval: 1_000,
      keepAliveTimeout: options.keepAlive,
      maxHeaderSize: options.largestHeaders,
    },
    options.answer,
  );
  server.maxConnections = options.mostSockets;
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const port = await listen(server, options.port);
  server.on('error', options.onError);

  return {
    host: `127.0.0.1:${port}`,
    close() {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      for (const socket of sockets) socket.destroy();
      return closed;
    },
  };
}
