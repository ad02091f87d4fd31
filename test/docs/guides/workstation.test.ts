/** The workstation guide, with a real keychain and a person at the prompts and in the browser. */
import { describe, it, onTestFinished } from 'vitest';
import { startNamedPingOne } from '../../support/named-pingone.ts';
import { missingSecretService, startSecretService } from '../../support/secret-service.ts';
import { followGuide, openGuide } from './follow-guide.ts';
import { openShell } from './guide-shell.ts';

const down = '\u001b[B';
const missing = process.platform === 'linux' ? missingSecretService() : 'a Linux guide';

describe.skipIf(missing !== undefined)(`docs/guides/workstation.md${missing ? `: ${missing}` : ''}`, () => {
  it('does what it says', async () => {
    const service = await startSecretService();
    onTestFinished(() => service.stop());
    const { HOME: _home, PATH: _path, ...bus } = service.env;
    const pingOne = await startNamedPingOne();
    const { environmentId, clients } = pingOne.local;
    await followGuide(openGuide('workstation.md'), await openShell(pingOne, bus), {
      answers: {
        'pingcli config profiles add': [
          { when: /^New profile name:$/m, keys: 'work\r' },
          { when: /^New profile description:$/m, keys: 'Our organization\r' },
          { when: /^Set new profile as active: \(y\/N\)$/m, keys: 'y\r' },
        ],
        'pingcli pingone init': [
          { when: /^▸ Client Credentials/m, keys: down },
          { when: /^▸ Authorization Code/m, keys: '\r' },
          { when: /^▸ pingone\.com /m, keys: down },
          { when: /^▸ pingone\.ca /m, keys: down },
          { when: /^▸ pingone\.eu /m, keys: '\r' },
          {
            when: /^Environment ID:$/m,
            keys: `https://auth.pingone.eu/${environmentId}/as/authorize\r`,
          },
          { when: /^Client ID:$/m, keys: `${clients.native.id}\r` },
        ],
      },
    });
  }, 120_000);
});
