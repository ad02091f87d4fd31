import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inspectSettingsFile } from '../../src/config/settings-inspection.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

function fileOf(text: string): string {
  const file = join(temporaryDirectory(), 'config.yaml');
  writeFileSync(file, text, { mode: 0o640 });
  return file;
}

describe('the facts of a settings file', () => {
  it('are its profiles, its permissions, and whether it holds a secret itself', async () => {
    const secret = (value: string) =>
      `dev: { service: { pingOne: { authentication: { clientCredentials: { clientSecret: '${value}' } } } } }\n`;
    expect(await inspectSettingsFile(fileOf(secret('plain')))).toEqual({
      isLink: false,
      mode: 0o640,
      holdsSecret: true,
      profiles: ['dev'],
      unknownKeys: [],
    });
    expect(await inspectSettingsFile(fileOf(secret('secret:setting:x')))).toMatchObject({
      holdsSecret: false,
    });
  });

  it('are undefined where there is none', async () => {
    expect(await inspectSettingsFile(join(temporaryDirectory(), 'config.yaml'))).toBeUndefined();
  });

  it('are keys that mean nothing, with their place; not those of Ping CLI, whatever their case', async () => {
    const text = `activeProfile: dev
configModelVersion: 2
dev:
  OUTPUTFORMAT: json
  outputFromat: json
  telemetry: { enabled: false }
  experimental: { enabled: true }
  skipUpdateCheck: true
  service:
    pingOne: { endpoint: { rootDomian: x }, extra: [1] }
other: &anchor { nothing: *anchor }
`;
    const { unknownKeys } = (await inspectSettingsFile(fileOf(text))) ?? {};
    expect(unknownKeys).toEqual([
      { key: 'dev.outputFromat', place: 'line 5, column 3', nearest: 'outputFormat' },
      {
        key: 'dev.service.pingOne.endpoint.rootDomian',
        place: 'line 10, column 28',
        nearest: 'service.pingOne.endpoint.rootDomain',
      },
      { key: 'dev.service.pingOne.extra', place: 'line 10, column 45' },
      { key: 'other.nothing', place: 'line 11, column 18' },
    ]);
  });
});
