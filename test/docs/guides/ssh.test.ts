/** The SSH guide, on a machine without browser and keychain; the person's own machine is elsewhere. */
import { describe, it } from 'vitest';
import { startNamedPingOne } from '../../support/named-pingone.ts';
import { followGuide, openGuide } from './follow-guide.ts';
import { openShell } from './guide-shell.ts';

describe.skipIf(process.platform !== 'linux')('docs/guides/ssh.md', () => {
  it('does what it says', async () => {
    const connection = { BROWSER: '', SSH_CONNECTION: '192.0.2.7 50022 192.0.2.1 22' };
    const shell = await openShell(await startNamedPingOne(), connection);
    await followGuide(openGuide('ssh.md'), shell, {
      answers: {
        'pingcli pingone auth login': [
          {
            when: /^(https:\S+\/device)\nand enter or compare this code:\n(\S+)$/m,
            keys: async ([, address, userCode]) => {
              await shell.visit(`${address}?user_code=${userCode}`);
              return '';
            },
          },
        ],
        'pingcli pingone auth login --authorization-code --no-browser': [
          {
            when: /^(https:\S+(?:\n\S+)*)\n[^\0]*paste the address it ends at \(input is hidden\):$/m,
            keys: async ([, address = '']) => `${await shell.visitFromAfar(address.replaceAll('\n', ''))}\r`,
          },
        ],
      },
    });
  }, 120_000);
});
