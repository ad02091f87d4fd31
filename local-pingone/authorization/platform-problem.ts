/** PingOne's error body outside OAuth (`code`, `message`, `details`), used by the flow API and for unknown paths. */
import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';

export interface ProblemDetail {
  code: string;
  target?: string;
  message: string;
  innerError?: Record<string, unknown>;
}

export interface Problem {
  status: number;
  code: string;
  message: string;
  details?: ProblemDetail[];
}

export const NOT_FOUND: Problem = {
  status: 404,
  code: 'NOT_FOUND',
  message: 'The requested resource object cannot be found.',
};

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
  });
  response.end(text);
}

export function sendProblem(response: ServerResponse, problem: Problem): void {
  const { status, ...body } = problem;
  sendJson(response, status, { id: randomUUID(), ...body });
}
