/** The commands that messages of this room hand out to copy, spelled in one place. */
import { grants } from '../core/grant.ts';
import { shellWord } from '../core/shell-word.ts';
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

/** A day-2 verb for a user of the environment that the sign-on is in: `password set`. */
export function userCommand(signOn: SignOn, verb: string, username: string): string {
  const command = `pingcli pingone users ${verb} ${shellWord(username)} -e ${signOn.environmentId}`;
  return forProfile(command, signOn);
}

/** The same for the application that is signed on to. */
export function applicationCommand(signOn: SignOn, verb: string, name: string, flags = ''): string {
  const command = `pingcli pingone applications ${verb} ${shellWord(name)} -e ${signOn.environmentId}${flags}`;
  return forProfile(command, signOn);
}
