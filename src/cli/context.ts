/** The composition root: a handler's context, each service opened on first use. The only place that knows every room. */
import type { CommandContext } from '../commands/command.ts';
import { configurationError, usageError } from '../core/errors.ts';
import type { Redactor } from '../core/redactor.ts';
import { isUuid } from '../core/uuid.ts';
import type { Host } from '../host/host.ts';
import type { ExchangeListener } from '../http/exchange.ts';
import type { Messages } from '../output/messages.ts';
import type { ApiClient, LastAnswer } from '../pingone/api-client.ts';
import { authorizationServerFetch, openApiClient } from './api-source.ts';
import { once } from './once.ts';
import type { SessionSource } from './session-source.ts';
import type { SettingsSource } from './settings-source.ts';
import { apiRoot } from './sign-on.ts';

export interface ContextParts {
  host: Host;
  source: SettingsSource;
  canAsk: boolean;
  say: Messages;
  redactor: Redactor;
  listen: ExchangeListener | undefined;
}

export interface OpenedContext {
  context: CommandContext;
  /** Facts of the API's last answer, once there is one. */
  lastAnswer(): LastAnswer;
}

export function openContext({ host, source, canAsk, say, redactor, listen }: ContextParts): OpenedContext {
  const { profiles, settings } = source;
  let api: ApiClient | undefined;

  const sessions = once(async (): Promise<SessionSource> => {
    const { openSessionSource } = await import('./session-source.ts');
    return openSessionSource(host, source, {
      fetch: authorizationServerFetch(host, listen),
      clock: host.clock,
      browser: host.browser,
      ...(canAsk ? { prompter: host.prompter } : {}),
      say,
      signal: host.signal,
      learn: (secret) => redactor.learn(secret),
    });
  });
  const session = once(async () => (await sessions()).current());

  const openApi = once(async (): Promise<ApiClient> => {
    const root = apiRoot(await settings());
    api = await openApiClient({ host, root, say, listen, tokens: await session() });
    return api;
  });

  async function environmentId(given?: string): Promise<string> {
    const name = given ?? (await settings()).get('service.pingOne.endpoint.environmentID').value;
    if (name === undefined) {
      throw configurationError(
        'Which environment? Neither the flag nor the profile names one.',
        'Give --environment-id <id or name>, or set service.pingOne.endpoint.environmentID.',
      );
    }
    if (isUuid(name)) return name;
    const [{ environments }, { findObject }] = await Promise.all([
      import('../catalogue/pingone/environments.ts'),
      import('../commands/resource/find-object.ts'),
    ]);
    return (await findObject(await openApi(), environments, {}, name)).id;
  }

  return {
    lastAnswer: () => api?.lastAnswer ?? {},
    context: {
      settings,
      profiles,
      session,
      loginSession: async (choice) => (await sessions()).forLogin(choice),
      storedSession: async (profile) => (await sessions()).ofProfile(profile),
      api: openApi,
      environmentId,
      secrets: async (type) =>
        type === undefined ? source.storeFor(await settings()) : source.storeOf(type),
      canAsk,
      ask: host.prompter,
      say,
      stdoutIsTerminal: host.stdout.isTerminal,
      readInput: async (limit) => {
        if (!host.stdin.isTerminal) return host.stdin.readAll(limit);
        // What is typed there would be echoed, and it may be a secret.
        throw usageError('The standard input is a terminal.', 'Redirect it from a file or a pipe.');
      },
      readFile: async (path, limit) =>
        (await import('../host/user-file.ts')).readUserFile(path, host.workingDirectory, limit),
      learn: (secret) => redactor.learn(secret),
      diagnose: async () => (await import('./diagnostics.ts')).openDiagnostics(host, source, listen),
      clock: host.clock,
      signal: host.signal,
    },
  };
}
