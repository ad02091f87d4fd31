/** What handlers do with files and documents that the user named; every part is loaded when it is used. */
import type { CommandContext } from '../commands/command.ts';
import { usageError } from '../core/errors.ts';
import type { Host } from '../host/host.ts';

/** A body larger than this is a mistake (REL-46). */
const largestDocument = 16 * 1024 * 1024;

type FileAccess = Pick<
  CommandContext,
  | 'readInput'
  | 'readFile'
  | 'readBytes'
  | 'readDocument'
  | 'parseDocument'
  | 'formatDocument'
  | 'createFile'
  | 'writeFile'
>;

/** Nobody would know that something is to be typed here, and what is typed would be seen: it may be a secret (F-42). */
function refuseTerminal(host: Host, fix: string): void {
  if (host.stdin.isTerminal) throw usageError('The standard input is a terminal.', fix, 'NO_INPUT');
}

export function openFiles(host: Host): FileAccess {
  const { workingDirectory } = host;

  async function readBytes(path: string, limit: number): Promise<Uint8Array<ArrayBuffer>> {
    if (path === '-') {
      refuseTerminal(host, 'Pipe it, redirect a file into it (< file), or name the file instead of -.');
      return host.stdin.readBytes(limit);
    }
    const { readUserBytes } = await import('../host/user-file.ts');
    return readUserBytes(path, workingDirectory, limit);
  }

  async function parseDocument(text: string, name: string) {
    const { parseDocumentText } = await import('../config/document-text.ts');
    return parseDocumentText(text, name);
  }

  return {
    async readInput(limit) {
      refuseTerminal(host, 'Redirect it from a file or a pipe.');
      return host.stdin.readAll(limit);
    },
    readBytes,
    readFile: async (path, limit) =>
      (await import('../host/user-file.ts')).readUserFile(path, workingDirectory, limit),
    async readDocument(path) {
      const name = path === '-' ? 'The standard input' : path;
      const [bytes, { decodeUtf8 }] = await Promise.all([
        readBytes(path, largestDocument),
        import('../host/utf8-text.ts'),
      ]);
      return parseDocument(decodeUtf8(bytes, path === '-' ? name : `The file '${path}'`), name);
    },
    parseDocument,
    async formatDocument(value, format) {
      if (format === 'yaml') return (await import('../output/yaml.ts')).formatYaml(value);
      return `${(await import('../output/json-text.ts')).formatJson(value, 'pretty')}\n`;
    },
    async createFile(path, content) {
      const { createUserFile } = await import('../host/user-output-file.ts');
      await createUserFile(path, workingDirectory, content, 0o600);
    },
    async writeFile(path, content, access) {
      const { writeUserFile } = await import('../host/user-output-file.ts');
      await writeUserFile(path, workingDirectory, content, {
        mode: 0o600,
        ...(access === 'private' ? { resetMode: true } : {}),
      });
    },
  };
}
