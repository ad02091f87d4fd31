/** A context over a settings file of the test's own, a secret store in memory and a person who answers as scripted. */
import { onTestFinished } from 'vitest';
import type { Session } from '../../../src/auth/session.ts';
import type { CommandContext, CommandDefinition } from '../../../src/commands/command.ts';
import { resolveSettings } from '../../../src/config/resolve.ts';
import type { Settings } from '../../../src/config/resolved.ts';
import type { JsonObject } from '../../../src/core/json.ts';
import type { CommandResult } from '../../../src/core/result.ts';
import { Secret } from '../../../src/core/secret.ts';
import type { SecretStore, StorageType } from '../../../src/core/secret-store.ts';
import { createSettingsHome, type SettingsHome } from '../../config/settings-home.ts';
import { type Answer, createScriptedPrompter } from '../../support/scripted-prompter.ts';
import { createStandingClock } from '../../support/standing-clock.ts';

export interface ConfigWorld {
  home: SettingsHome;
  /** What the secret store holds, as `<type>/<name>`. */
  secrets: Map<string, string>;
  said: string[];
  learned: string[];
  /** Profiles that were signed off. */
  signedOff: string[];
  run(command: CommandDefinition, flags?: JsonObject, words?: readonly string[]): Promise<CommandResult>;
}

export interface WorldOptions {
  env?: Record<string, string>;
  profile?: string;
  /** Without answers nobody can be asked. */
  answers?: readonly Answer[];
  input?: string;
  files?: Record<string, string>;
  /** Every access to the secret store fails. */
  locked?: boolean;
}

export function createConfigWorld(text?: string, options: WorldOptions = {}): ConfigWorld {
  const home = createSettingsHome(text);
  const secrets = new Map<string, string>();
  const said: string[] = [];
  const learned: string[] = [];
  const signedOff: string[] = [];
  const scripted = createScriptedPrompter(options.answers ?? []);
  onTestFinished(() => scripted.expectAllAsked());

  async function openStore(type: StorageType): Promise<SecretStore> {
    if (options.locked) throw new Error('the keychain is locked');
    return {
      describe: () => ({ type, place: `the ${type} store`, durable: type !== 'none' }),
      probe: async () => undefined,
      read: async (name: string) => {
        const value = secrets.get(`${type}/${name}`);
        return value === undefined ? undefined : new Secret(value);
      },
      write: async (name: string, value: Secret) => {
        secrets.set(`${type}/${name}`, value.open());
      },
      remove: async (name: string) => secrets.delete(`${type}/${name}`),
    };
  }

  function createContext(): CommandContext {
    const profiles = home.open();
    const settings = (): Promise<Settings> =>
      resolveSettings({
        env: options.env ?? {},
        flags: new Map(
          options.profile === undefined ? [] : [['profile', { text: options.profile, name: '--profile' }]],
        ),
        profiles,
        openSecrets: () => secretsOf(),
      });
    const secretsOf = async (type?: StorageType): Promise<SecretStore> =>
      openStore(type ?? (await settings()).get('auth.storage.type').value ?? 'secure_local');
    const note = (text = ''): void => {
      said.push(text);
    };
    const refuse = (): Promise<never> => Promise.reject(new Error('not for config commands'));
    return {
      settings,
      profiles,
      session: refuse,
      loginSession: refuse,
      async storedSession(profile = ''): Promise<Session | undefined> {
        signedOff.push(profile);
        return undefined;
      },
      api: refuse,
      environmentId: refuse,
      placeOf: refuse,
      openApiProxy: refuse,
      secrets: secretsOf,
      canAsk: options.answers !== undefined,
      ask: scripted.prompter,
      say: {
        success: note,
        warning: note,
        note,
        line: note,
        copyable: note,
        detail: note,
        waiting: () => ({ update: note, done: () => undefined }),
      },
      stdoutIsTerminal: false,
      readInput: async () => options.input ?? '',
      readFile: async (path) => options.files?.[path] ?? '',
      readBytes: refuse,
      readDocument: refuse,
      parseDocument: refuse,
      formatDocument: refuse,
      createFile: refuse,
      writeFile: refuse,
      edit: { edit: refuse },
      resource: refuse,
      describeCommands: refuse,
      learn: (secret) => {
        learned.push(secret.open());
      },
      testSignOn: refuse,
      randomBytes: (count) => new Uint8Array(count),
      diagnose: refuse,
      commandLine: () => '',
      clock: createStandingClock({ flows: true }),
      signal: new AbortController().signal,
    };
  }

  return {
    home,
    secrets,
    said,
    learned,
    signedOff,
    run: (command, flags = {}, words = []) =>
      command.run(createContext(), { flags: allFlags(command, flags), arguments: words }),
  };
}

/** As the command line gives them: every flag is there, the ones not given are undefined. */
function allFlags(command: CommandDefinition, given: JsonObject) {
  return Object.fromEntries(Object.keys(command.flags).map((name) => [name, flagValue(given[name])]));
}

function flagValue(value: unknown): string | boolean | undefined {
  return typeof value === 'string' || typeof value === 'boolean' ? value : undefined;
}

export async function recordsOf(result: CommandResult): Promise<JsonObject[]> {
  if (result.kind !== 'records') throw new Error(`expected records, got ${result.kind}`);
  const records: JsonObject[] = [];
  for await (const record of result.records) records.push(record);
  return records;
}
