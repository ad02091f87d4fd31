/** A signed-on pingcli against a local PingOne of its own: the shortest way to test what commands do at the API. */
import { onTestFinished } from 'vitest';
import type { LocalPingOne, LocalPingOneOptions, RecordedRequest } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import type { FakeHostOptions } from './fake-host.ts';
import { type CliRun, runCli } from './run-cli.ts';

export interface ApiWorld {
  local: LocalPingOne;
  /** Settings by environment variable: the worker application, in the environment `Administrators`. */
  env: Record<string, string>;
  run(words: string | readonly string[], options?: FakeHostOptions): Promise<CliRun>;
  /** The API requests since the last call. */
  requests(): RecordedRequest[];
  /** The records of an envelope. */
  data(words: string | readonly string[], options?: FakeHostOptions): Promise<unknown>;
}

function describeWorker(local: LocalPingOne): Record<string, string> {
  const { worker } = local.clients;
  return {
    PINGCLI_AUTH_STORAGE_TYPE: 'none',
    PINGONE_AUTH_GRANT_TYPE: 'client_credentials',
    PINGONE_CLIENT_CREDENTIALS_CLIENT_ID: worker.id,
    PINGONE_CLIENT_CREDENTIALS_CLIENT_SECRET: worker.secret ?? '',
    PINGONE_ENVIRONMENT_ID: local.environmentId,
    PINGONE_AUTH_BASE_URL: local.authBaseUrl,
    PINGONE_API_BASE_URL: local.apiBaseUrl,
  };
}

export function openWorld(local: LocalPingOne): ApiWorld {
  const env = describeWorker(local);
  let seen = local.requests.length;
  const run: ApiWorld['run'] = (words, options = {}) =>
    runCli(words, { ...options, env: { ...env, ...options.env } });
  return {
    local,
    env,
    run,
    requests() {
      const fresh = local.requests.slice(seen).filter(({ host }) => host === 'api');
      seen = local.requests.length;
      return fresh;
    },
    async data(words, options) {
      const list = typeof words === 'string' ? words.split(' ') : words;
      const { stdout, stderr, code } = await run([...list, '-O', 'json'], options);
      if (code !== 0) throw new Error(`${list.join(' ')} ended with ${code}: ${stderr}`);
      const envelope: { data: unknown } = JSON.parse(stdout);
      return envelope.data;
    },
  };
}

/** Stopped when the test ends. */
export async function startWorld(options: LocalPingOneOptions = {}): Promise<ApiWorld> {
  const local = await startLocalPingOne(options);
  onTestFinished(() => local.stop());
  return openWorld(local);
}
