/** Several commands of one person on one machine: the home they share, and what lies in it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { LocalPingOne } from '../../local-pingone/contract.ts';
import type { FakeHostOptions } from './fake-host.ts';
import { beginCli, type CliRun, type RunningCli } from './run-cli.ts';
import { temporaryDirectory } from './temporary-directory.ts';

type Words = string | readonly string[];

export interface Journey {
  home: string;
  /** Starts one command in this home. */
  begin(words: Words, options?: FakeHostOptions): RunningCli;
  run(words: Words, options?: FakeHostOptions): Promise<CliRun>;
  /** Fails the test, with what was said, where the exit code is another one than 0. */
  succeed(words: Words, options?: FakeHostOptions): Promise<CliRun>;
  /** The settings file; undefined where there is none. */
  settings(): string | undefined;
  /** The files in which `file_system` keeps secrets. */
  credentials(): string[];
}

/** Words that point the profile in use at a local PingOne. */
export function pointAt(local: LocalPingOne): string[] {
  const endpoint = 'service.pingOne.endpoint';
  return [
    'config',
    'set',
    `${endpoint}.authBaseUrl=${local.authBaseUrl}`,
    `${endpoint}.apiBaseUrl=${local.apiBaseUrl}`,
  ];
}

/** Words of `init` for a grant, apart from the client secret. */
export function initWords(local: LocalPingOne, grant: string, clientId: string, more = ''): string[] {
  const flags = `--grant-type ${grant} --environment-id ${local.environmentId} --client-id ${clientId} ${more}`;
  return `pingone init ${flags}`.trim().split(/\s+/);
}

/** @param shared holds for every run, unless the run says otherwise. */
export function startJourney(shared: FakeHostOptions = {}): Journey {
  const home = shared.home ?? temporaryDirectory();
  const settingsFile = join(home, '.pingcli', 'config.yaml');
  const credentials = join(home, '.pingcli', 'credentials');
  const begin = (words: Words, options: FakeHostOptions = {}) =>
    beginCli(words, { ...shared, ...options, home, env: { ...shared.env, ...options.env } });
  const run = (words: Words, options?: FakeHostOptions) => begin(words, options).ended;
  return {
    home,
    begin,
    run,
    async succeed(words, options) {
      const result = await run(words, options);
      expect(result.code, `${String(words)}\n${result.stdout}${result.stderr}`).toBe(0);
      return result;
    },
    settings: () => (existsSync(settingsFile) ? readFileSync(settingsFile, 'utf8') : undefined),
    credentials: () => (existsSync(credentials) ? readdirSync(credentials) : []),
  };
}

/** A journey whose profile `demo` is active and points at the local PingOne; nothing else is configured. */
export async function startJourneyAt(local: LocalPingOne, shared?: FakeHostOptions): Promise<Journey> {
  const journey = startJourney(shared);
  await journey.succeed('config profiles add --name demo --set-active');
  await journey.succeed(pointAt(local));
  return journey;
}
