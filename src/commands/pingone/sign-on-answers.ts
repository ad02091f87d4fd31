/** The answers of `pingone init`: each from its flag, else from a person, else from the settings, else an error that names the flag. */
import type { Settings } from '../../config/resolved.ts';
import type { ClientAuthenticationMethod } from '../../config/settings.ts';
import { type EnvironmentAddress, readEnvironmentAddress } from '../../core/environment-address.ts';
import { type CliError, usageError } from '../../core/errors.ts';
import { type GrantName, grantNames, grants } from '../../core/grant.ts';
import { regions } from '../../core/regions.ts';
import { isUuid } from '../../core/uuid.ts';
import type { CommandContext } from '../command.ts';

/** What `init` settles, ready to be written. */
export interface SignOnAnswers {
  grant: GrantName;
  rootDomain?: string;
  customDomain?: string;
  environmentId: string;
  clientId: string;
  method?: ClientAuthenticationMethod;
}

function missing(what: string, flag: string, setting: string): CliError {
  return usageError(
    `The ${what} is missing, and there is no terminal to ask for it.`,
    `Give --${flag}, or set ${setting}.`,
  );
}

export async function grantAnswer(
  context: CommandContext,
  settings: Settings,
  given: string | undefined,
): Promise<GrantName> {
  const named = grantNames.find((name) => name === given);
  if (named) return named;
  const current = settings.get('service.pingOne.authentication.grantType');
  if (!context.canAsk) {
    if (current.source.kind === 'default') {
      throw missing('grant type', 'grant-type', 'service.pingOne.authentication.grantType');
    }
    return current.value ?? 'client_credentials';
  }
  context.say.line('Select the OAuth grant type');
  return context.ask.select<GrantName>({
    message: 'Authentication Method:',
    choices: [
      { value: 'client_credentials', name: 'Client Credentials (recommended for automation)' },
      { value: 'authorization_code', name: 'Authorization Code (browser-based)' },
      { value: 'device_code', name: 'Device Code (device flow)' },
    ],
    ...(current.value === undefined ? {} : { default: current.value }),
    signal: context.signal,
  });
}

export interface PlaceAnswer {
  rootDomain?: string;
  customDomain?: string;
}

interface PlaceFlags {
  readonly 'root-domain': string | undefined;
  readonly 'custom-domain': string | undefined;
}

const customDomainChoice = 'a custom domain';

function isDomain(text: string): boolean {
  return /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i.test(text);
}

async function askRootDomain(
  context: CommandContext,
  message: string,
  current: string | undefined,
  withCustom: boolean,
): Promise<string> {
  const choices = regions.map((region) => ({
    value: region.rootDomain,
    name: `${region.rootDomain} (${region.name})`,
  }));
  return context.ask.select<string>({
    message,
    choices: withCustom ? [...choices, { value: customDomainChoice, name: 'A custom domain' }] : choices,
    ...(current === undefined ? {} : { default: current }),
    signal: context.signal,
  });
}

/** The origins of both hosts are set, so there is no region to ask for. */
function hasOrigins(settings: Settings): boolean {
  const origins = ['service.pingOne.endpoint.authBaseUrl', 'service.pingOne.endpoint.apiBaseUrl'] as const;
  return origins.every((key) => settings.get(key).value !== undefined);
}

function namedRootDomain(flags: PlaceFlags, fromAddress: string | undefined): string | undefined {
  const flag = flags['root-domain'];
  if (flag !== undefined && fromAddress !== undefined && flag !== fromAddress) {
    throw usageError(
      `--root-domain ${flag} and the address of the environment, which is at ${fromAddress}, contradict each other.`,
      'Leave one out.',
    );
  }
  return flag ?? fromAddress;
}

async function askPlace(
  context: CommandContext,
  current: string | undefined,
  custom: PlaceAnswer,
): Promise<PlaceAnswer> {
  const chosen = await askRootDomain(context, 'Root Domain:', current, custom.customDomain === undefined);
  if (chosen !== customDomainChoice) return { ...custom, rootDomain: chosen };
  const domain = await context.ask.text({
    message: 'Custom domain:',
    validate: (input) => (isDomain(input.trim()) ? undefined : 'Give a host name such as auth.example.org.'),
    signal: context.signal,
  });
  // A custom domain replaces the authorization host only; the API keeps the region's (pingone-api §1).
  const region = await askRootDomain(context, 'Root Domain of the API:', current, false);
  return { customDomain: domain.trim(), rootDomain: region };
}

/**
 * A region that is named anew comes without the custom domain of the one before.
 * @param fromAddress - A region that came with the environment's address; nothing is asked then.
 */
export async function placeAnswer(
  context: CommandContext,
  settings: Settings,
  flags: PlaceFlags,
  fromAddress: string | undefined,
): Promise<PlaceAnswer> {
  const customDomain = flags['custom-domain'];
  if (customDomain !== undefined && !isDomain(customDomain)) {
    throw usageError(
      `--custom-domain '${customDomain}' is not a host name.`,
      'Give a name such as auth.example.org.',
    );
  }
  const custom = customDomain === undefined ? {} : { customDomain };
  const named = namedRootDomain(flags, fromAddress);
  if (named !== undefined) return { ...custom, rootDomain: named };
  const current = settings.get('service.pingOne.endpoint.rootDomain').value;
  const isPlaced = hasOrigins(settings);
  if (context.canAsk && !isPlaced) return askPlace(context, current, custom);
  if (current === undefined && !isPlaced) {
    throw missing('root domain', 'root-domain', 'service.pingOne.endpoint.rootDomain');
  }
  const kept = customDomain ?? settings.get('service.pingOne.endpoint.customDomain').value;
  return {
    ...(kept === undefined ? {} : { customDomain: kept }),
    ...(current === undefined ? {} : { rootDomain: current }),
  };
}

const environmentHelp =
  'Give the environment ID, or an address that holds it, such as https://auth.pingone.eu/<environment ID>/as/authorize.';

/** The address that a flag gives, read before anything is asked, because it may bring the region along. */
export function givenEnvironment(given: string | undefined): EnvironmentAddress | undefined {
  if (given === undefined) return undefined;
  const address = readEnvironmentAddress(given);
  if (!address)
    throw usageError(`--environment-id '${given}' is no environment ID.`, environmentHelp, 'INVALID_ID');
  return address;
}

export async function environmentAnswer(
  context: CommandContext,
  settings: Settings,
): Promise<EnvironmentAddress> {
  const current = settings.get('service.pingOne.endpoint.environmentID').value;
  if (!context.canAsk) {
    if (current === undefined) {
      throw missing('environment ID', 'environment-id', 'service.pingOne.endpoint.environmentID');
    }
    return { environmentId: current };
  }
  const text = await context.ask.text({
    message: 'Environment ID:',
    ...(current === undefined ? {} : { default: current }),
    validate: (input) => (readEnvironmentAddress(input) ? undefined : environmentHelp),
    signal: context.signal,
  });
  const address = readEnvironmentAddress(text);
  if (!address) throw usageError(`'${text}' is no environment ID.`, environmentHelp, 'INVALID_ID');
  return address;
}

export async function clientIdAnswer(
  context: CommandContext,
  settings: Settings,
  grant: GrantName,
  given: string | undefined,
): Promise<string> {
  const wrong = 'A client ID is a UUID, as the application shows it in the PingOne console.';
  if (given !== undefined) {
    if (!isUuid(given)) throw usageError(`--client-id '${given}' is not a client ID.`, wrong, 'INVALID_ID');
    return given;
  }
  const key = `service.pingOne.authentication.${grants[grant].section}.clientID` as const;
  const current = settings.get(key).value;
  if (!context.canAsk) {
    if (current === undefined) throw missing('client ID', 'client-id', key);
    return current;
  }
  const answer = await context.ask.text({
    message: 'Client ID:',
    ...(current === undefined ? {} : { default: current }),
    validate: (input) => (isUuid(input.trim()) ? undefined : wrong),
    signal: context.signal,
  });
  return answer.trim();
}
