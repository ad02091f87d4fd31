/** The guide to connectors, as a worker; the proxy runs while its reader calls it. */
import { describe, it } from 'vitest';
import { startNamedPingOne } from '../../support/named-pingone.ts';
import { followGuide, openGuide } from './follow-guide.ts';
import { openShell } from './guide-shell.ts';
import { workerVariables } from './worker-variables.ts';

const addressQuestion = "printf 'Address of the proxy: ' && read -r PROXY";

describe.skipIf(process.platform !== 'linux')('docs/guides/connectors.md', () => {
  it('does what it says', async () => {
    const pingOne = await startNamedPingOne();
    const shell = await openShell(pingOne, workerVariables(pingOne.local));
    await followGuide(openGuide('connectors.md'), shell, {
      answers: {
        [addressQuestion]: [
          {
            when: /^Address of the proxy:$/m,
            keys: async () => `${shell.running().flatMap((line) => /^http:\S+$/.exec(line) ?? [])[0]}\r`,
          },
        ],
      },
    });
  }, 120_000);
});
