/** What a command is: data about itself and a handler that gets a context and returns a result. */
import type { SignOnAttempt, SignOnReport } from '../auth/flow/sign-on-attempt.ts';
import type { Session } from '../auth/session.ts';
import type { ResourceDefinition } from '../catalogue/definition.ts';
import type { ProfileStore } from '../config/profiles.ts';
import type { Settings } from '../config/resolved.ts';
import type { GrantName } from '../core/grant.ts';
import type { JsonValue } from '../core/json.ts';
import type { Column, CommandResult } from '../core/result.ts';
import type { Secret } from '../core/secret.ts';
import type { SecretStore, StorageType } from '../core/secret-store.ts';
import type { Clock, Editor } from '../host/host.ts';
import type { Prompter } from '../host/prompter.ts';
import type { Messages } from '../output/messages.ts';
import type { ApiClient } from '../pingone/api-client.ts';
import type { ApiProxy } from '../pingone/api-proxy.ts';
import type { EnvironmentPlace } from '../pingone/endpoints.ts';
import type { CommandDescription, ProgramDescription } from './command-description.ts';
import type { Diagnostics } from './diagnostics.ts';
import type { Subject } from './resource/subject.ts';

interface FlagBase {
  /** One letter. */
  short?: string;
  summary: string;
  /** Shown for the value: `<name>`. */
  placeholder?: string;
  /** Further letters and words for the same flag, honoured and not shown. */
  aliases?: readonly string[];
  /** An example value or remark is part of the summary; hidden flags are honoured but not shown. */
  hidden?: true;
  /** The command refuses to run without; `or-in-file`: unless the body that it is given has the value. */
  required?: true | 'or-in-file';
  /** What the value names, for completion: the noun of the objects (`populations`), or `profile`, `setting`, `command`, `scope`. */
  refers?: string;
  /** Values that completion offers where others will do as well; what begins with `-` once that is typed. */
  suggests?: readonly string[];
}

export type FlagDefinition =
  /** `default: true` makes it a switch to turn off: only `--no-<name>` is offered. */
  | (FlagBase & { type: 'boolean'; default?: true })
  | (FlagBase & { type: 'text'; choices?: readonly string[]; default?: string })
  | (FlagBase & { type: 'integer'; minimum: number; maximum: number })
  /** Any finite number. */
  | (FlagBase & { type: 'number'; minimum?: number; maximum?: number })
  /** A value of two: `--enabled`, `--no-enabled`, `--enabled=false`; absent says nothing. */
  | (FlagBase & { type: 'toggle' })
  /** RFC 3339, as PingOne takes it. */
  | (FlagBase & { type: 'time' })
  /** `90s`, `5m`, `1h`; milliseconds for the handler. */
  | (FlagBase & { type: 'duration' })
  /** Repeatable, and comma separated. */
  | (FlagBase & { type: 'list'; choices?: readonly string[] })
  /** Repeatable; a comma has no meaning. */
  | (FlagBase & { type: 'texts' });

export type FlagDefinitions = Readonly<Record<string, FlagDefinition>>;

type FlagValue<F extends FlagDefinition> = F extends { type: 'boolean' | 'toggle' }
  ? boolean
  : F extends { type: 'integer' | 'number' | 'duration' }
    ? number
    : F extends { type: 'list' | 'texts' }
      ? readonly string[]
      : F extends { choices: readonly (infer C extends string)[] }
        ? C
        : string;

/** Flags as the handler gets them, by their long name; absent ones are undefined. */
export type FlagValues<F extends FlagDefinitions> = {
  readonly [Name in keyof F]: FlagValue<F[Name]> | undefined;
};

export interface ArgumentDefinition {
  name: string;
  summary: string;
  required: boolean;
  /** Takes all remaining words. */
  variadic?: true;
  /** As of a flag. */
  refers?: string;
}

export interface Example {
  command: string;
  summary: string;
}

export interface CommandInput<F extends FlagDefinitions> {
  flags: FlagValues<F>;
  /** Positional arguments in the order of their definitions; missing optional ones are absent. */
  arguments: readonly string[];
}

/** What a command answers, as far as that can be looked at in several ways: it then takes the flags of the view. */
export interface AnswerShape {
  kind: 'records' | 'record';
  /** Default: the columns of the definition. */
  columns?: readonly Column[];
  /** Further members that `--columns` and `--sort` may name, dotted. */
  members?: readonly string[];
  /** What `--ids` prints; default `id`, where a column or a member has that path. */
  idMember?: string;
  /** A flag without which the answer is something else. */
  when?: string;
  /** Flags that make the answer something else. */
  unless?: readonly string[];
}

export interface CommandDefinition<F extends FlagDefinitions = FlagDefinitions> {
  /** One line, without a full stop. */
  summary: string;
  description?: string;
  examples: readonly Example[];
  /** What the result shows, for the help. */
  columns?: readonly Column[];
  /** Default: records, where there are `columns`. */
  answers?: AnswerShape;
  /** Rules that explain refusals, and roles of which one is needed; for the help. */
  notes?: readonly string[];
  roles?: readonly string[];
  arguments?: readonly ArgumentDefinition[];
  /** What it acts on, the first before what else it names: its failures are explained in their terms. */
  subjects?: readonly Subject[];
  flags: F;
  run(context: CommandContext, input: CommandInput<F>): Promise<CommandResult>;
}

/** Ties the handler's input type to the flags it declares. */
export function defineCommand<const F extends FlagDefinitions>(
  definition: CommandDefinition<F>,
): CommandDefinition<F> {
  return definition;
}

export interface LoginChoice {
  /** Named for this run; overrides the profile's `grantType`, and no other grant ever stands in for it. */
  grant?: GrantName;
  /** Given for this run; wins over the setting. */
  clientSecret?: Secret;
}

/** The handler's doors to everything; each opens on first use. */
export interface CommandContext {
  settings(): Promise<Settings>;
  profiles: ProfileStore;
  /** The session of the profile in use. */
  session(): Promise<Session>;
  /** The session to sign on with. Offers the device code where no browser is likely and the grant was not named. */
  loginSession(choice: LoginChoice): Promise<Session>;
  /** For signing off; undefined where the profile has no client to sign on with. */
  storedSession(profile?: string): Promise<Session | undefined>;
  api(): Promise<ApiClient>;
  /** The environment that the command works in: the flag's ID or name, or the profile's. */
  environmentId(given?: string): Promise<string>;
  /** Where an environment's sign-on and API are; a custom domain of the profile counts for the profile's environment only. */
  placeOf(environmentId: string): Promise<EnvironmentPlace>;
  /** The store of the chosen storage type, or of the named one. */
  secrets(type?: StorageType): Promise<SecretStore>;
  /** Whether a person can be asked: stdin and stderr are terminals, and neither `CI` nor `--no-input` says otherwise. */
  canAsk: boolean;
  /** Asks only when `canAsk`; a handler checks that first and names the flag otherwise. */
  ask: Prompter;
  say: Messages;
  /** Whether a person reads the result as it is written. */
  stdoutIsTerminal: boolean;
  /** Everything on stdin, for `--…-stdin` and `--from-file -`. */
  readInput(limit: number): Promise<string>;
  /** A file the user named; limited, and refused with a usage error that names it when it cannot be read. */
  readFile(path: string, limit: number): Promise<string>;
  /** The same for what is not text; `-` is stdin. */
  readBytes(path: string, limit: number): Promise<Uint8Array<ArrayBuffer>>;
  /** The JSON or YAML document in a file, `-` for stdin; refused with line and column (REL-46). */
  readDocument(path: string): Promise<JsonValue>;
  /** The same for a text that is at hand. */
  parseDocument(text: string, name: string): Promise<JsonValue>;
  /** A value as such a document. */
  formatDocument(value: JsonValue, format: 'json' | 'yaml'): Promise<string>;
  /** A new file of 0600; an existing one is refused. */
  createFile(path: string, content: string): Promise<void>;
  /** Replaces a file that the user named. A new one is the user's alone; with `private` an existing one is from then on, too. */
  writeFile(path: string, content: string | Uint8Array, access?: 'private'): Promise<void>;
  /** Opens the person's editor; only when `canAsk`. */
  edit: Editor;
  /** A resource of the catalogue, by the name that definitions use for one another: `davinci flows`. */
  resource(noun: string): Promise<ResourceDefinition>;
  /** Every command as data; loads all of their definitions. */
  describeCommands(): Promise<{ commands: readonly CommandDescription[]; program: ProgramDescription }>;
  /** Announces a secret to the redactor. */
  learn(secret: Secret): void;
  /** Signs a user on to an application, step by step; a refusal is part of the report. */
  testSignOn(attempt: SignOnAttempt): Promise<SignOnReport>;
  /** Fit for secrets. */
  randomBytes(count: number): Uint8Array;
  /** Listens on 127.0.0.1 and forwards to the API, until it is closed. @throws CliError where the port cannot be had. */
  openApiProxy(port: number): Promise<ApiProxy>;
  /** For `doctor`. */
  diagnose(): Promise<Diagnostics>;
  /** This run's command line to copy, with other arguments and without the flags that are named. */
  commandLine(words: readonly string[], without: readonly string[]): string;
  clock: Clock;
  signal: AbortSignal;
}
