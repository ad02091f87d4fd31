/** Task 3 of Getting Started, by one command and by single ones: the sign-on of a user, and one that fails. */
import { describe, it } from 'vitest';
import { startNamedPingOne } from '../../support/named-pingone.ts';
import { followGuide, openGuide } from './follow-guide.ts';
import { openShell } from './guide-shell.ts';
import { workerVariables } from './worker-variables.ts';

describe.skipIf(process.platform !== 'linux')('docs/guides/getting-started-sso.md', () => {
  it('does what it says', async () => {
    const pingOne = await startNamedPingOne();
    const shell = await openShell(pingOne, workerVariables(pingOne.local));
    await followGuide(openGuide('getting-started-sso.md'), shell);
  }, 120_000);
});
