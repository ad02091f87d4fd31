/** Signs on anew: proves the store first, bounds the whole, and gives up the old session only for a stored new one. */
import { grantNames, grants } from '../core/grant.ts';
import type { Renewal } from './renewal.ts';
import { revokeRecord } from './revoke-record.ts';
import type { LoginOptions } from './session.ts';
import { signOnTimedOut } from './session-errors.ts';
import { withTimeLimit } from './time-limit.ts';
import type { TokenSet } from './token-set.ts';

/** SEC-58: best effort, because the new session is good whatever becomes of the old one. */
async function revokeReplaced(renewal: Renewal, replaced: TokenSet): Promise<void> {
  const { signOn, session } = renewal;
  const report = await renewal.grants.revoke(signOn, replaced, session.ports);
  if (report === 'revoked') return;
  session.ports.say.warning(`The session that this sign-on replaces was not revoked: ${report.failed}`);
}

/** A profile has one session, that of the last sign-on: what another grant left behind would act as somebody else. */
async function endOtherSessions(renewal: Renewal): Promise<void> {
  const { signOn, session, vault } = renewal;
  for (const grant of grantNames) {
    const stored = grant === signOn.grant ? undefined : await vault.find(grant);
    if (stored === undefined || stored.kind === 'none') continue;
    await vault.remove(grant);
    if (stored.kind !== 'record') continue;
    const report = await revokeRecord(renewal, grant, stored.record);
    if (typeof report === 'string') continue;
    session.ports.say.warning(
      `The ${grants[grant].label} session that this sign-on replaces was not revoked: ${report.failed}`,
    );
  }
}

export async function logIn(renewal: Renewal, { openBrowser, timeout }: LoginOptions): Promise<TokenSet> {
  const { signOn, session, vault } = renewal;
  const { store, ports, environmentToken } = session;
  // SEC-61: a person is not sent through a sign-on whose tokens cannot be kept.
  await store.probe();
  if (environmentToken !== undefined) {
    ports.say.warning(`Commands go on using the access token in ${environmentToken.name} while it is set.`);
  }
  const grant = await renewal.grants.load(signOn.grant);
  const tokens = await withTimeLimit(
    {
      clock: ports.clock,
      limit: timeout,
      overdue: () => signOnTimedOut(signOn, timeout),
      signal: ports.signal,
    },
    (signal) => grant.obtain(signOn, { ...ports, signal }, { openBrowser }),
  );
  const replaced = await vault.exclusively(async () => {
    const stored = await vault.find();
    await vault.write(tokens);
    return stored.kind === 'record' ? stored.record : undefined;
  });
  const before = replaced?.tokens;
  const isOurs = replaced?.issuer === signOn.issuer && replaced.clientId === signOn.client.id;
  const isReplaced = before?.refreshToken?.open() !== tokens.refreshToken?.open();
  if (before?.refreshToken !== undefined && isOurs && isReplaced) await revokeReplaced(renewal, before);
  await endOtherSessions(renewal);
  return tokens;
}
