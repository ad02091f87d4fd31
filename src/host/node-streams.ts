/** Standard streams as pingcli uses them: back-pressure awaited, a gone reader noticed, width asked each time. */
import type { ReadStream, WriteStream } from 'node:tty';
import { CliError, usageError } from '../core/errors.ts';
import type { InputStream, OutputStream } from './host.ts';

function isNodeError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error;
}

/** A reader that has closed its end; Windows reports EOF or ECONNRESET for a closed pipe. */
function isGoneReader(error: unknown): boolean {
  return (
    isNodeError(error) && (error.code === 'EPIPE' || error.code === 'EOF' || error.code === 'ECONNRESET')
  );
}

function cannotWrite(name: string, cause: unknown): CliError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new CliError({
    outcome: 'failure',
    category: 'internal',
    code: 'OUTPUT_FAILED',
    message: `Could not write to ${name}: ${why}.`,
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
  return {
    get isTerminal() {
      return stream.isTTY === true;
    },
    async readAll(limit) {
      const chunks: Buffer[] = [];
      let size = 0;
      for await (const chunk of stream) {
        const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk);
        size += bytes.length;
        if (size > limit) throw usageError(`The standard input is larger than ${limit} bytes.`);
        chunks.push(bytes);
      }
      return Buffer.concat(chunks).toString('utf8');
    },
  };
}
