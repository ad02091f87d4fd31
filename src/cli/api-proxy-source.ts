/** Opens the API proxy over the session of the run. Loaded with that command only. */
import { CliError, describeCause } from '../core/errors.ts';
import type { Redactor } from '../core/redactor.ts';
import { Secret } from '../core/secret.ts';
import type { Host } from '../host/host.ts';
import { type LoopbackListener, openLoopbackListener } from '../host/loopback-listener.ts';
import { errorCode } from '../host/node-error.ts';
import { apiLimits, limitRequests } from '../http/guarded-fetch.ts';
import type { Messages } from '../output/messages.ts';
import { type ApiProxy, createApiProxy } from '../pingone/api-proxy.ts';
import type { TokenSource } from '../pingone/api-sender.ts';
import { refuseUncheckedCertificates } from './api-source.ts';

export interface ApiProxyParts {
  host: Host;
  root: URL;
  tokens: TokenSource;
  say: Messages;
  redactor: Redactor;
  longestRequestMs: number | undefined;
}

function cannotListen(port: number, cause: unknown): CliError {
  const isTaken = errorCode(cause) === 'EADDRINUSE';
  return new CliError({
    outcome: 'failure',
    category: 'configuration',
    code: isTaken ? 'PORT_IN_USE' : 'PORT_UNAVAILABLE',
    message: isTaken ? `Port ${port} of 127.0.0.1 is in use.` : `pingcli cannot listen on 127.0.0.1:${port}.`,
    ...(isTaken ? {} : { reason: describeCause(cause) }),
    suggestion: 'Give another port, or leave --port out for any free one.',
    cause,
  });
}

export async function openApiProxy(
  { host, root, tokens, say, redactor, longestRequestMs }: ApiProxyParts,
  port: number,
): Promise<ApiProxy> {
  refuseUncheckedCertificates(host);
  const key = new Secret(Buffer.from(host.randomBytes(32)).toString('base64url'));
  redactor.learn(key);
  let listener: LoopbackListener | undefined;
  const proxy = createApiProxy(
    {
      send: host.send,
      tokens,
      clock: host.clock,
      signal: host.signal,
      limits: limitRequests(apiLimits, longestRequestMs),
      userAgent: `pingcli/${host.platform.packageVersion}`,
      report: (line) => say.line(line),
      fail: ({ facts }) =>
        say.warning([facts.message, facts.suggestion].filter((part) => part !== undefined).join(' ')),
    },
    () => ({ host: listener?.host ?? '', key, root }),
  );
  try {
    listener = await openLoopbackListener({
      port,
      headersLimit: 10_000,
      requestLimit: 120_000,
      keepAlive: 5_000,
      largestHeaders: 16 * 1024,
      mostSockets: 64,
      answer: proxy.answer,
      onError: (error) => say.detail(`proxy: ${error.message}`),
    });
  } catch (error) {
    throw cannotListen(port, error);
  }
  const { close, host: address } = listener;
  return {
    origin: `http://${address}`,
    apiOrigin: root.origin,
    key,
    forwarded: proxy.forwarded,
    close,
  };
}
