/** One request to the API: the bearer token on it, a refused token renewed once, the facts of the answer kept. */
import type { Secret } from '../core/secret.ts';
import type { HttpAnswer, Transport } from '../http/transport.ts';
import { transactionHeader } from '../http/unknown-outcome.ts';
import { type ApiCall, type ApiMethod, encodeBody } from './api-call.ts';
import { requestIdOf } from './api-error.ts';
import { type PatiencePorts, withPatience } from './read-after-write.ts';

/** Hands out bearer tokens; the client knows nothing of grants or stores. */
export interface TokenSource {
  accessToken(): Promise<Secret>;
  /** A token other than the one that was just answered with 401. */
  renewAccessToken(rejected: Secret): Promise<Secret>;
}

/** Facts of the last answer, for `meta`. */
export interface LastAnswer {
  httpStatus?: number;
  requestId?: string | undefined;
}

export interface RawCall extends Pick<ApiCall, 'body' | 'accept' | 'isOnce'> {
  method: ApiMethod;
  headers?: Readonly<Record<string, string>>;
  signal?: AbortSignal;
}

export interface ApiClientPorts {
  /** API root, `https://api.pingone.eu/v1`; tokens go nowhere else. */
  root: URL;
  transport: Transport;
  tokens: TokenSource;
  userAgent: string;
  /** Ours, in the audit log of PingOne for every request of the run (pingone-api §3.3). */
  transactionId?: string;
  /** Without it, what was just made and is not visible yet is not waited for. */
  patience?: PatiencePorts;
  /** Lets a request that was begun go out before the program is busy with an answer. */
  nextTurn?: () => Promise<void>;
}

export interface ApiSender {
  /** Without a slash at the end. */
  root: string;
  send(url: URL, call: RawCall): Promise<HttpAnswer>;
  /** For look-ups beside the command's own calls: leaves `lastAnswer` alone. */
  sendUnseen(url: URL, call: RawCall): Promise<HttpAnswer>;
  lastAnswer: LastAnswer;
}

export function createSender(ports: ApiClientPorts): ApiSender {
  const lastAnswer: LastAnswer = {};

  async function sendOnce(
    url: URL,
    { method, body, accept, headers, isOnce, signal }: RawCall,
  ): Promise<HttpAnswer> {
    const encoded = await encodeBody(body);
    const withToken = (token: Secret): Promise<HttpAnswer> =>
      ports.transport({
        method,
        url,
        ...(encoded.body === undefined ? {} : { body: encoded.body }),
        ...(signal === undefined ? {} : { signal }),
        ...(isOnce === undefined ? {} : { isOnce }),
        headers: {
          accept: accept ?? 'application/json',
          ...encoded.headers,
          ...(ports.transactionId === undefined ? {} : { [transactionHeader]: ports.transactionId }),
          ...headers,
          authorization: `Bearer ${token.open()}`,
          'user-agent': ports.userAgent,
        },
      });
    const token = await ports.tokens.accessToken();
    const answer = await withToken(token);
    // A 401 proves that the request was not carried out, so it is sent once more with another token (RFC 6750 §3.1).
    return answer.status === 401 ? withToken(await ports.tokens.renewAccessToken(token)) : answer;
  }

  const sendUnseen = ports.patience === undefined ? sendOnce : withPatience(sendOnce, ports.patience);

  async function send(url: URL, call: RawCall): Promise<HttpAnswer> {
    const answer = await sendUnseen(url, call);
    lastAnswer.httpStatus = answer.status;
    // Also where the answer has none: the ID of another request would mislead.
    lastAnswer.requestId = requestIdOf(answer);
    return answer;
  }

  return { root: ports.root.href.replace(/\/$/, ''), send, sendUnseen, lastAnswer };
}
