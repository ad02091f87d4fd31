/** What the built program writes, and where: whole through a pipe, clean beside every trace, honest when the disk is full. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LocalPingOne } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import { outputFormats } from '../../src/core/output-formats.ts';
import { createPages } from '../support/long-list.ts';
import { pipelineEnvironment } from '../support/pipeline-environment.ts';
import { beginBinary, binary, environmentOf, runBinary } from '../support/run-binary.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

let local: LocalPingOne;
let home: string;
beforeAll(async () => {
  local = await startLocalPingOne();
});
afterAll(() => local.stop());
beforeEach(() => {
  local.faults.clear();
  home = temporaryDirectory();
});

const list = 'pingone environments list';

/** Runs a line of the shell in which `pingcli` is the built program. */
async function shell(line: string, env: Record<string, string>) {
  const program = `pingcli() { '${process.execPath}' '${binary}' "$@"; }`;
  const child = spawn('/bin/sh', ['-c', `${program}; ${line}`], {
    cwd: home,
    env: environmentOf({ home, env }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr] = await Promise.all([buffer(child.stdout), text(child.stderr)]);
  return { stdout, stderr };
}

/** Records of 5 MB in pages, without more of PingOne around them. */
async function serveMuch(): Promise<{ env: Record<string, string>; stop(): void }> {
  let origin = '';
  const server = createServer((request, response) => {
    response.end(bodyOf(Number(new URL(request.url ?? '/', origin).searchParams.get('cursor') ?? 0)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  origin = `http://127.0.0.1:${address.port}`;
  const bodyOf = createPages({ rows: 10_000, pageSize: 1000, delay: 0 }, `${origin}/v1/environments`);
  const env = {
    ...pipelineEnvironment(local),
    PINGCLI_PINGONE_API_BASE_URL: origin,
    PINGCLI_PINGONE_API_ACCESS_TOKEN: 'token',
  };
  return {
    env,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

describe.skipIf(process.platform === 'win32')('a result of several megabytes', () => {
  it.each(['json', 'ndjson', 'text'])(
    'REL-31 -O %s is the same through a pipe as in a file',
    async (format) => {
      const { env, stop } = await serveMuch();
      // Not the envelope's duration, which no two runs share.
      const clean = (bytes: Buffer) => bytes.toString().replace(/"durationMs": \d+/, '');
      const piped = await shell(`pingcli ${list} -O ${format} | cat`, env);
      await shell(`pingcli ${list} -O ${format} > file`, env);
      stop();
      const filed = readFileSync(join(home, 'file'));
      expect(filed.length).toBeGreaterThan(format === 'text' ? 500_000 : 4_000_000);
      expect(clean(piped.stdout)).toBe(clean(filed));
    },
  );
});

function expectParses(format: string, stdout: string): void {
  if (format === 'json') JSON.parse(stdout);
  if (format.startsWith('ndjson')) for (const line of stdout.trimEnd().split('\n')) JSON.parse(line);
}

describe('stdout', () => {
  it.each(outputFormats)(
    'REL-30 REL-33 -O %s holds the result alone, also with --debug --verbose',
    async (format) => {
      const options = { home, env: pipelineEnvironment(local) };
      const plain = await runBinary(`${list} -O ${format}`, options);
      const traced = await runBinary(`${list} -O ${format} --debug --verbose`, options);
      const same = (stdout: string) => stdout.replace(/"(durationMs|requestId)": ?("[^"]*"|\d+)/g, '');
      expect(same(traced.stdout)).toBe(same(plain.stdout));
      expectParses(format, plain.stdout);
      expect(traced.stderr).toContain('> GET ');
      expect(traced.stderr).toMatch(/x-ping-external-transaction-id: pingcli-[0-9a-f]{16}/);
      expect(`${traced.stdout}${traced.stderr}`).not.toContain('\u001b');
    },
  );

  it.each(['json', 'ndjson', 'ndjson-typed', 'ndjson-wrapped'])(
    'REL-30 -O %s parses when the run fails, too',
    async (format) => {
      local.faults.add({ host: 'api' }, { kind: 'answer', status: 400, body: '<html>' });
      const run = await runBinary(`${list} -O ${format} --debug`, { home, env: pipelineEnvironment(local) });
      expect(run.code).toBe(1);
      expectParses(format, run.stdout);
      expect(run.stdout).toContain('"error"');
    },
  );
});

describe.skipIf(process.platform === 'win32')('a disk that is full', () => {
  const get = 'pingone api environments --output-file out.json';

  it('F-47 REL-32 under a file for the result leaves the old one, and nothing else', async () => {
    writeFileSync(join(home, 'out.json'), 'before');
    const env = { ...pipelineEnvironment(local), NODE_DISABLE_COMPILE_CACHE: '1' };
    const run = await shell(`ulimit -f 4; pingcli ${get}; echo "code $?"`, env);
    expect(run.stdout.toString()).toBe('code 1\n');
    expect(run.stderr).toContain('out.json');
    expect(run.stderr).toContain('larger than is allowed (EFBIG)');
    expect(run.stderr).toContain('the file is as it was');
    expect(readdirSync(home)).toEqual(['out.json']);
    expect(readFileSync(join(home, 'out.json'), 'utf8')).toBe('before');
    expect((await shell(`pingcli ${get}; echo "code $?"`, env)).stdout.toString()).toBe('code 0\n');
    expect(statSync(join(home, 'out.json')).size).toBeGreaterThan(10_000);
  });

  it.skipIf(!existsSync('/dev/full'))('REL-32 a device is not replaced by a file of that name', async () => {
    const env = pipelineEnvironment(local);
    const run = await runBinary('pingone api environments --output-file /dev/full', { home, env });
    expect(run.code).toBe(78);
    expect(run.stderr).toContain('not a regular file');
    expect(statSync('/dev/full').isCharacterDevice()).toBe(true);
  });

  it('REL-32 under a redirected list ends it with 1 and a word about it', async () => {
    const { env, stop } = await serveMuch();
    const run = await shell(`ulimit -f 64; pingcli ${list} -O ndjson > file; echo "code $?"`, {
      ...env,
      NODE_DISABLE_COMPILE_CACHE: '1',
    });
    stop();
    expect(run.stdout.toString()).toBe('code 1\n');
    expect(run.stderr).toContain('EFBIG');
    expect(run.stderr).not.toContain('bug');
  });
});

describe.skipIf(process.platform === 'win32')('a write that is ended from outside', () => {
  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)(
    'F-56 REL-35 by %s ends at once with %i, and says that its effect is not known',
    async (signal, code) => {
      local.faults.add({ host: 'api', method: 'POST' }, { kind: 'silence' });
      const before = local.requests.length;
      const words = 'pingone populations create --name Interrupted';
      const running = beginBinary(words, { home, env: pipelineEnvironment(local) });
      const posts = () =>
        local.requests.slice(before).filter(({ method, host }) => method === 'POST' && host === 'api');
      while (posts().length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      running.child.kill(signal);
      const run = await running.ended;
      expect(run).toMatchObject({ code, signal: null, stdout: '' });
      expect(run.stderr).toMatch(/POST \S+\/populations was under way: it may or may not have taken effect/);
      expect(run.stderr).toContain('Look at the object');
      expect(posts()).toHaveLength(1);
    },
  );
});
