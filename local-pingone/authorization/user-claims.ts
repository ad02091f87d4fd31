/** What ID tokens and the userinfo endpoint say of a user. */
import type { Document } from '../store.ts';
import { objectIn, textIn } from './document-fields.ts';

export function describeUser(
  user: Document,
  place: { environmentId: string; organizationId: string },
): Record<string, unknown> {
  const name = objectIn(user, 'name');
  const given = textIn(name, 'given');
  const family = textIn(name, 'family');
  const email = textIn(user, 'email');
  const full = textIn(name, 'formatted') ?? [given, family].filter((part) => part !== undefined).join(' ');
  return {
    env: place.environmentId,
    org: place.organizationId,
    preferred_username: textIn(user, 'username'),
    ...(full === '' ? {} : { name: full }),
    ...(given === undefined ? {} : { given_name: given }),
    ...(family === undefined ? {} : { family_name: family }),
    ...(email === undefined ? {} : { email, email_verified: true }),
  };
}
