/** The commands that messages of this room hand out to copy, spelled in one place. */
import { grants } from '../core/grant.ts';
import type { SignOn } from './sign-on.ts';

function forProfile(command: string, signOn: SignOn): string {
  return signOn.profileIsActive === false ? `${command} --profile ${signOn.profile}` : command;
}

/** Signs on again. */
export function loginCommand(signOn: SignOn, flag?: string): string {
  return forProfile(`pingcli pingone auth login${flag === undefined ? '' : ` ${flag}`}`, signOn);
}

/** The key of a setting of this sign-on's grant, for example `clientSecret`. */
export function grantSetting(signOn: SignOn, leaf: string): string {
  return `service.pingOne.authentication.${grants[signOn.grant].section}.${leaf}`;
}

export function setCommand(signOn: SignOn, leaf: string, value: string): string {
  return forProfile(`pingcli config set ${grantSetting(signOn, leaf)}=${value}`, signOn);
}

/** Shows where the profile signs on. */
export function endpointCommand(signOn: SignOn): string {
  return forProfile('pingcli config get service.pingOne.endpoint', signOn);
}
