/** A home as an administrator's is: a profile, and a token of it in a real keychain. */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalPingOne } from '../../local-pingone/contract.ts';

export const pingcli = join(import.meta.dirname, '..', '..', 'bin', 'pingcli.js');

type Environment = Readonly<Record<string, string>>;

async function run(words: readonly string[], env: Environment, input = ''): Promise<void> {
  const child = spawn(process.execPath, [pingcli, ...words], { env, stdio: ['pipe', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (part) => {
    said += String(part);
  });
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error(`pingcli ${words.join(' ')} ended with ${code}: ${said}`);
}

export interface SignOnPlace {
  home: string;
  /** Homes that share a keychain need profiles of different names. */
  profile: string;
  local: LocalPingOne;
  apiOrigin: string;
  /** In which the keychain is found, and the certificates. */
  env: Environment;
}

/** @returns the environment of the programs that are to find it. */
export async function signOnHome({
  home,
  profile,
  local,
  apiOrigin,
  env,
}: SignOnPlace): Promise<Environment> {
  mkdirSync(home, { recursive: true });
  const own = { ...env, PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', HOME: home };
  const endpoint = 'service.pingOne.endpoint';
  const { id, secret = '' } = local.clients.worker;
  await run(['config', 'profiles', 'add', '--name', profile, '--set-active'], own);
  const origins = [`${endpoint}.authBaseUrl=${local.authBaseUrl}`, `${endpoint}.apiBaseUrl=${apiOrigin}`];
  await run(['config', 'set', ...origins], own);
  const client = ['--grant-type', 'client_credentials', '--client-id', id, '--client-secret-stdin'];
  const place = ['--environment-id', local.environmentId, '--storage-type', 'secure_local'];
  await run(['pingone', 'init', ...client, ...place], own, secret);
  await run(['pingone', 'auth', 'login'], own);
  return own;
}
