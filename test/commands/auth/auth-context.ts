/** A context whose sessions are made for the test; what is not needed refuses to open. */
import type { Session, SessionStatus } from '../../../src/auth/session.ts';
import type { CommandContext, CommandDefinition, LoginChoice } from '../../../src/commands/command.ts';
import { resolveSettings } from '../../../src/config/resolve.ts';
import type { CommandResult } from '../../../src/core/result.ts';
import { Secret } from '../../../src/core/secret.ts';
import type { SecretStore } from '../../../src/core/secret-store.ts';
import { createSettingsHome, type SettingsHome } from '../../config/settings-home.ts';
import { createScriptedPrompter } from '../../support/scripted-prompter.ts';
import { describeSignOn, grantTokens } from '../../support/sign-on.ts';
import { createStandingClock } from '../../support/standing-clock.ts';

const settingsText = `configModelVersion: 2
activeProfile: dev
dev:
  description: Development
prod:
  description: Production
`;

export interface AuthWorldOptions {
  session?: Partial<Session>;
  status?: Partial<SessionStatus>;
  /** Sessions by profile; undefined where the profile has none. */
  stored?: (profile: string | undefined) => Promise<Session | undefined>;
  storageFlag?: string;
  stdoutIsTerminal?: boolean;
  input?: string;
}

export interface AuthWorld {
  session: Session;
  home: SettingsHome;
  calls: string[];
  choices: LoginChoice[];
  /** What the secret store holds, by name. */
  secrets: Map<string, string>;
  run(command: CommandDefinition, flags?: Record<string, string | boolean | number>): Promise<CommandResult>;
}

export function createAuthWorld(options: AuthWorldOptions = {}): AuthWorld {
  const clock = createStandingClock();
  const home = createSettingsHome(settingsText);
  const calls: string[] = [];
  const choices: LoginChoice[] = [];
  const secrets = new Map<string, string>();
  const store: SecretStore = {
    describe: () => ({ type: 'file_system', place: 'a file', durable: true }),
    probe: async () => undefined,
    read: async () => undefined,
    async write(name, value) {
      secrets.set(name, value.open());
    },
    remove: async () => false,
  };
  const signOn = describeSignOn();
  const status: SessionStatus = {
    signedIn: true,
    grant: signOn.grant,
    profile: signOn.profile,
    environmentId: signOn.environmentId,
    place: signOn.place,
    clientId: signOn.client.id,
    renewable: true,
    source: { kind: 'store' },
    storage: { type: 'secure_local', place: 'the keychain', durable: true },
    ...options.status,
  };
  const session: Session = {
    signOn,
    accessToken: async () => new Secret('access-canary'),
    renewAccessToken: async () => new Secret('access-canary-2'),
    async login({ openBrowser, timeout }) {
      calls.push(`login ${openBrowser ? 'with' : 'without'} browser, ${timeout} ms`);
      return grantTokens('x', clock.now());
    },
    async refresh() {
      calls.push('refresh');
      return grantTokens('x', clock.now());
    },
    status: async () => status,
    async logout() {
      calls.push('logout');
      return { wasSignedIn: true, revocation: 'revoked' };
    },
    ...options.session,
  };
  const refuse = (): Promise<never> => Promise.reject(new Error('not for these commands'));
  const say = (): void => undefined;
  const flags =
    options.storageFlag === undefined
      ? []
      : ([['auth.storage.type', { text: options.storageFlag, name: '--storage-type' }]] as const);
  const context: CommandContext = {
    settings: () =>
      resolveSettings({ env: {}, flags: new Map(flags), profiles: home.open(), openSecrets: refuse }),
    profiles: home.open(),
    session: async () => session,
    async loginSession(choice) {
      choices.push(choice);
      return session;
    },
    storedSession: options.stored ?? (async () => session),
    api: refuse,
    environmentId: refuse,
    placeOf: refuse,
    openApiProxy: refuse,
    secrets: async () => store,
    diagnose: refuse,
    commandLine: () => '',
    canAsk: false,
    ask: createScriptedPrompter([]).prompter,
    say: {
      success: say,
      warning: say,
      note: say,
      line: say,
      copyable: say,
      detail: say,
      waiting: () => ({ update: say, done: say }),
    },
    stdoutIsTerminal: options.stdoutIsTerminal ?? false,
    readInput: async () => options.input ?? '',
    readFile: async (path) => `content of ${path}`,
    readBytes: refuse,
    readDocument: refuse,
    parseDocument: refuse,
    formatDocument: refuse,
    createFile: refuse,
    writeFile: refuse,
    edit: { edit: refuse },
    resource: refuse,
    testSignOn: refuse,
    randomBytes: (count) => new Uint8Array(count),
    describeCommands: refuse,
    learn: () => undefined,
    clock,
    signal: new AbortController().signal,
  };
  return {
    session,
    home,
    calls,
    choices,
    secrets,
    run: (command, given = {}) =>
      command.run(context, {
        flags: Object.fromEntries(Object.keys(command.flags).map((name) => [name, given[name]])),
        arguments: [],
      }),
  };
}
