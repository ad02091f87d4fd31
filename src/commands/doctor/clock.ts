/** This machine's clock against PingOne's: tokens are refused where they are too far apart (SEC-26). */
import { formatDuration } from '../../core/duration.ts';
import { CliError } from '../../core/errors.ts';
import type { Diagnostics } from '../diagnostics.ts';
import { discoveryOf } from './endpoints.ts';
import { type Check, failed, ok, warning } from './finding.ts';

/** What the check of an ID token allows for. */
const tolerated = 300_000;
const noticed = 30_000;
const remedy = 'Set the clock of this machine, or let it be set by NTP.';

/** Of the first server that answers with a date; the other checks tell of those that do not answer. */
async function measure(machine: Diagnostics): Promise<number | undefined> {
  const { issuer, apiRoot } = await machine.endpoints();
  const addresses = [issuer === undefined ? undefined : discoveryOf(issuer), apiRoot];
  for (const address of addresses.filter((each) => each !== undefined)) {
    try {
      const { clockOffset } = await machine.reach(address);
      if (clockOffset !== undefined) return clockOffset;
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
    }
  }
  return undefined;
}

export const clock: Check = {
  name: 'clock',
  async run(_, machine) {
    const offset = await measure(machine);
    if (offset === undefined) {
      return [warning('clock', 'Not compared: no server told its time', 'See the issuer and the API.')];
    }
    const size = Math.abs(offset);
    if (size < noticed) return [ok('clock', `Agrees with PingOne within ${formatDuration(noticed)}`)];
    const message = `${formatDuration(size)} ${offset > 0 ? 'behind' : 'ahead of'} PingOne`;
    return [size > tolerated ? failed('clock', message, remedy) : warning('clock', message, remedy)];
  },
};
