/** The guide to day two, as a worker, on the users of the local PingOne. */
import { describe, it } from 'vitest';
import { startNamedPingOne } from '../../support/named-pingone.ts';
import { followGuide, openGuide } from './follow-guide.ts';
import { openShell } from './guide-shell.ts';
import { workerVariables } from './worker-variables.ts';

describe.skipIf(process.platform !== 'linux')('docs/guides/users.md', () => {
  it('does what it says', async () => {
    const pingOne = await startNamedPingOne();
    const shell = await openShell(pingOne, workerVariables(pingOne.local));
    await followGuide(openGuide('users.md'), shell);
  }, 120_000);
});
