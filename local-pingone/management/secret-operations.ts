/** The secret of an application or resource: read, rotated with a grace period for the old one, and forgotten. */
import type { Document } from '../store.ts';
import { invalidData, notFound } from './api-error.ts';
import { newSecret } from './behaviours/access-behaviours.ts';
import { type Answer, bodyOf, type Call } from './call.ts';
import { isDocument, textOf } from './documents.ts';
import { hrefOf } from './representation.ts';

const minute = 60_000;
const longestGrace = 30 * 24 * 60 * minute;

export function getSecret(call: Call): Answer {
  const { clientSecret, previousClientSecret } = call.world.store.confidential(holderOf(call));
  if (clientSecret === undefined) throw notFound();
  const current =
    previousClientSecret !== undefined && Date.parse(previousClientSecret.expiresAt) > call.world.clock();
  const body: Document = {
    _links: { self: { href: hrefOf(call.world, call.target.path) } },
    environment: { id: call.target.environmentId ?? '' },
    secret: clientSecret,
    ...(current
      ? { previous: { secret: previousClientSecret.secret, expiresAt: previousClientSecret.expiresAt } }
      : {}),
  };
  return { status: 200, body };
}

/** Without `previous.expiresAt` the old secret dies at once. */
export function rotateSecret(call: Call): Answer {
  const confidential = call.world.store.confidential(holderOf(call));
  const { previous } = bodyOf(call);
  const expiresAt = isDocument(previous) ? textOf(previous, 'expiresAt') : undefined;
  if (expiresAt !== undefined) refuseInvalidExpiry(call, expiresAt);
  const old = confidential.clientSecret;
  confidential.clientSecret = newSecret();
  if (old !== undefined && expiresAt !== undefined)
    confidential.previousClientSecret = { secret: old, expiresAt };
  else delete confidential.previousClientSecret;
  return getSecret(call);
}

export function forgetPreviousSecret(call: Call): Answer {
  delete call.world.store.confidential(holderOf(call)).previousClientSecret;
  return { status: 204 };
}

function refuseInvalidExpiry(call: Call, expiresAt: string): void {
  const wait = Date.parse(expiresAt) - call.world.clock();
  if (wait >= minute && wait <= longestGrace) return;
  throw invalidData({
    code: Number.isNaN(wait) ? 'INVALID_VALUE' : 'OUT_OF_RANGE',
    target: 'previous.expiresAt',
    message: 'The previous.expiresAt attribute must be a time between one minute and 30 days from now.',
  });
}

function holderOf(call: Call): string {
  return call.target.parents.at(-1) ?? '';
}
