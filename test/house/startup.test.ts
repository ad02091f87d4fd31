/** What a command loads: the one test of speed that never flakes. Times are measured in `bench/`, never asserted. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Metafile } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle, packageOf } from '../../scripts/bundle.ts';
import { respond, serve } from '../http/loopback-server.ts';
import { projectRoot } from './source-files.ts';

let directory: string;
let outputs: Metafile['outputs'];

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'pingcli-startup-'));
  ({ outputs } = await bundle(join(directory, 'dist'), { packed: false }));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

interface Loaded {
  /** External packages, sorted. */
  packages: string[];
  /** Source files that sign on, send, ask a person or keep secrets. */
  atWork: string[];
  /** Definitions of the catalogue; the names of all nouns are part of the command tree. */
  catalogue: string[];
  /** The modules of Node.js that cost time. */
  builtins: string[];
}

const atWork =
  /^src\/(auth\/|http\/(transport|guarded-fetch)|pingone\/api-|host\/(inquirer|accessible)-prompter)/;

/** Each costs a start milliseconds; `fetch` is undici. */
const costly = [
  'internal/deps/undici/undici',
  'child_process',
  'readline',
  'http',
  'https',
  'tls',
  'crypto',
  'net',
];

function costlyAmong(urls: readonly string[]): string[] {
  const names = urls.filter((url) => url.startsWith('builtin:')).map((url) => url.slice('builtin:'.length));
  return names.filter((name) => costly.includes(name));
}

/** As pingcli writes it, with more at its end. */
function settingsFile(more: string): string {
  const file = join(directory, `settings-${more.length}.yaml`);
  writeFileSync(file, `configModelVersion: 2\nactiveProfile: dev\ndev:\n  outputFormat: text\n${more}`);
  return file;
}

const run = promisify(execFile);
let recorded = 0;

async function record(
  program: string,
  words: readonly string[],
  settings: Record<string, string> = {},
): Promise<string[]> {
  recorded += 1;
  const file = join(directory, `record-${recorded}`);
  const recorder = pathToFileURL(join(projectRoot, 'test/support/module-recorder.mjs')).href;
  const home = { PATH: process.env.PATH, HOME: join(directory, 'home') };
  const env = { ...home, MODULE_RECORD: file, ...settings };
  await run(process.execPath, ['--import', recorder, program, ...words], { env });
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
}

async function loadedBy(
  line: string | readonly string[],
  settings?: Record<string, string>,
): Promise<Loaded> {
  const inputs = new Set<string>();
  const words = typeof line === 'string' ? line.split(' ') : line;
  const urls = await record(join(directory, 'dist', 'main.js'), words, settings);
  for (const url of urls) {
    const output = Object.entries(outputs).find(([path]) => basename(path) === basename(url));
    for (const input of Object.keys(output?.[1].inputs ?? {})) inputs.add(input);
  }
  const files = [...inputs];
  const sorted = (names: (string | undefined)[]): string[] =>
    [...new Set(names.filter((name) => name !== undefined))].sort();
  return {
    packages: sorted(files.map(packageOf)),
    atWork: files.filter((file) => atWork.test(file)).sort(),
    catalogue: files.filter((file) => /^src\/catalogue\/[^/]+\/(?!nouns\.ts)/.test(file)).sort(),
    builtins: costlyAmong(urls),
  };
}

describe('what is loaded', () => {
  it.each(['--version', '--help'])('by %s is the shim alone', async (word) => {
    const urls = await record(join(projectRoot, 'bin', 'pingcli.js'), [word]);
    expect(urls.filter((url) => url.startsWith('file:')).map((url) => basename(url))).toEqual(['pingcli.js']);
    expect(costlyAmong(urls)).toEqual([]);
  });

  /** Exactly the parser: with it come neither the sign-on nor the prompts, HTTP, the keychain or a definition of the catalogue. */
  function expectParserOnly(loaded: Loaded): void {
    expect(loaded.packages).toEqual(['commander']);
    expect(loaded.atWork).toEqual([]);
    expect(loaded.catalogue).toEqual([]);
    expect(loaded.builtins).toEqual([]);
  }

  it.each([
    'pingone --help',
    'pingone environments --help',
    'pingone users --help',
    'mfa --help',
    'auth --help',
    'config --help',
    'config profiles --help',
  ])('by %s is the parser, and nothing that does the work', async (line) => {
    expectParserOnly(await loadedBy(line));
  });

  it.each(['pingone ', '--out', 'pingone users list -O ', 'config set outputFormat='])(
    'by the completion of %j is not even the parser',
    async (line) => {
      const loaded = await loadedBy(['completion', 'complete', 'zsh', ...line.split(' ')]);
      const catalogue = line.includes('users') ? ['src/catalogue/pingone/users.ts'] : [];
      expect(loaded).toEqual({ packages: [], atWork: [], catalogue, builtins: [] });
    },
  );

  it('by the completion of a name is its definition and what is known of it, and nothing that could ask anybody', async () => {
    const loaded = await loadedBy(['completion', 'complete', 'zsh', 'pingone', 'populations', 'get', '']);
    const catalogue = ['src/catalogue/pingone/populations.ts'];
    expect(loaded).toEqual({ packages: [], atWork: [], catalogue, builtins: [] });
  });

  it('by config profiles list is the parser, also with the settings file that pingcli writes', async () => {
    expectParserOnly(await loadedBy('config profiles list'));
    expectParserOnly(await loadedBy('config profiles list', { PINGCLI_CONFIG: settingsFile('') }));
  });

  it('by config profiles list is yaml only where the file is anything but plain', async () => {
    const { packages } = await loadedBy('config profiles list', {
      PINGCLI_CONFIG: settingsFile('other: { noColor: true }\n'),
    });
    expect(packages).toEqual(['commander', 'yaml']);
  });

  it('by template is the definition of its resource, and no way to the API', async () => {
    const loaded = await loadedBy('pingone environments template');
    expect(loaded.packages).toEqual(['commander']);
    expect(loaded.atWork).toEqual([]);
    expect(loaded.catalogue).toEqual(['src/catalogue/pingone/environments.ts']);
    expect(loaded.builtins).toEqual([]);
  });

  it('by one command of a resource is the definition of that resource alone', async () => {
    const loaded = await loadedBy('pingone environments list --help');
    expect(loaded.packages).toEqual(['commander']);
    expect(loaded.catalogue).toEqual(['src/catalogue/pingone/environments.ts']);
  });

  it('by a page of the API is node:http, and nothing of fetch, the sign-on or the prompts', async () => {
    const { origin } = await serve(respond(200, '{"_embedded":{"environments":[{"id":"1","name":"One"}]}}'));
    const loaded = await loadedBy('pingone environments list', {
      PINGCLI_PINGONE_AUTH_BASE_URL: origin,
      PINGCLI_PINGONE_API_BASE_URL: origin,
      PINGCLI_PINGONE_ENVIRONMENT_ID: '6e2a0d1c-5b0f-4c53-9a35-2f4c8a1f7d10',
      PINGCLI_PINGONE_CLIENT_CREDENTIALS_CLIENT_ID: 'b3c1a1e4-6a53-4a0e-8f6b-0d4a8f0c9d21',
      PINGCLI_PINGONE_API_ACCESS_TOKEN: 'token',
      PINGCLI_AUTH_STORAGE_TYPE: 'none',
    });
    expect(loaded.packages).toEqual(['commander']);
    expect(loaded.catalogue).toEqual(['src/catalogue/pingone/environments.ts']);
    expect(loaded.atWork).toContain('src/http/transport.ts');
    expect(loaded.builtins).toEqual(['net', 'http']);
  });
});
