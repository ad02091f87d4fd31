/** Which names belong to a profile: those of its service and its sign-on; they go when it signs off. A sign-on lets them be looked up at once. */
import type { Session } from '../auth/session.ts';
import type { NameCache, NamePlace } from '../config/name-cache.ts';
import type { Settings } from '../config/resolved.ts';
import { apiRootOf } from '../pingone/endpoints.ts';
import { endpointSettings } from './sign-on.ts';

/** Undefined where the profile is not connected to anything, or keeps nothing on disk (SEC-42). */
export function namePlace(settings: Settings): NamePlace | undefined {
  const endpoint = endpointSettings(settings);
  const root = apiRootOf(endpoint);
  const keepsNothing = settings.get('auth.storage.type').value === 'none';
  if (root === undefined || endpoint.environmentId === '' || keepsNothing) return undefined;
  return { profile: settings.profile.value, origin: root.origin, environmentId: endpoint.environmentId };
}

export function forgetNamesAtLogout(session: Session, names: NameCache): Session {
  return {
    ...session,
    async logout() {
      try {
        return await session.logout();
      } finally {
        names.forget(session.signOn.profile);
      }
    },
  };
}

export function allowLookupsAtLogin(session: Session, names: NameCache): Session {
  return {
    ...session,
    async login(options) {
      const tokens = await session.login(options);
      names.forgetLookups(session.signOn.profile);
      return tokens;
    },
  };
}
