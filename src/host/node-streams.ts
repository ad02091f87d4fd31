/** Standard streams as pingcli uses them: back-pressure awaited, a gone reader noticed, width asked each time. */
import type { ReadStream, WriteStream } from 'node:tty';
import { CliError, usageError } from '../core/errors.ts';
import type { InputStream, OutputStream } from './host.ts';
import { describeFileError, errorCode } from './node-error.ts';
import { decodeUtf8 } from './utf8-text.ts';

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

/** Wraps a standard output stream. An error event never reaches the process: it answers the write that met it. */
export function createOutputStream(stream: NodeJS.WriteStream | WriteStream, name: string): OutputStream {
  let failure: unknown;
  stream.on('error', (error) => {
    failure ??= error;
  });
  return {
    get isTerminal() {
      return stream.isTTY === true;
    },
    get columns() {
      return stream.isTTY === true && stream.columns > 0 ? stream.columns : undefined;
    },
    write(text) {
      return new Promise((resolve, reject) => {
        if (failure !== undefined) {
          if (isGoneReader(failure)) resolve(false);
          else reject(cannotWrite(name, failure));
          return;
        }
        stream.write(text, (error) => {
          if (!error) resolve(true);
          else if (isGoneReader(error)) resolve(false);
          else reject(cannotWrite(name, error));
        });
      });
    },
  };
}

export function createInputStream(stream: NodeJS.ReadStream | ReadStream): InputStream {
  async function read(limit: number): Promise<Uint8Array<ArrayBuffer>> {
    const chunks: Buffer[] = [];
    let size = 0;
    try {
      for await (const chunk of stream) {
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
      return stream.isTTY === true;
    },
    readAll: async (limit) => decodeUtf8(await read(limit), 'The standard input'),
    readBytes: read,
  };
}
