/** Devices that a user authenticates with: what each type needs, and how many a user may have. */
import type { Document } from '../../store.ts';
import type { ErrorDetail } from '../api-error.ts';
import type { Behaviour } from '../behaviour.ts';
import type { Call } from '../call.ts';
import { isDocument, textOf } from '../documents.ts';
import { missing, notAllowed } from '../validation.ts';

/** The attribute that a type of device is reached by; undefined where it has to be paired. */
const addresses: Readonly<Record<string, 'phone' | 'email' | undefined>> = {
  SMS: 'phone',
  VOICE: 'phone',
  WHATSAPP: 'phone',
  EMAIL: 'email',
  TOTP: undefined,
  FIDO2: undefined,
  MOBILE: undefined,
  OATH_TOKEN: undefined,
};

const shapes = { phone: /^\+[\d .()-]{6,25}$/, email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/ } as const;

/** What `GET mfaSettings` says when nobody has written it. */
const mostByDefault = 5;

function mostDevices(call: Call): number {
  const pairing = call.world.store.get(`environments/${call.target.environmentId}/mfaSettings`)?.pairing;
  const most = isDocument(pairing) ? pairing.maxAllowedDevices : undefined;
  return typeof most === 'number' ? most : mostByDefault;
}

export const deviceBehaviour: Behaviour = {
  check(call, body): ErrorDetail[] {
    const type = textOf(body, 'type');
    if (type === undefined) return [];
    if (!Object.hasOwn(addresses, type)) return [notAllowed('type', Object.keys(addresses))];
    const most = mostDevices(call);
    if (call.world.store.list(call.target.path).length >= most) {
      const message = 'The user has as many devices as are allowed.';
      return [{ code: 'LIMIT_EXCEEDED', target: 'devices', message, innerError: { quotaLimit: most } }];
    }
    const address = addresses[type];
    if (address === undefined) return [];
    const given = textOf(body, address);
    if (given === undefined) return [missing(address)];
    const message = `The ${address} attribute is not valid.`;
    return shapes[address].test(given) ? [] : [{ code: 'INVALID_VALUE', target: address, message }];
  },
  complete(_call, document): Document {
    const isReached = addresses[textOf(document, 'type') ?? ''] !== undefined;
    // An administrator's device is paired in advance, if all it takes is an address.
    return {
      ...document,
      status: textOf(document, 'status') ?? (isReached ? 'ACTIVE' : 'ACTIVATION_REQUIRED'),
    };
  },
};
