/**
 * Runs the built program with everything it can say switched on, and afterwards looks for secrets wherever it could have
 * left one: its streams, its log, its home, the temporary directory and the command lines of all processes meanwhile (TEST-03).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { onTestFinished } from 'vitest';
import type { LocalPingOne } from '../../local-pingone/contract.ts';
import { isRecord } from '../../src/core/json.ts';
import { spellingsOf } from '../../src/core/secret-spellings.ts';
import { type BinaryOptions, type BinaryRun, beginBinary, type RunningBinary } from './run-binary.ts';
import { temporaryDirectory } from './temporary-directory.ts';

export interface CanaryWatch {
  home: string;
  /** Announces a secret that must not turn up anywhere. */
  know(kind: string, secret: string): void;
  begin(words: readonly string[], options?: Omit<BinaryOptions, 'home'>): RunningBinary;
  run(words: readonly string[], options?: Omit<BinaryOptions, 'home'>): Promise<BinaryRun>;
  /** How many secrets of the kind are known by now. */
  count(kind: string): number;
  /** Every place with a secret in it, as `<kind> in <place>`; places that may hold it are left out. */
  finds(): Promise<string[]>;
}

export interface WatchOptions {
  /** The local PingOne whose answers bring secrets with them. */
  local: LocalPingOne;
  /** For every run. */
  env?: Readonly<Record<string, string>>;
}

const secretMembers = ['access_token', 'refresh_token', 'id_token', 'device_code'];
const secretParameters = ['code', 'code_verifier', 'refresh_token', 'token', 'device_code', 'client_secret'];

/** Keeps what the token and device endpoints hand out; add it after the faults of a run, which it would else cover. */
export function watchAnswers(local: LocalPingOne, watch: Pick<CanaryWatch, 'know'>): void {
  const change = (body: unknown): unknown => {
    for (const member of secretMembers) {
      const value = isRecord(body) ? body[member] : undefined;
      if (typeof value === 'string') watch.know(member, value);
    }
    return body;
  };
  local.faults.add(
    { host: 'auth', url: /\/as\/(token|device_authorization)$/ },
    { kind: 'rewrite', change },
    Number.POSITIVE_INFINITY,
  );
}

function knowRequests(local: LocalPingOne, watch: Pick<CanaryWatch, 'know'>): void {
  for (const { body, headers } of local.requests) {
    const form = new URLSearchParams(body);
    for (const name of secretParameters) {
      const value = form.get(name);
      if (value) watch.know(name, value);
    }
    const [scheme, credentials] = (headers.authorization ?? '').split(' ');
    if (credentials) watch.know(`${scheme} credentials`, credentials);
  }
}

/** Where a secret could be found; the kinds that `allows` matches may be there. */
interface Place {
  place: string;
  text: string;
  allows?: RegExp;
}

/** The command lines of all processes, over and over; those of short-lived ones too, as far as they can be caught. */
function sampleCommandLines(): { seen: Set<string>; stop(): void } {
  const seen = new Set<string>();
  const sample = () => {
    for (const name of process.platform === 'linux' ? readdirSync('/proc') : []) {
      if (!/^\d+$/.test(name)) continue;
      try {
        seen.add(readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' '));
      } catch {
        // It has ended meanwhile.
      }
    }
  };
  const timer = setInterval(sample, 15);
  return {
    seen,
    stop() {
      clearInterval(timer);
      sample();
    },
  };
}

function filesOf(folder: string): { name: string; text: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ name: relative(folder, path), text: readFileSync(path, 'latin1') }));
}

export function startCanaryWatch({ local, env = {} }: WatchOptions): CanaryWatch {
  const home = temporaryDirectory();
  const temporary = temporaryDirectory();
  const secrets = new Map<string, string>();
  const texts: Place[] = [];
  const commandLines = sampleCommandLines();
  onTestFinished(() => commandLines.stop());
  const know = (kind: string, secret: string): void => {
    // As what it was handed out counts, not as what it is sent along.
    if (!secrets.has(secret)) secrets.set(secret, kind);
  };

  function begin(words: readonly string[], options: Omit<BinaryOptions, 'home'> = {}): RunningBinary {
    const line = [...words, '--debug', '--log-file', join(home, 'log.jsonl')];
    const running = beginBinary(line, {
      ...options,
      home,
      env: { TMPDIR: temporary, TEMP: temporary, TMP: temporary, ...env, ...options.env },
    });
    const shown = words.join(' ');
    running.ended.then(
      ({ stderr, stdout }) => {
        // The token is the very result of this command.
        const isToken = shown === 'pingone auth token';
        texts.push({
          place: `stdout of ${shown}`,
          text: stdout,
          ...(isToken ? { allows: /^(access_token|Bearer credentials)$/ } : {}),
        });
        texts.push({ place: `stderr of ${shown}`, text: stderr });
      },
      () => undefined,
    );
    return running;
  }

  return {
    home,
    know,
    begin,
    run: (words, options) => begin(words, options).ended,
    count: (kind) => [...secrets.values()].filter((each) => each === kind).length,
    async finds() {
      commandLines.stop();
      knowRequests(local, { know });
      const kept = /^\.pingcli\/credentials\//;
      const places: Place[] = [
        ...texts,
        ...filesOf(home)
          .filter(({ name }) => !kept.test(name))
          .map(({ name, text }) => ({ place: name, text })),
        ...filesOf(temporary).map(({ name, text }) => ({ place: `the temporary file ${name}`, text })),
        ...[...commandLines.seen].map((text) => ({ place: `the command line ${text.slice(0, 60)}`, text })),
      ];
      const found: string[] = [];
      for (const [secret, kind] of secrets) {
        const spellings = [...spellingsOf(secret)];
        for (const place of places) {
          if (place.allows?.test(kind)) continue;
          if (spellings.some((spelling) => place.text.includes(spelling)))
            found.push(`${kind} in ${place.place}`);
        }
      }
      return found;
    },
  };
}
