/** What `doctor` says of a real Secret Service in each of its states. */
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Finding } from '../support/diagnosis.ts';
import { runBinary } from '../support/run-binary.ts';
import {
  missingSecretService,
  type SecretServiceOptions,
  startSecretService,
} from '../support/secret-service.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const missing = missingSecretService();

async function diagnose(options: SecretServiceOptions, isLocked = false) {
  const service = await startSecretService(options);
  onTestFinished(() => service.stop());
  const { HOME: _, ...env } = service.env;
  const home = temporaryDirectory();
  if (isLocked) {
    // A locked collection has to hold something to be asked for.
    expect((await runBinary('doctor', { home, env })).code).toBe(0);
    await service.lock();
  }
  const run = await runBinary('doctor -O json', { home, env });
  const findings: Finding[] = JSON.parse(run.stdout).data;
  return { code: run.code, finding: findings.find(({ check }) => check === 'secret storage') };
}

describe.skipIf(missing !== undefined)(
  `doctor and the Secret Service${missing ? `: ${missing}` : ''}`,
  () => {
    it('works', async () => {
      const { code, finding } = await diagnose({});
      expect(finding).toMatchObject({ status: 'ok', message: expect.stringContaining('Secret Service') });
      expect(code).toBe(0);
    }, 30_000);

    it.each([
      ['nobody offers it', { keyring: 'absent' }, false],
      ['there is no collection', { keyring: 'no collection' }, false],
      ['it is locked and the dialog is dismissed', {}, true],
      ['it is locked and the dialog stays open', { prompter: 'hangs' }, true],
    ] as const)(
      'SEC-60 SEC-62 fails where %s, within 10 s, and names the ways out',
      async (_, options, isLocked) => {
        const began = performance.now();
        const { code, finding } = await diagnose(options, isLocked);
        expect(finding).toMatchObject({ status: 'failed' });
        expect(finding?.remedy).toContain('--storage-type file_system');
        expect(code).toBe(1);
        expect(performance.now() - began).toBeLessThan(15_000);
      },
      40_000,
    );
  },
);
