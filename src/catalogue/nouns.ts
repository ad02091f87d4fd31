/** The nouns of the catalogue, product by product, in the order of the help. */
import { authorizeNouns } from './authorize/nouns.ts';
import { credentialsNouns } from './credentials/nouns.ts';
import { davinciNouns } from './davinci/nouns.ts';
import type { Product } from './definition.ts';
import { mfaNouns } from './mfa/nouns.ts';
import { type Noun, nounName } from './noun.ts';
import { platformNouns } from './pingone/nouns.ts';
import { protectNouns } from './protect/nouns.ts';
import { verifyNouns } from './verify/nouns.ts';

export const nounsByProduct: Readonly<Record<Product, readonly Noun[]>> = {
  platform: platformNouns,
  authorize: authorizeNouns,
  credentials: credentialsNouns,
  davinci: davinciNouns,
  mfa: mfaNouns,
  protect: protectNouns,
  verify: verifyNouns,
};

export const products: Readonly<Record<Exclude<Product, 'platform'>, string>> = {
  authorize: 'PingOne Authorize: API servers, application roles and permissions',
  credentials: 'PingOne Credentials: credential types, issuance and digital wallets',
  davinci: 'PingOne DaVinci: flows, connectors, applications and variables',
  mfa: 'PingOne MFA: device and FIDO2 policies, settings and devices',
  protect: 'PingOne Protect: risk policies and predictors',
  verify: 'PingOne Verify: verification policies',
};

/** A noun by the name that `ParentDefinition.noun` and `FieldDefinition.refers` use. */
export function findNoun(name: string): Noun | undefined {
  return Object.values(nounsByProduct)
    .flat()
    .find((noun) => nounName(noun) === name);
}
