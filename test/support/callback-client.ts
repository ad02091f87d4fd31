/** Requests to the callback listener as browsers and attackers send them: any method, any `Host`, any target. */
import { type IncomingHttpHeaders, request } from 'node:http';

export interface CallbackReply {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface CallbackCall {
  port: number;
  /** As it is put on the wire. */
  target: string;
  method?: string;
  headers?: Record<string, string>;
}

export function callListener({
  port,
  target,
  method = 'GET',
  headers = {},
}: CallbackCall): Promise<CallbackReply> {
  return new Promise((resolve, reject) => {
    const call = request(
      { host: '127.0.0.1', port, path: target, method, headers, agent: false },
      (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          body += chunk;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        );
        response.on('error', reject);
      },
    );
    call.on('error', reject);
    call.end();
  });
}

/** What the authorization server's redirect makes the browser do. */
export function redirectBrowser(
  authorizationUrl: string,
  parameters: Record<string, string>,
): Promise<CallbackReply> {
  const request = new URL(authorizationUrl).searchParams;
  const redirect = new URL(request.get('redirect_uri') ?? '');
  const query = new URLSearchParams({ state: request.get('state') ?? '', ...parameters });
  return callListener({ port: Number(redirect.port), target: `${redirect.pathname}?${query}` });
}
