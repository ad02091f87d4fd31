/** Runs `doctor` on a machine of the test's own, against a local PingOne, and reads its findings. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalPingOne } from '../../local-pingone/contract.ts';
import type { FakeHostOptions } from './fake-host.ts';
import { freePort } from './free-port.ts';
import { type CliRun, runCli } from './run-cli.ts';
import { temporaryDirectory } from './temporary-directory.ts';

export interface Finding {
  check: string;
  status: string;
  message: string;
  remedy: string | null;
}

export interface Diagnosis extends CliRun {
  findings: Finding[];
  /** The first finding of the check. */
  of(check: string): Finding | undefined;
  /** The checks that failed. */
  failed: string[];
}

/** All that a worker application needs, in the environment; nothing is kept. */
export async function workerEnvironment(local: LocalPingOne): Promise<Record<string, string>> {
  return {
    PINGCLI_PINGONE_AUTH_BASE_URL: local.authBaseUrl,
    PINGCLI_PINGONE_API_BASE_URL: local.apiBaseUrl,
    PINGONE_ENVIRONMENT_ID: local.environmentId,
    PINGONE_CLIENT_CREDENTIALS_CLIENT_ID: local.clients.worker.id,
    PINGONE_CLIENT_CREDENTIALS_CLIENT_SECRET: local.clients.worker.secret ?? '',
    PINGCLI_PINGONE_AUTHORIZATION_CODE_REDIRECT_URI_PORT: String(await freePort()),
    PINGCLI_AUTH_STORAGE_TYPE: 'none',
  };
}

export async function diagnose(
  local: LocalPingOne,
  options: FakeHostOptions = {},
  words = '',
): Promise<Diagnosis> {
  const env = { ...(await workerEnvironment(local)), ...options.env };
  const result = await runCli(`doctor -O json ${words}`, { ...options, env });
  const findings: Finding[] = JSON.parse(result.stdout).data;
  return {
    ...result,
    findings,
    of: (check) => findings.find((finding) => finding.check === check),
    failed: findings.filter(({ status }) => status === 'failed').map(({ check }) => check),
  };
}

/** A home directory with this settings file in it. */
export function homeWith(settings: string, mode = 0o600): string {
  const home = temporaryDirectory();
  mkdirSync(join(home, '.pingcli'), { mode: 0o700 });
  const file = join(home, '.pingcli', 'config.yaml');
  writeFileSync(file, settings);
  chmodSync(file, mode);
  return home;
}

export const goodFile = 'configModelVersion: 2\nactiveProfile: dev\ndev:\n  description: mine\n';
