/** The composition root: a handler's context, each service opened on first use. The only place that knows every room. */
import type { ResourceDefinition } from '../catalogue/definition.ts';
import type { CommandContext } from '../commands/command.ts';
import { openNameCache } from '../config/name-cache.ts';
import { configurationError } from '../core/errors.ts';
import type { Redactor } from '../core/redactor.ts';
import { isUuid } from '../core/uuid.ts';
import type { Host } from '../host/host.ts';
import type { ExchangeListener } from '../http/exchange.ts';
import type { Messages } from '../output/messages.ts';
import type { ApiClient } from '../pingone/api-client.ts';
import type { LastAnswer } from '../pingone/api-sender.ts';
import {
  authorizationServerFetch,
  frontChannelFetch,
  openApiClient,
  openLimiter,
  type Ways,
} from './api-source.ts';
import { createAwaited } from './awaited.ts';
import { openFiles } from './file-access.ts';
import { allowLookupsAtLogin, forgetNamesAtLogout, namePlace } from './name-place.ts';
import { once } from './once.ts';
import { rememberNames } from './remember-names.ts';
import type { SessionSource } from './session-source.ts';
import type { SettingsSource } from './settings-source.ts';
import { apiRoot, placeOfEnvironment } from './sign-on.ts';

export interface ContextParts {
  host: Host;
  source: SettingsSource;
  canAsk: boolean;
  say: Messages;
  redactor: Redactor;
  listen: ExchangeListener | undefined;
  /** Of a rate limit; undefined: the transport's own. */
  longestWaitMs?: number | undefined;
  /** Of one request; undefined: the deadlines of its phases. */
  longestRequestMs?: number | undefined;
  commandLine: CommandContext['commandLine'];
}

export interface OpenedContext {
  context: CommandContext;
  /** Facts of the API's last answer, once there is one. */
  lastAnswer(): LastAnswer;
}

export function openContext(parts: ContextParts): OpenedContext {
  const { host, source, canAsk, say, redactor, listen, longestWaitMs, longestRequestMs } = parts;
  const { profiles, settings } = source;
  let api: ApiClient | undefined;
  const { during, besides } = createAwaited(say, host.nextTurn);
  const prompter = besides(host.prompter);
  const names = openNameCache({ directory: source.locations.state, now: () => host.clock.now() });

  const ways: Ways = {
    host,
    say,
    listen,
    longestWaitMs,
    longestRequestMs,
    settings,
    limiter: once(() => openLimiter(ways)),
  };
  const signOnFetch = authorizationServerFetch(ways);

  const sessions = once(async (): Promise<SessionSource> => {
    const { openSessionSource } = await import('./session-source.ts');
    return openSessionSource(host, source, {
      fetch: signOnFetch,
      clock: host.clock,
      browser: host.browser,
      ...(canAsk ? { prompter } : {}),
      say,
      signal: host.signal,
      learn: (secret) => redactor.learn(secret),
    });
  });
  const session = once(async () => (await sessions()).current());

  const openApi = once(async (): Promise<ApiClient> => {
    const root = apiRoot(await settings());
    const client = await openApiClient({
      ways,
      root,
      tokens: await session(),
      during,
    });
    api = rememberNames(
      client,
      names,
      once(async () => namePlace(await settings())),
    );
    return api;
  });

  async function resource(name: string): Promise<ResourceDefinition> {
    const { findNoun } = await import('../catalogue/nouns.ts');
    const noun = findNoun(name);
    if (noun === undefined) throw new Error(`the catalogue has no '${name}'`);
    return noun.load();
  }

  async function environmentId(given?: string): Promise<string> {
    const name = given ?? (await settings()).get('service.pingOne.endpoint.environmentID').value;
    if (name === undefined) {
      throw configurationError(
        'Which environment? Neither the flag nor the profile names one.',
        'Give --environment-id <id or name>, or set service.pingOne.endpoint.environmentID.',
      );
    }
    if (isUuid(name)) return name;
    const [environments, { findObject }] = await Promise.all([
      resource('environments'),
      import('../commands/resource/find-object.ts'),
    ]);
    return (await findObject({ api: await openApi(), say }, environments, {}, name)).id;
  }

  return {
    lastAnswer: () => api?.lastAnswer ?? {},
    context: {
      settings,
      profiles,
      session,
      loginSession: async (choice) => allowLookupsAtLogin(await (await sessions()).forLogin(choice), names),
      storedSession: async (profile) => {
        const stored = await (await sessions()).ofProfile(profile);
        return stored && forgetNamesAtLogout(stored, names);
      },
      api: openApi,
      environmentId,
      placeOf: async (id) => placeOfEnvironment(await settings(), id),
      secrets: async (type) =>
        type === undefined ? source.storeFor(await settings()) : source.storeOf(type),
      canAsk,
      ask: prompter,
      say,
      stdoutIsTerminal: host.stdout.isTerminal,
      ...openFiles(host),
      edit: host.editor,
      resource,
      describeCommands: async () => {
        const [{ describeProgram }, { describeTree }] = await Promise.all([
          import('./describe-command.ts'),
          import('./describe-tree.ts'),
        ]);
        return { commands: await describeTree(), program: describeProgram() };
      },
      learn: (secret) => redactor.learn(secret),
      async testSignOn(attempt) {
        const { testSignOn } = await import('./sign-on-test.ts');
        return testSignOn(await settings(), await profiles.active(), attempt, {
          fetch: signOnFetch,
          frontChannel: frontChannelFetch(ways),
          clock: host.clock,
          signal: host.signal,
          learn: (secret) => redactor.learn(secret),
        });
      },
      randomBytes: host.randomBytes,
      openApiProxy: async (port) =>
        (await import('./api-proxy-source.ts')).openApiProxy(
          { host, root: apiRoot(await settings()), tokens: await session(), say, redactor, longestRequestMs },
          port,
        ),
      diagnose: async () => (await import('./diagnostics.ts')).openDiagnostics(host, source, listen),
      commandLine: parts.commandLine,
      clock: host.clock,
      signal: host.signal,
    },
  };
}
