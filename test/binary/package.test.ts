/** The package as npm packs it: what is in it, and that it works in an empty folder. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalPingOne } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import manifest from '../../package.json' with { type: 'json' };
import { initWords, pointAt } from '../support/journey.ts';
import { runBinary } from '../support/run-binary.ts';
import { takeSessionTour } from '../support/session-tour.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const isWindows = process.platform === 'win32';

/** With this Node.js first on the path, and without what `npm test` tells its children about this project. */
function npmEnvironment(): NodeJS.ProcessEnv {
  const own = /^npm_(config_(local_prefix|prefix)|package_|lifecycle_)/;
  const inherited = Object.entries(process.env).filter(([name]) => !own.test(name));
  const PATH = `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`;
  return { ...Object.fromEntries(inherited), PATH };
}

async function npm(words: readonly string[], cwd: string): Promise<string> {
  const options = { cwd, env: npmEnvironment(), shell: isWindows, maxBuffer: 16 * 1024 * 1024 };
  return (await run('npm', [...words], options)).stdout;
}

interface Packed {
  filename: string;
  files: { path: string; mode: number }[];
}

let folder: string;
let packed: Packed;
let local: LocalPingOne;
beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'pingcli-package-')));
  local = await startLocalPingOne();
  // Without scripts: the build has run, and other tests are using it.
  const [only]: Packed[] = JSON.parse(
    await npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root),
  );
  if (only === undefined) throw new Error('npm packed nothing');
  packed = only;
}, 60_000);
afterAll(async () => {
  await local.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the packed package', () => {
  it('holds the program, its notices and documents, and nothing else', () => {
    const paths = packed.files.map(({ path }) => path);
    const outside = paths.filter((path) => !/^(dist|man)\//.test(path));
    expect(outside.sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'SECURITY.md',
      'bin/compiled-code.js',
      'bin/package.json',
      'bin/pingcli.js',
      'package.json',
    ]);
    expect(paths.filter((path) => path.startsWith('man/')).sort()).toEqual(manifest.man);
    expect(paths).toEqual(
      expect.arrayContaining(['dist/main.js', 'dist/help.txt', 'dist/THIRD-PARTY-NOTICES.txt']),
    );
    expect(
      paths.filter(
        (path) => !/^dist\/([\w-]+\.(js|txt)|package\.json)$/.test(path) && path.startsWith('dist/'),
      ),
    ).toEqual([]);
  });

  it('installs into an empty folder, and does the main job there', async () => {
    const place = join(folder, 'empty');
    mkdirSync(place);
    const tarball = join(folder, packed.filename);
    const flags = ['--prefix', place, '--ignore-scripts', '--no-audit', '--no-fund'];
    await npm(['install', ...flags, tarball], place);
    const command = join(place, 'node_modules', '.bin', isWindows ? 'pingcli.cmd' : 'pingcli');
    const { stdout } = await run(command, ['--version'], { env: npmEnvironment(), shell: isWindows });
    expect(stdout).toMatch(/^pingcli version \d+\.\d+\.\d+\S*\n$/);

    const program = join(place, 'node_modules', 'pingcli', 'bin', 'pingcli.js');
    const home = temporaryDirectory();
    const pingcli = async (words: string | readonly string[], input?: string) => {
      const answer = await runBinary(words, { home, program, ...(input === undefined ? {} : { input }) });
      return { code: answer.code ?? -1, stdout: answer.stdout, stderr: answer.stderr };
    };
    const { id, secret } = local.clients.worker;
    await pingcli('config profiles add --name demo --set-active');
    await pingcli(pointAt(local));
    const secretFlags = '--storage-type file_system --client-secret-stdin';
    await pingcli(initWords(local, 'client_credentials', id, secretFlags), secret);
    expect((await pingcli('pingone auth login')).stderr).toContain('✔ Successfully authenticated');
    await takeSessionTour(local, 'client_credentials', (words) => pingcli(words));
  }, 120_000);
});
