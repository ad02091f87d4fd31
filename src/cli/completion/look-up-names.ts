/**
 * `pingcli completion look-up`, which completion starts beside itself where names are missing or old: one list, with the
 * session that is there. It never signs on, asks nobody, opens no dialog and writes nothing but the names.
 */
import { renewingGrants } from '../../auth/session-ports.ts';
import { findNoun } from '../../catalogue/nouns.ts';
import { mostNames, openNameCache } from '../../config/name-cache.ts';
import { CliError } from '../../core/errors.ts';
import type { Host } from '../../host/host.ts';
import type { Messages } from '../../output/messages.ts';
import { buildPath } from '../../pingone/path.ts';
import { authorizationServerFetch, openApiClient, openLimiter, type Ways } from '../api-source.ts';
import { namePlace } from '../name-place.ts';
import { once } from '../once.ts';
import { rememberNames } from '../remember-names.ts';
import { openSessionSource } from '../session-source.ts';
import { apiRoot } from '../sign-on.ts';
import { openLineSettings } from './line-settings.ts';
import { type Lookup, lookupOf } from './lookup.ts';
import { mayLookUp } from './may-look-up.ts';

/** Milliseconds for all of it; a token that is being renewed by then has its own few seconds more. */
const limit = 10_000;
/** Milliseconds that PingOne may ask to wait for within them. */
const longestWaitMs = 2_000;

const silence: Messages = {
  success: () => undefined,
  warning: () => undefined,
  note: () => undefined,
  line: () => undefined,
  copyable: () => undefined,
  detail: () => undefined,
  waiting: () => ({ update: () => undefined, done: () => undefined }),
};

async function lookUp({ noun, environmentId, ...line }: Lookup, host: Host): Promise<void> {
  const { clock, signal } = host;
  const source = openLineSettings(host, line);
  const settings = await source.settings();
  const place = namePlace(settings);
  const definition = await findNoun(noun)?.load();
  if (place === undefined || definition === undefined) return;
  const cache = openNameCache({ directory: source.locations.state, now: () => clock.now() });
  const path = buildPath(definition.collection, { environmentId });
  // Also what keeps it from doing anything where completion has not started it.
  if (!cache.isLookedUp(place, path)) return;
  const ways: Ways = {
    host,
    say: silence,
    listen: undefined,
    longestWaitMs,
    longestRequestMs: limit,
    settings: source.settings,
    limiter: once(() => openLimiter({ host, say: silence })),
  };
  const sessions = openSessionSource(
    host,
    source,
    {
      fetch: authorizationServerFetch(ways),
      clock,
      browser: host.browser,
      say: silence,
      signal,
      learn: () => undefined,
    },
    renewingGrants,
  );
  const client = await openApiClient({
    ways,
    root: apiRoot(settings),
    tokens: await sessions.current(),
    during: (request) => request(),
  });
  const wanted = {
    ...cache,
    // Whoever signs off meanwhile leaves no names behind.
    learn: (...call: Parameters<typeof cache.learn>) => {
      if (cache.isLookedUp(place, path)) cache.learn(...call);
    },
  };
  const api = rememberNames(client, wanted, async () => place);
  // Kept as they pass.
  for await (const _ of api.list(definition, { environmentId }, { limit: mostNames }));
}

/** @param words - Behind `completion look-up`. */
export async function lookUpNames(words: readonly string[], host: Host): Promise<void> {
  const lookup = lookupOf(words);
  if (lookup === undefined || !mayLookUp(host.env)) return;
  const ended = new AbortController();
  const late = new AbortController();
  host.clock.sleep(limit, ended.signal).then(
    () => late.abort(tooLate()),
    () => undefined,
  );
  try {
    await lookUp(lookup, { ...host, signal: AbortSignal.any([host.signal, late.signal]) });
  } catch {
    // Nobody waits for it: the next Tab offers what there is, and the next command says what is wrong.
  } finally {
    ended.abort();
  }
}

function tooLate(): CliError {
  return new CliError({
    outcome: 'timed-out',
    category: 'cancelled',
    code: 'LOOKUP_TOO_LATE',
    message: 'Looking names up for completion took too long.',
  });
}
