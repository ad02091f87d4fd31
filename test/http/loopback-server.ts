/** A server of one test's own on loopback, answering as the test says; gone after the test. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';

export interface LoopbackServer {
  origin: string;
  /** `GET /path`, in the order of arrival. */
  requests: string[];
  /** Bodies as they arrived. */
  bodies: string[];
}

export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** @param answers - One for each request; the last one serves all that follow. */
export async function serve(...answers: readonly Answer[]): Promise<LoopbackServer> {
  const requests: string[] = [];
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    const answer = answers[Math.min(requests.length, answers.length - 1)];
    requests.push(`${request.method} ${request.url}`);
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      bodies.push(body);
      answer?.(response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  return { origin: `http://127.0.0.1:${address.port}`, requests, bodies };
}

export function respond(status: number, body = '', headers: Record<string, string> = {}): Answer {
  return (response) => {
    response.writeHead(status, headers).end(body);
  };
}

/** The connection is torn down before any byte of an answer. */
export const reset: Answer = (response) => {
  response.socket?.resetAndDestroy();
};
