/** What a command loads: the one test of speed that never flakes. Times are measured in `bench/`, never asserted. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Metafile } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle, packageOf } from '../../scripts/bundle.ts';
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
  /** Rooms of `src`, sorted. */
  rooms: string[];
  /** Definitions of the catalogue; the names of all nouns are part of the command tree. */
  catalogue: string[];
}

function record(program: string, words: readonly string[]): string[] {
  const file = join(directory, `record-${words.join('-')}`);
  const recorder = pathToFileURL(join(projectRoot, 'test/support/module-recorder.mjs')).href;
  const env = { PATH: process.env.PATH, HOME: join(directory, 'home'), MODULE_RECORD: file };
  execFileSync(process.execPath, ['--import', recorder, program, ...words], { env, stdio: 'pipe' });
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
}

function loadedBy(...words: string[]): Loaded {
  const inputs = new Set<string>();
  for (const url of record(join(directory, 'dist', 'main.js'), words)) {
    const output = Object.entries(outputs).find(([path]) => basename(path) === basename(url));
    for (const input of Object.keys(output?.[1].inputs ?? {})) inputs.add(input);
  }
  const files = [...inputs];
  const sorted = (names: (string | undefined)[]): string[] =>
    [...new Set(names.filter((name) => name !== undefined))].sort();
  return {
    packages: sorted(files.map(packageOf)),
    rooms: sorted(files.map((file) => /^src\/([^/]+)\//.exec(file)?.[1])),
    catalogue: files.filter((file) => /^src\/catalogue\/[^/]+\/(?!nouns\.ts)/.test(file)).sort(),
  };
}

describe('what is loaded', () => {
  it('by --version is the shim alone', () => {
    const urls = record(join(projectRoot, 'bin', 'pingcli.js'), ['--version']);
    expect(urls.filter((url) => url.startsWith('file:')).map((url) => basename(url))).toEqual(['pingcli.js']);
  });

  it.each(['--help', 'pingone --help', 'pingone environments --help', 'config --help'])(
    'by %s is the parser, and neither the sign-on nor HTTP nor a resource',
    (line) => {
      const loaded = loadedBy(...line.split(' '));
      expect(loaded.packages).toEqual(['commander']);
      expect(loaded.rooms).not.toContain('auth');
      expect(loaded.catalogue).toEqual([]);
    },
  );

  it('by config profiles list is the parser, and yaml only where there is a file', () => {
    const loaded = loadedBy('config', 'profiles', 'list');
    expect(loaded.packages).toEqual(['commander']);
    expect(loaded.catalogue).toEqual([]);
  });

  it('by one command of a resource is the definition of that resource alone', () => {
    const loaded = loadedBy('pingone', 'environments', 'list', '--help');
    expect(loaded.packages).toEqual(['commander']);
    expect(loaded.catalogue).toEqual(['src/catalogue/pingone/environments.ts']);
  });
});
