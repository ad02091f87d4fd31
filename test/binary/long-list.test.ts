/** Long lists by the built program: what is out when, what is fetched when, and how much it takes to hold them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createPages } from '../support/long-list.ts';
import { binary, environmentOf } from '../support/run-binary.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const pageSize = 100;

interface PageSource {
  origin: string;
  /** Numbers of the pages that were asked for, in order. */
  asked: number[];
}

/** @param hold is waited for before a page is answered; it may answer otherwise. */
async function servePages(
  rows: number,
  hold: (page: number, response: ServerResponse) => Promise<unknown> = async () => undefined,
  size = pageSize,
): Promise<PageSource> {
  const asked: number[] = [];
  let origin = '';
  const server = createServer(async (request, response) => {
    const page = Number(new URL(request.url ?? '/', origin).searchParams.get('cursor') ?? 0);
    asked.push(page);
    await hold(page, response);
    if (!response.headersSent && !response.destroyed) response.end(bodyOf(page));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  origin = `http://127.0.0.1:${address.port}`;
  const bodyOf = createPages({ rows, pageSize: size, delay: 0 }, `${origin}/v1/environments`);
  return { origin, asked };
}

function environment({ origin }: PageSource): Record<string, string> {
  return {
    PINGCLI_PINGONE_AUTH_BASE_URL: origin,
    PINGCLI_PINGONE_API_BASE_URL: origin,
    PINGCLI_PINGONE_ENVIRONMENT_ID: '6e2a0d1c-5b0f-4c53-9a35-2f4c8a1f7d10',
    PINGCLI_PINGONE_CLIENT_CREDENTIALS_CLIENT_ID: 'b3c1a1e4-6a53-4a0e-8f6b-0d4a8f0c9d21',
    PINGCLI_PINGONE_API_ACCESS_TOKEN: 'token',
    PINGCLI_AUTH_STORAGE_TYPE: 'none',
  };
}

interface Listing {
  child: ChildProcess;
  stderr(): string;
  /** Exit code. */
  ended: Promise<number | null>;
}

function list(source: PageSource, format: string, stdout: 'pipe' | number = 'pipe'): Listing {
  const home = temporaryDirectory();
  const child = spawn(process.execPath, [binary, 'pingone', 'environments', 'list', '-O', format], {
    env: environmentOf({ home, env: environment(source) }),
    stdio: ['ignore', stdout, 'pipe'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let said = '';
  child.stderr?.on('data', (part) => {
    said += String(part);
  });
  return { child, stderr: () => said, ended: once(child, 'close').then(() => child.exitCode) };
}

/** Whole lines of stdout, as they come. */
async function* linesOf(child: ChildProcess): AsyncGenerator<string> {
  let rest = '';
  for await (const part of child.stdout ?? []) {
    const lines = (rest + String(part)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  expect(rest).toBe('');
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await wait(5);
}

describe('-O ndjson', () => {
  it('REL-21 has the first page out before the second has come, and the second asked for by then', async () => {
    const second = Promise.withResolvers<void>();
    const source = await servePages(300, (page) => (page === 1 ? second.promise : Promise.resolve()));
    const { child, ended } = list(source, 'ndjson');
    let count = 0;
    for await (const _ of linesOf(child)) {
      count += 1;
      if (count !== pageSize) continue;
      await until(() => source.asked.length === 2);
      second.resolve();
    }
    expect(count).toBe(300);
    expect(await ended).toBe(0);
  });

  it.skipIf(process.platform === 'win32')('REL-21 a slow reader slows the requests', async () => {
    const source = await servePages(50_000);
    const { child } = list(source, 'ndjson');
    // Nobody reads: the pipe fills up after a page or so.
    await until(() => source.asked.length >= 2);
    await wait(300);
    const meanwhile = source.asked.length;
    expect(meanwhile).toBeLessThan(20);
    child.stdout?.resume();
    await until(() => source.asked.length > meanwhile + 20);
  });

  it('REL-20 every row once, in order, over five hundred pages', async () => {
    const source = await servePages(50_000);
    const { child, ended } = list(source, 'ndjson');
    let count = 0;
    for await (const line of linesOf(child)) {
      const variant = Math.floor(count / pageSize) % 20;
      expect(JSON.parse(line).name).toBe(`User ${variant * pageSize + (count % pageSize)}`);
      count += 1;
    }
    expect(count).toBe(50_000);
    expect(await ended).toBe(0);
    expect(source.asked).toEqual(Array.from({ length: 500 }, (_, index) => index));
  });

  it('F-53 REL-32 a reader that leaves ends the fetching, also of the page that is under way', async () => {
    const source = await servePages(50_000, (page) =>
      page > 3 ? wait(60_000, undefined, { ref: false }) : Promise.resolve(),
    );
    const { child, ended, stderr } = list(source, 'ndjson');
    child.stdout?.once('data', () => child.stdout?.destroy());
    expect(await ended).toBe(0);
    expect(source.asked.length).toBeLessThan(6);
    expect(stderr()).toBe('');
  });
});

describe('a wait that nobody needs any more', () => {
  it.each([
    [429, 'a rate limit'],
    [503, 'a service that is away'],
  ])('F-53 REL-32 ends with the reader: %i, %s', async (status) => {
    const limited = Promise.withResolvers<void>();
    const answer = async (page: number, response: ServerResponse) => {
      if (page === 1) response.writeHead(status, { 'retry-after': '60' }).end('{}', () => limited.resolve());
    };
    // More than fits between the two, so that the program is still writing when its reader leaves.
    const source = await servePages(50_000, answer, 2000);
    const { child, ended } = list(source, 'ndjson');
    await limited.promise;
    // The wait has begun.
    await wait(200);
    child.stdout?.destroy();
    const began = performance.now();
    expect(await ended).toBe(0);
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(source.asked).toEqual([0, 1]);
  });
});

describe('-O json', () => {
  it('REL-21 is written as it arrives, and is one document', async () => {
    const second = Promise.withResolvers<void>();
    const source = await servePages(300, (page) => (page === 1 ? second.promise : Promise.resolve()));
    const { child, ended } = list(source, 'json');
    let text = '';
    for await (const part of child.stdout ?? []) {
      text += String(part);
      if (text.includes('"User 99"')) second.resolve();
    }
    const envelope = JSON.parse(text);
    expect(envelope.data).toHaveLength(300);
    expect(envelope).toMatchObject({
      schemaVersion: '1.1',
      status: 'success',
      errors: null,
      meta: { httpStatus: 200 },
    });
    // Laid out as any other.
    const { data, schemaVersion, ...rest } = envelope;
    expect(text).toBe(`${JSON.stringify({ schemaVersion, data, ...rest }, null, 2)}\n`);
    expect(await ended).toBe(0);
  });
});

describe.skipIf(process.platform === 'win32')('a run that is ended from outside', () => {
  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)('REL-35 by %s in the middle of a list: whole lines, code %i, at once', async (signal, code) => {
    const source = await servePages(50_000, (page) =>
      page > 3 ? wait(60_000, undefined, { ref: false }) : Promise.resolve(),
    );
    const { child, ended, stderr } = list(source, 'ndjson');
    const lines: string[] = [];
    for await (const line of linesOf(child)) {
      lines.push(line);
      if (lines.length === 4 * pageSize) child.kill(signal);
    }
    expect(await ended).toBe(code);
    const records = lines.map((line) => JSON.parse(line));
    expect(records.slice(0, 400).every(({ name }) => typeof name === 'string')).toBe(true);
    expect(records.slice(400)).toMatchObject([{ status: 'error' }]);
    expect(stderr()).toMatch(/Terminated|Interrupted/);
  });

  it('REL-35 and -O json is still one document', async () => {
    const source = await servePages(50_000, (page) =>
      page > 3 ? wait(60_000, undefined, { ref: false }) : Promise.resolve(),
    );
    const { child, ended } = list(source, 'json');
    let text = '';
    for await (const part of child.stdout ?? []) {
      text += String(part);
      // Once: a second one while the process ends would find nobody who listens any more.
      if (!child.killed && text.includes('"User 399"')) child.kill('SIGTERM');
    }
    expect(await ended).toBe(143);
    expect(JSON.parse(text)).toMatchObject({ status: 'error', errors: [{ code: 'CANCELLED' }] });
    expect(JSON.parse(text).data).toHaveLength(400);
  });
});

describe.skipIf(!existsSync('/dev/full'))('a disk that is full', () => {
  it.each(['ndjson', 'json', 'text'])(
    'REL-32 F-47 -O %s to it fails with a word about the disk',
    async (format) => {
      const source = await servePages(250);
      const { ended, stderr } = list(source, format, openSync('/dev/full', 'w'));
      expect(await ended).toBe(1);
      expect(stderr()).toContain('no space is left on the disk (ENOSPC)');
      expect(stderr()).not.toContain('bug');
    },
  );
});
