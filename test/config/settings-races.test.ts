import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { beforeEach, expect, it } from 'vitest';
import type { PlainSettingKey } from '../../src/config/settings.ts';
import { parseSettingsText } from '../../src/config/settings-text.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { createSettingsHome } from './settings-home.ts';

let program: string;

/** In one file: a process then starts in 80 ms instead of 240, and these tests start hundreds. */
beforeEach(() => {
  program = join(temporaryDirectory(), 'change-settings.mjs');
  buildSync({
    entryPoints: [join(import.meta.dirname, '../support/change-settings.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
});

const id = '3f0c1b52-6a0e-4d43-9a55-0c6d2b7f5e11';
const authentication = 'service.pingOne.authentication';
const endpoint = 'service.pingOne.endpoint';

const twenty: Partial<Record<PlainSettingKey, string | boolean>> = {
  description: 'parallel',
  outputFormat: 'json',
  noColor: true,
  detailedExitCode: true,
  'auth.storage.type': 'file_system',
  'service.pingOne.enabled': true,
  [`${authentication}.grantType`]: 'device_code',
  [`${authentication}.authorizationCode.clientID`]: id,
  [`${authentication}.authorizationCode.tokenEndpointAuthMethod`]: 'client_secret_post',
  [`${authentication}.authorizationCode.redirectUri.path`]: '/cb',
  [`${authentication}.deviceCode.clientID`]: id,
  [`${authentication}.clientCredentials.clientID`]: id,
  [`${authentication}.clientCredentials.tokenEndpointAuthMethod`]: 'client_secret_post',
  [`${endpoint}.environmentID`]: id,
  [`${endpoint}.rootDomain`]: 'pingone.eu',
  [`${endpoint}.customDomain`]: 'auth.example.org',
  [`${endpoint}.authBaseUrl`]: 'https://auth.example.org',
  [`${endpoint}.apiBaseUrl`]: 'https://api.example.org',
  'log.level': 'INFO',
  'log.file': '/tmp/pingcli.log',
};

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.on('exit', resolve));
}

it('REL-41 twenty processes that write a key each lose none', { timeout: 60_000 }, async () => {
  const home = createSettingsHome();
  const words = Object.entries(twenty).map(([key, value]) => `${key}=${String(value)}`);
  expect(words).toHaveLength(20);
  const codes = await Promise.all(
    words.map((word) =>
      ended(
        spawn(process.execPath, [program, home.file, 'default', word], {
          stdio: ['ignore', 'ignore', 'inherit'],
        }),
      ),
    ),
  );
  expect(codes).toEqual(Array(20).fill(0));
  expect(Object.fromEntries(await home.open().values('default'))).toEqual(twenty);
  expect(readdirSync(home.directory)).toEqual(['config.yaml']);
});

/** Kills a writer when it has said that so many writes are done, in the middle of what it does then. */
function killWriter(file: string, profile: string, after: number, look: () => void): Promise<number> {
  const writer = spawn(process.execPath, [program, file, profile, '10000'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let last = 0;
  writer.stdout.setEncoding('utf8').on('data', (text: string) => {
    last = Math.max(last, ...text.trim().split('\n').map(Number));
    if (last >= after) writer.kill('SIGKILL');
    else look();
  });
  return new Promise((resolve) => writer.on('close', () => resolve(last)));
}

it('REL-40 200 writers killed in the middle leave a whole file and lose no change', {
  timeout: 120_000,
}, async () => {
  const home = createSettingsHome();
  const names = ['default', 'one', 'two', 'three'];
  for (const name of names.slice(1)) await home.open().create({ name, description: '', active: false });
  let looks = 0;
  /** As a reader beside the writers sees the file. */
  const look = (): void => {
    looks += 1;
    parseSettingsText(home.file, home.text());
    expect(home.text().endsWith('\n')).toBe(true);
  };
  for (let round = 0; round < 50; round += 1) {
    const done = await Promise.all(
      names.map((name, index) => killWriter(home.file, name, 1 + ((round + index) % 4), look)),
    );
    const written = (await home.open().list()).map(({ description }) => Number(description));
    // The killed writer may have finished one more than it could say; nothing else may differ.
    for (const [index, count] of written.entries()) {
      const said = done[index] ?? 0;
      expect([said, said + 1], `writer ${names[index]}`).toContain(count);
    }
  }
  expect(looks).toBeGreaterThan(50);
  await home.open().change('default', new Map([['description', 'after all']]));
  const left = readdirSync(home.directory).filter((name) => !name.endsWith('.tmp'));
  expect(left).toEqual(['config.yaml']);
});
