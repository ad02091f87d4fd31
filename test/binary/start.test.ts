/** How the built program starts: version, help, and a Node.js that is too old for it. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { exitCodes } from '../../src/core/exit-codes.ts';
import { type BinaryRun, runBinary } from '../support/run-binary.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const run = promisify(execFile);
const manifest: { version: string } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
);

describe('the built program', () => {
  it.each(['--version', '-v', '--version --no-color'])('%s', async (words) => {
    const answer = await runBinary(words, { home: temporaryDirectory() });
    expect(answer).toMatchObject({ code: 0, stdout: `pingcli version ${manifest.version}\n`, stderr: '' });
  });

  it('--help names every command and every exit code', async () => {
    const home = temporaryDirectory();
    const help = await runBinary('--help', { home });
    expect(help).toMatchObject({ code: 0, stderr: '' });
    for (const word of ['auth', 'config', 'init', 'pingone', '--output-format']) {
      expect(help.stdout).toContain(word);
    }
    for (const { code } of Object.values(exitCodes))
      expect(help.stdout).toMatch(new RegExp(`^ +${code} `, 'm'));
    for (const other of [[], ['help'], ['-h'], ['--quiet', '--help']]) {
      expect((await runBinary(other, { home })).stdout).toBe(help.stdout);
    }
    const ofCommand = await runBinary('pingone environments list --help', { home });
    expect(ofCommand).toMatchObject({ code: 0, stderr: '' });
    expect(ofCommand.stdout).toContain('EXAMPLES');
    // Looking around writes nothing.
    expect(existsSync(join(home, '.pingcli'))).toBe(false);
  });
});

function expectOneSentence(
  { code, stdout, stderr }: Pick<BinaryRun, 'code' | 'stdout' | 'stderr'>,
  version: string,
) {
  expect({ code, stdout }).toEqual({ code: 78, stdout: '' });
  expect(stderr).toMatch(/^pingcli needs Node\.js [^\n]*\.\n$/);
  expect(stderr).toContain(version);
}

/** A Node.js of the machine that is older than pingcli needs, where there is one. */
async function findOldNode(): Promise<{ path: string; version: string } | undefined> {
  const folders = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'));
  for (const folder of folders) {
    const path = join(folder, 'node');
    if (!existsSync(path) || realpathSync(path) === realpathSync(process.execPath)) continue;
    const version = (await run(path, ['--version'])).stdout.trim();
    if (Number(/^v(\d+)/.exec(version)?.[1]) < 22) return { path, version };
  }
  return undefined;
}

const old = await findOldNode();

describe('a Node.js that is too old', () => {
  it.each(['20.19.0', '22.22.1', '24.14.9', '25.1.0'])('%s gets one sentence', async (version) => {
    const pretence = `for (const [name, value] of [['versions', { ...process.versions, node: '${version}' }], ['version', 'v${version}']]) Object.defineProperty(process, name, { value })`;
    const nodeOptions = ['--import', `data:text/javascript,${encodeURIComponent(pretence)}`];
    const answer = await runBinary('pingone environments list', { home: temporaryDirectory(), nodeOptions });
    expectOneSentence(answer, version);
  });

  it.skipIf(old === undefined)(
    `the machine's own gets one sentence (${old?.version ?? 'there is none on the path'})`,
    async () => {
      const { path, version } = old ?? { path: '', version: '' };
      const answer = await runBinary('--version', { home: temporaryDirectory(), node: path });
      expectOneSentence(answer, version);
    },
  );
});
