/**
 * Tells apart why a keychain refused, and says what helps. `@napi-rs/keyring` gives every failure the code
 * `GenericFailure`, so its message is all there is to go by; the texts were measured on Linux, and are those of
 * `keyring-rs`, Security.framework and `FormatMessage` on macOS and Windows.
 */
import { CliError, describeCause } from '../../core/errors.ts';
import type { Platform } from '../../host/host.ts';

/** Why a keychain cannot be used; the error's code is `KEYCHAIN_` and this in upper snake case. */
export type KeychainFault = 'locked' | 'denied' | 'missing' | 'hanging' | 'too-large' | 'failed';

type OperatingSystem = Platform['os'];

/** D-Bus gives a service two seconds; one that is busy writing to a slow disk takes longer (seen under load). */
const unanswered = /did not receive a reply/i;

const faultsByText: readonly [RegExp, KeychainFault][] = [
  [unanswered, 'hanging'],
  [/longer than the platform limit|too (?:big|large|long)/i, 'too-large'],
  [/prompt was dismissed|IsLocked|collection is locked|object (?:is|was) locked/i, 'locked'],
  [/interaction is not allowed|-25308|keychain is locked/i, 'locked'],
  [/user canceled|-128\b|passphrase you entered|-25293|access.?denied|permission denied|-25243/i, 'denied'],
  [
    /dbus|D-Bus|org\.freedesktop\.secrets|no result found|no such logon session|logon session does not/i,
    'missing',
  ],
  [/default keychain|keychain (?:could not|cannot) be found|-25307|-25294/i, 'missing'],
  [/native binding|cannot find module|NoStorageAccess/i, 'missing'],
];

export function classifyKeychainFault(cause: unknown): KeychainFault {
  const text = describeCause(cause);
  return faultsByText.find(([shape]) => shape.test(text))?.[1] ?? 'failed';
}

/** Whether the keychain said nothing at all, so that asking once more is no second dialog. */
export function wasUnanswered(cause: unknown): boolean {
  return unanswered.test(describeCause(cause));
}

export function keychainName(os: OperatingSystem): string {
  switch (os) {
    case 'darwin':
      return 'the keychain (macOS Keychain)';
    case 'win32':
      return 'the keychain (Windows Credential Manager)';
    default:
      return 'the keychain (Secret Service)';
  }
}

const waysOut =
  "Otherwise choose where secrets are kept: '--storage-type file_system' (a plaintext file that only you can read) or " +
  "'--storage-type none' (this process only). In a pipeline use the client credentials grant with " +
  'PINGONE_CLIENT_CREDENTIALS_CLIENT_ID and PINGONE_CLIENT_CREDENTIALS_CLIENT_SECRET, which needs no keychain.';

const sentences: Record<KeychainFault, string> = {
  locked: 'is locked, and nobody unlocked it.',
  denied: 'denied access.',
  missing: 'is not available.',
  hanging: 'did not answer in time; a dialog may be waiting for you.',
  'too-large': 'does not take a value of this size.',
  failed: 'failed.',
};

function helpForMissing(os: OperatingSystem, text: string): string {
  if (/native binding|cannot find module/i.test(text))
    return 'The native part of @napi-rs/keyring is missing for this system: install pingcli again with optional dependencies.';
  if (os === 'darwin')
    return "Create a default keychain with 'security create-keychain', or log on to the desktop.";
  if (os === 'win32')
    return 'Windows offers it to interactive sessions only, not to network logons such as SSH.';
  if (/provided by any|ServiceUnknown/i.test(text))
    return 'Nothing offers the Secret Service on this D-Bus: install and start gnome-keyring or KWallet.';
  if (/no result found/i.test(text))
    return "There is no default keyring: create one in 'Passwords and Keys' (seahorse), or log on to the desktop once.";
  return 'There is no D-Bus session (DBUS_SESSION_BUS_ADDRESS), as is usual over SSH, in containers and in pipelines.';
}

function helpForLocked(os: OperatingSystem): string {
  if (os === 'darwin') return "Unlock it with 'security unlock-keychain'.";
  if (os === 'win32') return 'Log on to Windows with your password.';
  return "Unlock the login keyring in 'Passwords and Keys' (seahorse) or by logging on to the desktop.";
}

function helpFor(fault: KeychainFault, os: OperatingSystem, text: string): string {
  switch (fault) {
    case 'locked':
      return helpForLocked(os);
    case 'denied':
      return os === 'darwin'
        ? "Allow it for the item 'pingcli' in Keychain Access; the item belongs to the program 'node'."
        : 'Check that this session belongs to you, and that no policy forbids it.';
    case 'missing':
      return helpForMissing(os, text);
    case 'hanging':
      return `Answer its dialog, or unlock it beforehand. ${helpForLocked(os)}`;
    case 'too-large':
      return 'Ask for fewer scopes.';
    case 'failed':
      return 'Check that it works in other programs.';
  }
}

/** The native module repeats the text of each cause behind its own. */
function withoutEchoes(text: string): string {
  return [...new Set(text.split(': '))].join(': ');
}

/** `cause` is what the native module threw, or a sentence about what it did not do. */
export function keychainError(fault: KeychainFault, os: OperatingSystem, cause: unknown): CliError {
  const text = describeCause(cause);
  const name = keychainName(os);
  return new CliError({
    outcome: 'configuration',
    category: 'configuration',
    code: `KEYCHAIN_${fault.replace('-', '_').toUpperCase()}`,
    message: `${name.charAt(0).toUpperCase()}${name.slice(1)} ${sentences[fault]}`,
    reason: withoutEchoes(text),
    suggestion: `${helpFor(fault, os, text)} ${waysOut}`,
    cause,
  });
}
