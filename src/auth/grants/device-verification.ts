/** Decides what of the device authorization response may be shown and opened (RFC 8628 §3.3.1, §5.4): pure. */
import { CliError } from '../../core/errors.ts';
import { isLoopbackHttp } from '../authorization-server.ts';

export interface DeviceVerification {
  /** As a person is to open it. */
  address: string;
  /** What a browser on this machine may be sent to; undefined for an address of another host. */
  opens?: string;
  /** The other host, where the application has its own verification page (PingOne: `deviceCustomVerificationUri`). */
  foreignHost?: string;
}

function readAddress(value: string, name: string): URL {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url !== undefined && (url.protocol === 'https:' || isLoopbackHttp(url))) return url;
  throw new CliError({
    outcome: 'failure',
    category: 'api',
    code: 'UNSAFE_VERIFICATION_URI',
    message:
      'The authorization server names an unsafe address for confirming the device code; it is not shown.',
    reason: `${name} is ${url ? url.protocol : 'no URL'}, and only https is accepted`,
    suggestion: 'Correct the verification URI in the settings of the application in the PingOne console.',
  });
}

/** @throws CliError for anything but https (or http on a loopback literal). */
export function judgeVerification(
  response: { verification_uri: string; verification_uri_complete?: string },
  issuer: string,
): DeviceVerification {
  const address = readAddress(response.verification_uri, 'verification_uri');
  const complete =
    response.verification_uri_complete === undefined
      ? address
      : readAddress(response.verification_uri_complete, 'verification_uri_complete');
  const own = new URL(issuer).origin;
  if (address.origin !== own) return { address: address.href, foreignHost: address.host };
  return { address: address.href, opens: complete.origin === own ? complete.href : address.href };
}
