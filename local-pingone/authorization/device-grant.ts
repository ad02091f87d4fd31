/** The second device's side of RFC 8628: finds a device code by what the person typed, and settles it. */
import { randomUUID } from 'node:crypto';
import type { Provider } from 'oidc-provider';
import type { Problem } from './platform-problem.ts';

export interface PendingDevice {
  userCode: string;
  clientId: string;
  scopes: string[];
}

export interface DeviceGrant {
  find(typed: string): Promise<PendingDevice | Problem>;
  approve(userCode: string, userId: string, signedOnAt: number): Promise<void>;
  deny(userCode: string): Promise<void>;
}

function refuse(message: string): Problem {
  return {
    status: 400,
    code: 'INVALID_DATA',
    message: 'The request could not be completed. One or more validation errors were in the request.',
    details: [{ code: 'INVALID_VALUE', target: 'userCode', message }],
  };
}

/**
 * @param acr the name of the sign-on policy, which PingOne puts into the tokens
 * @param grantable of the scopes that were asked for, those that the application gets
 */
export function createDeviceGrant(
  provider: Provider,
  acr: string,
  grantable: (clientId: string, requested: Iterable<string>) => string[],
): DeviceGrant {
  const load = (userCode: string) => provider.DeviceCode.findByUserCode(userCode, { ignoreExpiration: true });

  return {
    async find(typed) {
      const userCode = typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
      const code = await load(userCode);
      if (!code) return refuse('There is no such code.');
      if (code.isExpired) return refuse('The code has expired. Start again on the device.');
      if (code.error !== undefined || code.accountId !== undefined || code.clientId === undefined) {
        return refuse('The code has already been used.');
      }
      const scope = code.params?.scope;
      return { userCode, clientId: code.clientId, scopes: typeof scope === 'string' ? scope.split(' ') : [] };
    },

    async approve(userCode, userId, signedOnAt) {
      const code = await load(userCode);
      if (!code || code.isExpired || code.clientId === undefined) return;
      const requested = code.params?.scope;
      const asked = typeof requested === 'string' ? requested.split(' ') : [];
      const scope = grantable(code.clientId, asked).join(' ');
      const grant = new provider.Grant({ accountId: userId, clientId: code.clientId });
      if (scope !== '') grant.addOIDCScope(scope);
      const grantId = await grant.save();
      Object.assign(code, {
        accountId: userId,
        grantId,
        scope,
        authTime: signedOnAt,
        acr,
        sessionUid: randomUUID(),
      });
      await code.save();
    },

    async deny(userCode) {
      const code = await load(userCode);
      if (!code || code.isExpired) return;
      Object.assign(code, { error: 'access_denied', errorDescription: 'The request was denied' });
      await code.save();
    },
  };
}
