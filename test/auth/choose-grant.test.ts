import { expect, it } from 'vitest';
import { chooseGrant, type GrantCircumstances } from '../../src/auth/choose-grant.ts';
import { grantNames } from '../../src/core/grant.ts';

const atADesk: GrantCircumstances = {
  configured: 'authorization_code',
  hasDeviceCodeClient: true,
  browserIsLikely: true,
  canAsk: true,
};

it('SEC-35 uses the configured grant where a browser is likely', () => {
  for (const configured of grantNames) {
    expect(chooseGrant({ ...atADesk, configured })).toEqual({ grant: configured, offerDevice: false });
  }
});

it('SEC-35 offers the device code grant where no browser is likely and somebody can be asked', () => {
  expect(chooseGrant({ ...atADesk, browserIsLikely: false })).toEqual({
    grant: 'device_code',
    offerDevice: true,
  });
});

it('SEC-35 uses the device code grant where no browser is likely and nobody can be asked', () => {
  expect(chooseGrant({ ...atADesk, browserIsLikely: false, canAsk: false })).toEqual({
    grant: 'device_code',
    offerDevice: false,
  });
});

it('SEC-35 stays with the authorization code grant where the profile has no device code client', () => {
  expect(chooseGrant({ ...atADesk, browserIsLikely: false, hasDeviceCodeClient: false })).toEqual({
    grant: 'authorization_code',
    offerDevice: false,
  });
});

it('SEC-35 never replaces the other grants', () => {
  for (const configured of ['device_code', 'client_credentials'] as const) {
    expect(chooseGrant({ ...atADesk, configured, browserIsLikely: false })).toEqual({
      grant: configured,
      offerDevice: false,
    });
  }
});

it('SEC-35 never replaces a grant that was named', () => {
  for (const named of grantNames) {
    for (const browserIsLikely of [true, false]) {
      expect(chooseGrant({ ...atADesk, named, browserIsLikely })).toEqual({
        grant: named,
        offerDevice: false,
      });
    }
  }
});
