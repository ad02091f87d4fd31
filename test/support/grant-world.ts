/** A sign-on and the ports of a grant, with a scripted authorization server behind them and everything recorded. */

import type { GrantPorts } from '../../src/auth/grants/grant.ts';
import type { OAuthClient, SignOn } from '../../src/auth/sign-on.ts';
import { CliError } from '../../src/core/errors.ts';
import type { GrantName } from '../../src/core/grant.ts';
import { Secret } from '../../src/core/secret.ts';
import type { Messages } from '../../src/output/messages.ts';
import {
  type ScriptedAuthorizationServer,
  startScriptedAuthorizationServer,
} from './scripted-authorization-server.ts';
import { createStandingClock, type StandingClock } from './standing-clock.ts';

export const clientIdOfWorld = '6f1c1f0e-6f5c-4a35-9d0f-3d1a7a3b9c11';
export const clientSecretOfWorld = 'client-secret-canary-:%+ é';

export interface GrantWorld {
  server: ScriptedAuthorizationServer;
  signOn: SignOn;
  ports: GrantPorts;
  clock: StandingClock;
  /** What a person saw, one `kind text` a line. */
  said: string[];
  learned: Set<string>;
  /** Addresses the browser was sent to. */
  opened: string[];
  /** Ends the attempt as Ctrl-C does. */
  interrupt(): void;
}

export interface WorldOptions {
  grant?: GrantName;
  authentication?: OAuthClient['authentication'];
  secret?: OAuthClient['secret'];
  scopes?: string[];
  flows?: boolean;
  /** Plays the person in front of the browser; without it no browser is likely. */
  browse?: (url: string) => Promise<unknown> | undefined;
  /** What the launcher reports. */
  browserResult?: 'opened' | 'failed';
}

export function recordMessages(said: string[]): Messages {
  const record =
    (kind: string) =>
    (text = ''): void => {
      said.push(`${kind} ${text}`);
    };
  return {
    success: record('success'),
    warning: record('warning'),
    note: record('note'),
    line: record('line'),
    copyable: record('copyable'),
    detail: record('detail'),
    waiting(text) {
      record('waiting')(text);
      return { update: record('waiting'), done: () => undefined };
    },
  };
}

export async function createGrantWorld(options: WorldOptions = {}): Promise<GrantWorld> {
  const clock = createStandingClock({ flows: options.flows ?? false });
  const started = clock.now();
  const server = await startScriptedAuthorizationServer({
    clientId: clientIdOfWorld,
    // The server's clock runs along, but does not share a skew.
    now: () => started + clock.monotonic(),
  });
  const said: string[] = [];
  const learned = new Set<string>();
  const opened: string[] = [];
  const interruption = new AbortController();
  const authentication = options.authentication ?? 'none';
  const secret = options.secret ?? (async () => new Secret(clientSecretOfWorld));
  return {
    server,
    clock,
    said,
    learned,
    opened,
    interrupt: () =>
      interruption.abort(
        new CliError({
          outcome: 'interrupted',
          category: 'cancelled',
          code: 'CANCELLED',
          message: 'Interrupted.',
        }),
      ),
    signOn: {
      profile: 'prod',
      grant: options.grant ?? 'authorization_code',
      issuer: server.issuer,
      environmentId: server.environmentId,
      place: 'Europe (pingone.eu)',
      apiOrigin: 'https://api.pingone.eu',
      client: { id: clientIdOfWorld, authentication, ...(authentication === 'none' ? {} : { secret }) },
      scopes: options.scopes ?? [],
      redirect: { port: 0, path: '/callback' },
      grantIsNamed: false,
    },
    ports: {
      fetch: (input, init) => fetch(input, init),
      clock,
      browser: {
        isLikely: () => options.browse !== undefined,
        async open(url) {
          opened.push(url);
          void options.browse?.(url);
          return options.browserResult ?? 'opened';
        },
      },
      say: recordMessages(said),
      signal: interruption.signal,
      learn: (value) => learned.add(value.open()),
    },
  };
}

/** The CliError that a promise is rejected with; anything else fails the test. */
export async function failureOf(promise: Promise<unknown>): Promise<CliError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof CliError) return error;
    throw error;
  }
  throw new Error('expected a CliError, but the promise was resolved');
}

/** Everything a person may read of an error. */
export function textOf(error: CliError): string {
  const { message, reason, suggestion } = error.facts;
  return [message, reason, suggestion].join('\n');
}
