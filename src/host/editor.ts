/** `$VISUAL` or `$EDITOR` on a private file that is gone afterwards, as git and kubectl open it. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cancelledError, describeCause, usageError } from '../core/errors.ts';
import type { Editor, Platform } from './host.ts';

export interface EditorPorts {
  env: Readonly<Record<string, string | undefined>>;
  os: Platform['os'];
  /** Where stdout is a pipe, the editor draws on stderr: stdout is the result's. */
  stdoutIsTerminal: boolean;
}

function editorCommand({ env, os }: EditorPorts): string {
  return env.VISUAL || env.EDITOR || (os === 'win32' ? 'notepad' : 'vi');
}

/** The setting may carry arguments (`code --wait`), so a shell reads it; the path goes in as a word of its own. */
async function runEditor(command: string, file: string, ports: EditorPorts): Promise<number> {
  const { spawn } = await import('node:child_process');
  const stdio: ['inherit', 'inherit' | 2, 'inherit'] = [
    'inherit',
    ports.stdoutIsTerminal ? 'inherit' : 2,
    'inherit',
  ];
  return new Promise((resolve, reject) => {
    const child =
      ports.os === 'win32'
        ? spawn(`${command} "${file}"`, { stdio, shell: true })
        : spawn('/bin/sh', ['-c', `${command} "$1"`, 'editor', file], { stdio });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

function notStarted(command: string, why: string): Error {
  return usageError(
    `The editor '${command}' could not be started: ${why}.`,
    'Name one in VISUAL or EDITOR, for example EDITOR=nano, or give the body with --from-file.',
    'NO_EDITOR',
  );
}

export function createNodeEditor(ports: EditorPorts): Editor {
  return {
    async edit(text, extension) {
      const command = editorCommand(ports);
      // 0700: the object may hold what is nobody else's business.
      const directory = await mkdtemp(join(tmpdir(), 'pingcli-'));
      try {
        const file = join(directory, `body.${extension}`);
        await writeFile(file, text, { mode: 0o600 });
        let code: number;
        try {
          code = await runEditor(command, file, ports);
        } catch (cause) {
          throw notStarted(command, describeCause(cause));
        }
        // What a shell answers for a command that it does not find, or may not run.
        if (code === 127 || code === 126) throw notStarted(command, 'it was not found or is not executable');
        if (code !== 0) throw cancelledError();
        return await readFile(file, 'utf8');
      } finally {
        await rm(directory, { recursive: true, force: true });
      }
    },
  };
}
