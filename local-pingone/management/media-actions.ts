/** The operations that PingOne tells apart by `Content-Type`, as data: what each does and where it is accepted. */
import type { Document } from '../store.ts';
import type { Answer, Call } from './call.ts';
import type { Method } from './collection-rules.ts';
import {
  checkPassword,
  forceChange,
  resetPassword,
  setPassword,
  unlockPassword,
} from './password-operations.ts';
import { recoverPassword, sendRecoveryCode } from './password-recovery.ts';
import type { Target } from './target.ts';
import { importUser, lockAccount, unlockAccount } from './user-operations.ts';

export type ActionEffect =
  | { kind: 'run'; operation: (call: Call) => Answer }
  /** Changes attributes of the object at the path and answers it. */
  | { kind: 'set'; changes: Document; status?: number }
  /** Adds a copy of the object to its collection. */
  | { kind: 'clone' }
  /** Writes a fresh random value into `attribute.member` of the object above and answers that object. */
  | { kind: 'renew'; attribute: string; member: string }
  /** Accepts without a lasting effect. */
  | { kind: 'accept'; status: number };

export interface MediaAction {
  /** Without `application/vnd.pingidentity.`. */
  mediaType: string;
  method: Method;
  kind: Target['kind'];
  shape: string;
  effect: ActionEffect;
}

const vendorPrefix = 'application/vnd.pingidentity.';

const users = 'environments/users';
const password = 'environments/users/password';

function run(operation: (call: Call) => Answer): ActionEffect {
  return { kind: 'run', operation };
}

function set(changes: Document, status = 200): ActionEffect {
  return { kind: 'set', changes, status };
}

const accept: ActionEffect = { kind: 'accept', status: 200 };
const clone: ActionEffect = { kind: 'clone' };

const rows: readonly (readonly [string, Method, Target['kind'], string, ActionEffect])[] = [
  ['user.import+json', 'POST', 'collection', users, run(importUser)],
  ['account.lock+json', 'POST', 'item', users, run(lockAccount)],
  ['account.unlock+json', 'POST', 'item', users, run(unlockAccount)],
  [
    'user.verify+json',
    'POST',
    'item',
    users,
    set({ emailVerified: true, lifecycle: { status: 'ACCOUNT_OK' } }),
  ],
  [
    'user.sendVerificationCode+json',
    'POST',
    'item',
    users,
    set({ lifecycle: { status: 'VERIFICATION_REQUIRED' } }),
  ],
  ['password.set+json', 'PUT', 'singleton', password, run(setPassword)],
  ['password.setValue+json', 'PUT', 'singleton', password, run(setPassword)],
  ['password.reset+json', 'PUT', 'singleton', password, run(resetPassword)],
  ['password.check+json', 'POST', 'singleton', password, run(checkPassword)],
  ['password.recover+json', 'POST', 'singleton', password, run(recoverPassword)],
  ['password.sendRecoveryCode+json', 'POST', 'singleton', password, run(sendRecoveryCode)],
  // The one without `+json`.
  ['password.forceChange', 'POST', 'singleton', password, run(forceChange)],
  ['password.unlock+json', 'POST', 'singleton', password, run(unlockPassword)],
  ['consent.accept+json', 'POST', 'item', `${users}/agreementConsents`, set({ status: 'ACCEPTED' })],
  ['consent.revoke+json', 'POST', 'item', `${users}/agreementConsents`, set({ status: 'REVOKED' })],
  ['device.activate+json', 'POST', 'item', `${users}/devices`, set({ status: 'ACTIVE' })],
  ['device.sendActivationCode+json', 'POST', 'item', `${users}/devices`, accept],
  ['devices.reorder+json', 'POST', 'collection', `${users}/devices`, accept],
  ['devices.order.remove+json', 'DELETE', 'collection', `${users}/devices`, { kind: 'accept', status: 204 }],
  [
    'deviceAuthenticationPolicy.fido2.migrate+json',
    'POST',
    'collection',
    'environments/deviceAuthenticationPolicies',
    accept,
  ],
  [
    'domainName.verify+json',
    'POST',
    'item',
    'environments/customDomains',
    set({ status: 'SSL_CERTIFICATE_REQUIRED' }),
  ],
  ['certificate.import+json', 'POST', 'item', 'environments/customDomains', set({ status: 'ACTIVE' }, 201)],
  [
    'trustedEmail.sendVerificationCode+json',
    'POST',
    'item',
    'environments/emailDomains/trustedEmails',
    accept,
  ],
  ['openid-configuration.discover+json', 'POST', 'collection', 'environments/identityProviders', accept],
  [
    'apiserver.deploy+json',
    'POST',
    'singleton',
    'environments/apiServers/deployment',
    set({ status: 'DEPLOYED' }),
  ],
  [
    'credentials.applyStagedChanges+json',
    'POST',
    'singleton',
    'environments/credentialTypes/issuanceRules/stagedChanges',
    accept,
  ],
  ['connectorInstance.clone+json', 'POST', 'item', 'environments/connectorInstances', clone],
  ['flow.clone+json', 'POST', 'item', 'environments/flows', clone],
  ['flow.deploy+json', 'POST', 'item', 'environments/flows', set({ status: 'deployed' })],
  ['flow.validate+json', 'POST', 'item', 'environments/flows', accept],
  ['flowversion.export+json', 'POST', 'item', 'environments/flows/versions', accept],
  [
    'davinciApplication.rotateKey+json',
    'POST',
    'singleton',
    'environments/davinciApplications/key',
    { kind: 'renew', attribute: 'apiKey', member: 'value' },
  ],
  [
    'davinciApplication.rotateSecret+json',
    'POST',
    'singleton',
    'environments/davinciApplications/secret',
    { kind: 'renew', attribute: 'oauth', member: 'clientSecret' },
  ],
];

const actions: readonly MediaAction[] = rows.map(([mediaType, method, kind, shape, effect]) => ({
  mediaType,
  method,
  kind,
  shape,
  effect,
}));

/** The operations accepted at one path with one method. */
export function actionsAt(method: Method, target: Target): readonly MediaAction[] {
  return actions.filter(
    (each) => each.method === method && each.kind === target.kind && each.shape === target.shape,
  );
}

export function isVendorMediaType(mediaType: string): boolean {
  return mediaType.startsWith(vendorPrefix);
}

export function namesAction(action: MediaAction, mediaType: string): boolean {
  return mediaType === `${vendorPrefix}${action.mediaType}`.toLowerCase();
}
