/** pingcli as people install it: the shim over the bundle, in a process of its own, pointed at a local PingOne. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { LocalPingOne } from '../../local-pingone/contract.ts';
import { freePort } from './free-port.ts';
import { temporaryDirectory } from './temporary-directory.ts';

/** `npm run build` makes what it loads. */
export const builtProgram = fileURLToPath(new URL('../../bin/pingcli.js', import.meta.url));

export interface PingcliProcess {
  readonly stdout: string;
  readonly stderr: string;
  /** Resolves with what matched on stderr; rejects when the process ends without it. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  /** The exit code. */
  ended: Promise<number | null>;
}

/** A home of the test's own, and where the local PingOne is; the callback port is free and registered at the native client. */
export async function signOnEnvironment(pingOne: LocalPingOne): Promise<Record<string, string>> {
  const { environmentId, clients, store } = pingOne;
  const port = await freePort();
  const path = `environments/${environmentId}/applications/${clients.native.id}`;
  store.put(path, { ...store.get(path), redirectUris: [`http://127.0.0.1:${port}/callback`] });
  return {
    PATH: process.env.PATH ?? '',
    HOME: temporaryDirectory(),
    LANG: 'C.UTF-8',
    PINGCLI_PINGONE_AUTH_BASE_URL: pingOne.authBaseUrl,
    PINGCLI_PINGONE_API_BASE_URL: pingOne.apiBaseUrl,
    PINGCLI_PINGONE_AUTHORIZATION_CODE_REDIRECT_URI_PORT: String(port),
    PINGCLI_AUTH_STORAGE_TYPE: 'file_system',
  };
}

export function startPingcli(words: readonly string[], env: Record<string, string>): PingcliProcess {
  const child = spawn(process.execPath, [builtProgram, ...words], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written = { stdout: '', stderr: '' };
  const watchers = new Set<() => void>();
  let hasEnded = false;
  const notify = () => {
    for (const watcher of [...watchers]) watcher();
  };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      written[name] += text;
      notify();
    });
  }
  const ended = once(child, 'close').then(() => {
    hasEnded = true;
    notify();
    return child.exitCode;
  });
  onTestFinished(async () => {
    if (!hasEnded) child.kill('SIGKILL');
    await ended;
  });
  return {
    get stdout() {
      return written.stdout;
    },
    get stderr() {
      return written.stderr;
    },
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const watcher = () => {
          const found = pattern.exec(written.stderr);
          if (found === null && !hasEnded) return;
          watchers.delete(watcher);
          if (found === null) reject(new Error(`It ended without ${pattern}: ${written.stderr}`));
          else resolve(found);
        };
        watchers.add(watcher);
        watcher();
      }),
    ended,
  };
}
