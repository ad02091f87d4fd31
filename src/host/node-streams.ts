/** Standard streams as pingcli uses them: back-pressure awaited, a gone reader noticed, width asked each time. */
import { fstatSync, statSync, writeSync } from 'node:fs';
import type { ReadStream, WriteStream } from 'node:tty';
import { CliError, usageError } from '../core/errors.ts';
import type { InputStream, OutputStream } from './host.ts';
import { describeFileError, errorCode } from './node-error.ts';
import { decodeUtf8 } from './utf8-text.ts';

/** Node.js sets a stream up when it is first touched, which costs milliseconds: runs that do not need it never touch it. */
export interface StandardStream<Stream> {
  descriptor: number;
  open(): Stream;
}

/** Told without setting the stream up. Only terminals and the null device are character devices in ordinary use. */
function mayBeTerminal(descriptor: number): boolean {
  if (process.platform === 'win32') return true;
  try {
    const stats = fstatSync(descriptor);
    return stats.isCharacterDevice() && stats.rdev !== statSync('/dev/null').rdev;
  } catch {
    return true;
  }
}

function isTerminal({ descriptor, open }: StandardStream<{ isTTY?: boolean }>): () => boolean {
  let known: boolean | undefined;
  return () => {
    known ??= mayBeTerminal(descriptor) && open().isTTY === true;
    return known;
  };
}

/** A reader that has closed its end; Windows reports EOF or ECONNRESET for a closed pipe. */
function isGoneReader(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'EPIPE' || code === 'EOF' || code === 'ECONNRESET';
}

function cannotWrite(name: string, cause: unknown): CliError {
  return new CliError({
    outcome: 'failure',
    category: 'internal',
    code: 'OUTPUT_FAILED',
    message: `Could not write to ${name}: ${describeFileError(cause)}.`,
    suggestion: 'Check that the disk is not full and that the output can be written.',
    cause,
  });
}

/** Resolves when the stream takes more. */
function writeToStream(stream: NodeJS.WritableStream, bytes: Uint8Array | string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(bytes, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

/**
 * Writes at once, as Node.js's own streams do for files and pipes on POSIX systems.
 * @returns what a pipe that somebody has made non-blocking did not take.
 */
function writeDirectly(descriptor: number, text: string): Uint8Array | undefined {
  const size = Buffer.byteLength(text);
  let sent = 0;
  try {
    // As text: the bytes of a page then live no longer than the call.
    sent = writeSync(descriptor, text);
    while (sent < size) sent += writeSync(descriptor, Buffer.from(text), sent);
  } catch (error) {
    if (errorCode(error) !== 'EAGAIN') throw error;
  }
  return sent === size ? undefined : Buffer.from(text).subarray(sent);
}

/** Wraps a standard output stream. An error event never reaches the process: it answers the write that met it. */
export function createOutputStream(
  standard: StandardStream<NodeJS.WriteStream | WriteStream>,
  name: string,
): OutputStream {
  const { descriptor } = standard;
  const onTerminal = isTerminal(standard);
  let failure: unknown;
  let stream: NodeJS.WriteStream | WriteStream | undefined;

  function openStream(): NodeJS.WriteStream | WriteStream {
    stream ??= standard.open().on('error', (error) => {
      failure ??= error;
    });
    return stream;
  }

  async function send(text: string): Promise<void> {
    if (failure !== undefined) throw failure;
    const isDirect = stream === undefined && process.platform !== 'win32' && !onTerminal();
    const rest = isDirect ? writeDirectly(descriptor, text) : text;
    if (rest !== undefined) await writeToStream(openStream(), rest);
  }

  return {
    get isTerminal() {
      return onTerminal();
    },
    get columns() {
      if (!onTerminal()) return undefined;
      const { columns } = openStream();
      return columns > 0 ? columns : undefined;
    },
    async write(text) {
      try {
        await send(text);
        return true;
      } catch (error) {
        failure ??= error;
        if (isGoneReader(error)) return false;
        throw cannotWrite(name, error);
      }
    },
  };
}

export function createInputStream(standard: StandardStream<NodeJS.ReadStream | ReadStream>): InputStream {
  const onTerminal = isTerminal(standard);

  async function read(limit: number): Promise<Uint8Array<ArrayBuffer>> {
    const chunks: Buffer[] = [];
    let size = 0;
    try {
      for await (const chunk of standard.open()) {
        const bytes = Buffer.from(chunk);
        size += bytes.length;
        if (size > limit) throw usageError(`The standard input is larger than ${limit} bytes.`);
        chunks.push(bytes);
      }
    } catch (cause) {
      if (cause instanceof CliError) throw cause;
      const why = describeFileError(cause);
      throw usageError(`The standard input cannot be read: ${why}.`, 'Redirect it from a file or a pipe.');
    }
    return new Uint8Array(Buffer.concat(chunks));
  }
  return {
    get isTerminal() {
      return onTerminal();
    },
    readAll: async (limit) => decodeUtf8(await read(limit), 'The standard input'),
    readBytes: read,
  };
}
