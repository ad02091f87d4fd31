/** The sessions of a run: settled from the settings, opened over the store that they name. */
import { chooseGrant } from '../auth/choose-grant.ts';
import type { GrantPorts } from '../auth/grants/grant.ts';
import { openSession } from '../auth/open-session.ts';
import type { Session } from '../auth/session.ts';
import type { SessionGrants } from '../auth/session-ports.ts';
import type { LoginChoice } from '../commands/command.ts';
import type { Settings } from '../config/resolved.ts';
import { CliError } from '../core/errors.ts';
import { type GrantName, grantNames } from '../core/grant.ts';
import type { Host } from '../host/host.ts';
import { environmentToken } from './environment-token.ts';
import type { SettingsSource } from './settings-source.ts';
import { clientIdKey, settleSignOn } from './sign-on.ts';

export interface SessionSource {
  /** The session that commands work with. */
  current(): Promise<Session>;
  forLogin(choice: LoginChoice): Promise<Session>;
  /** Undefined where the profile has no client to sign on with. */
  ofProfile(profile?: string): Promise<Session | undefined>;
}

function configuredGrant(settings: Settings): GrantName {
  return settings.get('service.pingOne.authentication.grantType').value ?? 'client_credentials';
}

function hasClient(settings: Settings, grant: GrantName): boolean {
  return settings.get(clientIdKey(grant)).value !== undefined;
}

/** A store that cannot be reached knows of no session; whether that matters is decided where a token is needed. */
async function isSignedOn(session: Session): Promise<boolean> {
  try {
    return (await session.status()).signedIn;
  } catch (error) {
    if (error instanceof CliError) return false;
    throw error;
  }
}

/** @param grants - Default: all that the server offers. */
export function openSessionSource(
  host: Host,
  source: SettingsSource,
  ports: GrantPorts,
  grants?: SessionGrants,
): SessionSource {
  async function open(settings: Settings, grant: GrantName, choice: LoginChoice = {}): Promise<Session> {
    const active = await source.profiles.active();
    const isActive = active.toLowerCase() === settings.profile.value.toLowerCase();
    const token = environmentToken(host.env);
    return openSession(settleSignOn(settings, grant, choice, isActive), {
      store: await source.storeFor(settings),
      platform: host.platform,
      lockDirectory: source.locations.locks,
      ports,
      ...(grants === undefined ? {} : { grants }),
      ...(token === undefined ? {} : { environmentToken: token }),
    });
  }

  return {
    /** The session of the last sign-on, whatever grant it was by; where nobody is signed on, the profile's own grant. */
    async current() {
      const settings = await source.settings();
      const configured = configuredGrant(settings);
      const session = await open(settings, configured);
      const others = grantNames.filter((grant) => grant !== configured && hasClient(settings, grant));
      if (others.length === 0 || (await isSignedOn(session))) return session;
      for (const grant of others) {
        const other = await open(settings, grant);
        if (await isSignedOn(other)) return other;
      }
      return session;
    },

    async forLogin(choice) {
      const settings = await source.settings();
      const configured = configuredGrant(settings);
      const { grant, offerDevice } = chooseGrant({
        configured,
        ...(choice.grant === undefined ? {} : { named: choice.grant }),
        hasDeviceCodeClient: hasClient(settings, 'device_code'),
        browserIsLikely: host.browser.isLikely(),
        canAsk: ports.prompter !== undefined,
      });
      if (grant === configured || choice.grant !== undefined) return open(settings, grant, choice);
      const reason = 'No browser can be opened here.';
      if (!offerDevice || !ports.prompter) {
        ports.say.note(
          `${reason} Signing on with a device code instead; --authorization-code insists on the browser.`,
        );
        return open(settings, grant, choice);
      }
      const question = `${reason} Sign on with a device code instead?`;
      const agreed = await ports.prompter.confirm({ message: question, default: true, signal: host.signal });
      return open(settings, agreed ? grant : configured, choice);
    },

    async ofProfile(profile) {
      const settings = profile === undefined ? await source.settings() : await source.settingsOf(profile);
      const isPlaced = settings.get('service.pingOne.endpoint.environmentID').value !== undefined;
      const configured = configuredGrant(settings);
      const grant = [configured, ...grantNames].find((name) => isPlaced && hasClient(settings, name));
      return grant === undefined ? undefined : open(settings, grant);
    },
  };
}
