/** Starts `session-process.ts` and waits for what it prints. */
import { type ChildProcess, spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

export interface SessionOrder {
  storageType: 'secure_local' | 'file_system';
  issuer?: string;
  credentials?: string;
  lockDirectory?: string;
  keychainService?: string;
  /** Default: prints the access token. */
  action?: 'probe' | 'write' | 'read' | 'remove';
  name?: string;
  value?: string;
}

export interface SessionAnswer {
  printed: string;
  warnings: string;
  code: number | null;
}

const program = fileURLToPath(new URL('session-process.ts', import.meta.url));

export function startSessionProcess(
  order: SessionOrder,
  env: Readonly<Record<string, string | undefined>> = process.env,
): { child: ChildProcess; answer: Promise<SessionAnswer> } {
  const child = spawn(process.execPath, [program], { env: { ...env }, stdio: 'pipe' });
  child.stdin.end(JSON.stringify(order));
  const closed = new Promise<number | null>((resolve) => child.on('close', resolve));
  const answer = Promise.all([text(child.stdout), text(child.stderr), closed]).then(
    ([printed, warnings, code]) => ({ printed, warnings, code }),
  );
  return { child, answer };
}
