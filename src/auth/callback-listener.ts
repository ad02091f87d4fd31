/**
 * The loopback interface redirection of RFC 8252 §7.3: a listener on the literal 127.0.0.1 that lives for one attempt.
 * Everything that can reach it (web pages, other local users) is held for hostile; who does not know the state changes nothing.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../host/host.ts';
import { openLoopbackListener } from '../host/loopback-listener.ts';
import type { AuthorizationAttempt } from './authorization-attempt.ts';
import { type CallbackPage, callbackPageHeaders, renderCallbackPage } from './callback-page.ts';
import { type CallbackAddress, judgeCallbackRequest } from './callback-request.ts';

/** Milliseconds: headers and request (SEC-16), and how long a browser is kept waiting for the tokens (SEC-18). */
const requestLimit = 10_000;
const holdLimit = 30_000;
const largestHeaders = 16 * 1024;
const mostSockets = 64;

export interface CallbackListenerOptions {
  /** 0 takes any free port. */
  port: number;
  path: string;
  /** Takes the response; requests that are none of it change nothing. */
  attempt: AuthorizationAttempt;
  clock: Clock;
  /** Hears of each request: method, path and status, never its query (SEC-21). */
  report(line: string): void;
}

export interface CallbackListener {
  /** With the port that was really taken. */
  readonly redirectUri: URL;
  /** Shows the browser how it ended, where one is waiting. Resolves when the page is out or the browser gone. */
  conclude(page: CallbackPage): Promise<void>;
  /** Ends every connection at once, so that nothing keeps the process alive (SEC-19). */
  close(): Promise<void>;
}

const pageStatus = { success: 200, failure: 400, pending: 504 } as const;

const statusPages: Readonly<Record<400 | 410, CallbackPage>> = {
  400: {
    kind: 'failure',
    title: 'Not the sign-on pingcli waits for',
    what: 'This address does not belong to the sign-on that is under way. It was ignored.',
    fix: 'Open the address that the terminal shows. An older browser tab may have brought you here.',
  },
  410: {
    kind: 'failure',
    title: 'Already used',
    what: 'The browser has come back before; an authorization code works once.',
    fix: 'To sign on again, run the command again.',
  },
};

const plainTexts: Readonly<Record<404 | 405 | 414 | 421, string>> = {
  404: 'Not found\n',
  405: 'Method not allowed\n',
  414: 'URI too long\n',
  // Whoever comes by another name learns nothing, not even that this is pingcli.
  421: '',
};

/** Resolves when the answer has been handed to the operating system, or nobody is there to take it. */
function send(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Record<string, string> = {},
): Promise<void> {
  return new Promise((resolve) => {
    if (response.destroyed) {
      resolve();
      return;
    }
    response.once('close', resolve);
    response.writeHead(status, {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Length': Buffer.byteLength(body),
      ...callbackPageHeaders,
      ...headers,
    });
    response.end(body, () => resolve());
  });
}

function sendPage(response: ServerResponse, status: number, page: CallbackPage): Promise<void> {
  return send(response, status, renderCallbackPage(page), { 'Content-Type': 'text/html; charset=utf-8' });
}

/** Rejects with the error of the operating system where the port cannot be had. */
export async function openCallbackListener(options: CallbackListenerOptions): Promise<CallbackListener> {
  const closing = new AbortController();
  let address: CallbackAddress = { host: '', path: '' };
  let held: ServerResponse | undefined;

  function releaseAfterLimit(response: ServerResponse): void {
    options.clock.sleep(holdLimit, closing.signal).then(
      () => {
        if (held !== response) return;
        held = undefined;
        return sendPage(response, pageStatus.pending, { kind: 'pending' });
      },
      () => undefined,
    );
  }

  function answer(request: IncomingMessage, response: ServerResponse): number | 'held' {
    const verdict = judgeCallbackRequest(
      { method: request.method, target: request.url ?? '', hosts: request.headersDistinct.host ?? [] },
      address,
    );
    if (verdict.kind === 'refused') {
      const { status } = verdict;
      void send(response, status, plainTexts[status], status === 405 ? { Allow: 'GET' } : {});
      return status;
    }
    const outcome = options.attempt.submit(verdict.parameters);
    if (outcome.kind !== 'accepted') {
      const status = outcome.kind === 'spent' ? 410 : 400;
      void sendPage(response, status, statusPages[status]);
      return status;
    }
    held = response;
    releaseAfterLimit(response);
    return 'held';
  }

  const listener = await openLoopbackListener({
    port: options.port,
    headersLimit: requestLimit,
    requestLimit,
    keepAlive: 1,
    largestHeaders,
    mostSockets,
    answer(request, response) {
      const status = answer(request, response);
      const path = request.url?.split('?', 1)[0]?.slice(0, 80) ?? '';
      options.report(`callback listener: ${request.method} ${path}: ${status}`);
    },
    onError: (error) => options.report(`callback listener: ${error.message}`),
  });
  const redirectUri = new URL(`http://${listener.host}${options.path}`);
  address = { host: redirectUri.host, path: redirectUri.pathname };

  return {
    redirectUri,
    async conclude(page) {
      const response = held;
      held = undefined;
      if (response) await sendPage(response, pageStatus[page.kind], page);
    },
    close() {
      closing.abort();
      return listener.close();
    },
  };
}
