/** Whether names may be looked up beside completion: where a person works with a session that is kept. */
import { isSwitchedOn } from '../../core/terminal-look.ts';
import type { Environment } from '../../host/host.ts';
import { environmentToken } from '../environment-token.ts';

/** A token from the environment stands above the stored one, so what that one may see is not what commands would see. */
export function mayLookUp(env: Environment): boolean {
  const isRefused = isSwitchedOn(env.CI) || isSwitchedOn(env.PINGCLI_NO_COMPLETION_LOOKUP);
  return !isRefused && environmentToken(env) === undefined;
}
