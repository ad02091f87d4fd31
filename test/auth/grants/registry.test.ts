import { describe, expect, it } from 'vitest';
import { loadGrant } from '../../../src/auth/grants/registry.ts';
import { grantNames } from '../../../src/core/grant.ts';

describe('loadGrant', () => {
  it.each(grantNames)('loads the grant %s by its name', async (name) => {
    const grant = await loadGrant(name);
    expect(grant.name).toBe(name);
    expect(grant.interactive).toBe(name !== 'client_credentials');
  });
});
