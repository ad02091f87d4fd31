/** A process that takes a lock, says so on stdout, and keeps it until it is killed. */
import { withFileLock } from '../../src/host/file-lock.ts';
import { nodeClock } from '../../src/host/node-clock.ts';
import { describePlatform } from './platform.ts';

const [path = ''] = process.argv.slice(2);
await withFileLock(
  path,
  { clock: nodeClock, platform: describePlatform() },
  { waitLimit: 5_000, staleAfter: 3_600_000 },
  async () => {
    process.stdout.write('held\n');
    await nodeClock.sleep(600_000);
  },
);
