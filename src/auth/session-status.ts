/** What is known about a session without asking the server, and without a token in it. */
import type { Renewal } from './renewal.ts';
import type { SessionStatus } from './session.ts';
import { tokenBinding } from './token-key.ts';
import type { TokenSet } from './token-set.ts';

type Facts = Pick<SessionStatus, 'signedIn' | 'reason' | 'subject' | 'scopes' | 'expiresAt' | 'renewable'>;

export async function describeSession({ signOn, session, vault }: Renewal): Promise<SessionStatus> {
  const { store, ports, environmentToken } = session;
  const base = {
    grant: signOn.grant,
    profile: signOn.profile,
    environmentId: signOn.environmentId,
    place: signOn.place,
    clientId: signOn.client.id,
    storage: store.describe(),
  };
  if (environmentToken !== undefined) {
    const source = { kind: 'environment', name: environmentToken.name } as const;
    // Nothing is known about the token: it is opaque to a client (RFC 6749 §1.4).
    return { ...base, source, signedIn: true, renewable: false };
  }
  const stored = await vault.find();
  const source = { kind: 'store' } as const;
  const asksAgain = signOn.grant === 'client_credentials';
  if (stored.kind === 'record' && stored.record.binding === tokenBinding(signOn)) {
    return { ...base, source, ...factsOf(stored.record.tokens, asksAgain, ports.clock.now()) };
  }
  const reason = stored.kind === 'unreadable' ? 'unreadable' : 'none';
  return { ...base, source, signedIn: false, reason, renewable: asksAgain };
}

function factsOf(tokens: TokenSet, asksAgain: boolean, now: number): Facts {
  const renewable = asksAgain || tokens.refreshToken !== undefined;
  const signedIn = renewable || tokens.expiresAt > now;
  const { subject, scopes, expiresAt } = tokens;
  return {
    signedIn,
    ...(signedIn ? {} : { reason: 'expired' as const }),
    ...(subject === undefined ? {} : { subject }),
    scopes,
    expiresAt,
    renewable,
  };
}
