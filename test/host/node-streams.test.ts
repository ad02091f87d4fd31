import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createInputStream, createOutputStream } from '../../src/host/node-streams.ts';
import { failure } from '../support/failure.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

/** Of no file, so that it tells nothing: what the stream says counts. */
const noDescriptor = -1;

/**
 * A stream of Node.js as the standard streams are typed, around one that is made for the test. A terminal unless told otherwise:
 * what is none is written to by its descriptor.
 */
function asOutput(stream: Writable, terminal: { isTTY?: boolean; columns?: number } = { isTTY: true }) {
  const opened = Object.assign(Object.create(process.stdout), pick(stream), terminal);
  opened.on = (...listener: Parameters<Writable['on']>) => {
    stream.on(...listener);
    return opened;
  };
  return createOutputStream({ descriptor: noDescriptor, open: () => opened }, 'the standard output');
}

function pick(stream: Writable) {
  return {
    write: stream.write.bind(stream),
    isTTY: false,
    columns: 0,
  };
}

function failing(code: string): Writable {
  return new Writable({
    write(_chunk, _encoding, done) {
      done(Object.assign(new Error(code), { code }));
    },
  });
}

describe('an output stream', () => {
  it('REL-21 takes the next text when this one has gone', async () => {
    const taken: string[] = [];
    let release: () => void = () => undefined;
    const slow = new Writable({
      write(chunk, _encoding, done) {
        taken.push(String(chunk));
        release = done;
      },
    });
    const stream = asOutput(slow);
    let done = false;
    const writing = stream.write('a').then(() => {
      done = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect({ taken, done }).toEqual({ taken: ['a'], done: false });
    release();
    await writing;
    expect(done).toBe(true);
  });

  it.each(['EPIPE', 'EOF', 'ECONNRESET'])(
    'REL-32 says that the reader has gone: %s, for good',
    async (code) => {
      const stream = asOutput(failing(code));
      expect(await stream.write('a')).toBe(false);
      await new Promise((resolve) => setImmediate(resolve));
      expect(await stream.write('b')).toBe(false);
    },
  );

  it('REL-32 says so of every write that was waiting', async () => {
    const stream = asOutput(failing('EPIPE'));
    expect(await Promise.all([stream.write('a'), stream.write('b'), stream.write('c')])).toEqual([
      false,
      false,
      false,
    ]);
  });

  it.each(['ENOSPC', 'EIO'])('REL-32 fails for any other reason: %s', async (code) => {
    const { facts } = await failure(asOutput(failing(code)).write('a'));
    expect(facts).toMatchObject({ outcome: 'failure', code: 'OUTPUT_FAILED' });
    expect(facts.message).toContain(`the standard output: `);
    expect(facts.message).toContain(code);
  });

  it('F-62 knows its width only where it is a terminal that says so', () => {
    expect(asOutput(new PassThrough(), { isTTY: true, columns: 80 })).toMatchObject({
      isTerminal: true,
      columns: 80,
    });
    expect(asOutput(new PassThrough(), { isTTY: true, columns: 0 }).columns).toBeUndefined();
    expect(asOutput(new PassThrough(), { columns: 80 })).toMatchObject({
      isTerminal: false,
      columns: undefined,
    });
  });
});

/** Written to by its descriptor: fails where the stream is set up. */
function toFile(path: string) {
  const descriptor = openSync(path, 'w');
  onTestFinished(() => closeSync(descriptor));
  const open = () => {
    throw new Error('the stream was set up');
  };
  return createOutputStream({ descriptor, open }, 'the standard output');
}

describe.skipIf(process.platform === 'win32')('an output that is no terminal', () => {
  it('is written whole, in order, without its stream', async () => {
    const file = join(temporaryDirectory(), 'output');
    const stream = toFile(file);
    const long = 'ä🚀'.repeat(10_000);
    expect(stream).toMatchObject({ isTerminal: false, columns: undefined });
    expect(await stream.write('a')).toBe(true);
    expect(await stream.write(long)).toBe(true);
    expect(await stream.write('b')).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe(`a${long}b`);
  });
});

function readFrom(stream: PassThrough) {
  const opened = Object.assign(Object.create(process.stdin), {
    [Symbol.asyncIterator]: () => stream[Symbol.asyncIterator](),
    isTTY: false,
  });
  return createInputStream({ descriptor: noDescriptor, open: () => opened });
}

function asInput(...chunks: (string | Buffer)[]) {
  const stream = new PassThrough();
  for (const chunk of chunks) stream.write(chunk);
  stream.end();
  return readFrom(stream);
}

describe('the standard input', () => {
  it('is read to its end', async () => {
    const bytes = Buffer.from('ä🚀');
    expect(await asInput('a', bytes.subarray(0, 3), bytes.subarray(3)).readAll(100)).toBe('aä🚀');
    expect(await asInput().readAll(100)).toBe('');
  });

  it('F-39 REL-46 is UTF-8 without a byte order mark, or refused', async () => {
    expect(await asInput('\ufeff{}').readAll(100)).toBe('{}');
    expect((await failure(asInput(Buffer.from([0xff, 0xfe])).readAll(100))).facts.code).toBe('NOT_UTF8');
  });

  it('F-41 is read up to its limit', async () => {
    expect(await asInput('x'.repeat(10)).readAll(10)).toHaveLength(10);
    const { facts } = await failure(asInput('x'.repeat(11)).readAll(10));
    expect(facts).toMatchObject({ outcome: 'usage', message: 'The standard input is larger than 10 bytes.' });
  });

  it('that cannot be read is a usage error, not a bug', async () => {
    const stream = new PassThrough();
    stream.destroy(Object.assign(new Error('EISDIR'), { code: 'EISDIR' }));
    const { facts } = await failure(readFrom(stream).readAll(10));
    expect(facts.outcome).toBe('usage');
    expect(facts.message).toContain('it is a directory');
  });
});
