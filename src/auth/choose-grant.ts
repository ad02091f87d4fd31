/** Which grant signs on when nobody named one: the configured one, unless no browser could serve it (SEC-35). */

import type { GrantName } from '../core/grant.ts';

export interface GrantCircumstances {
  configured: GrantName;
  /** Named for this run: never replaced by another. */
  named?: GrantName;
  hasDeviceCodeClient: boolean;
  /** `Browser.isLikely`: no SSH session, a display, no container. */
  browserIsLikely: boolean;
  canAsk: boolean;
}

export interface GrantChoice {
  grant: GrantName;
  /**
   * True where `device_code` stands in for the configured grant and somebody can be asked: ask, with yes as the
   * default, and use the configured grant on a no. Where nobody can be asked, it is used and said.
   */
  offerDevice: boolean;
}

/**
 * Only the authorization code grant gives way, and only without a browser: a device code can be completed by whoever
 * is talked into entering it (RFC 8628 §5.4), so it never replaces a browser that is there.
 */
export function chooseGrant(circumstances: GrantCircumstances): GrantChoice {
  const { configured, named, hasDeviceCodeClient, browserIsLikely, canAsk } = circumstances;
  if (named !== undefined) return { grant: named, offerDevice: false };
  if (configured !== 'authorization_code' || browserIsLikely || !hasDeviceCodeClient) {
    return { grant: configured, offerDevice: false };
  }
  return { grant: 'device_code', offerDevice: canAsk };
}
