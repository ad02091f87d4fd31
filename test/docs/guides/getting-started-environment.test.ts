/** Task 2 of Getting Started, by one command and by single ones, as a worker with the roles that the page names. */
import { describe, it } from 'vitest';
import { startNamedPingOne } from '../../support/named-pingone.ts';
import { followGuide, openGuide } from './follow-guide.ts';
import { openShell } from './guide-shell.ts';
import { workerVariables } from './worker-variables.ts';

const password = 'Correct-Horse-7!';

describe.skipIf(process.platform !== 'linux')('docs/guides/getting-started-environment.md', () => {
  it('does what it says', async () => {
    const pingOne = await startNamedPingOne();
    const shell = await openShell(pingOne, workerVariables(pingOne.local));
    await followGuide(openGuide('getting-started-environment.md'), shell, {
      answers: {
        'pingcli pingone users password set ada -e "Getting Started"': [
          { when: /^New password:$/m, keys: `${password}\r` },
          { when: /^The same again:$/m, keys: `${password}\r` },
        ],
      },
    });
  }, 120_000);
});
