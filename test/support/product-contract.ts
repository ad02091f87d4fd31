/** A request held against the published contract of its product: the first file that knows the path decides. */
import type { Product } from '../../src/catalogue/definition.ts';
import { type Contract, loadContract } from './openapi-contract.ts';

const official = 'pingone-official-goclient.openapi.yaml';
const community = 'pingone-management.openapi.yaml';

/** The files that know a product's paths; the vendor's own first. */
const filesOf: Readonly<Record<Product, readonly string[]>> = {
  platform: [official, community],
  davinci: [official],
  authorize: ['pingone-authorize.openapi.yaml', community],
  credentials: ['pingone-credentials.openapi.yaml'],
  mfa: ['pingone-mfa.openapi.yaml'],
  protect: ['pingone-risk.openapi.yaml'],
  verify: ['pingone-verify.openapi.yaml'],
};

const loaded = new Map<string, Contract | undefined>();

function contractOf(file: string): Contract | undefined {
  if (!loaded.has(file)) loaded.set(file, loadContract(file));
  return loaded.get(file);
}

/** Whether the contract files lie beside the repository. */
export function hasContracts(): boolean {
  return contractOf(community) !== undefined;
}

export const unknownPath = /^the contract has no /;

/** Problems; empty where the request satisfies the contract. */
export function checkProductRequest(
  product: Product,
  method: string,
  path: string,
  body?: unknown,
): readonly string[] {
  const answers = filesOf[product].map(
    (file) => contractOf(file)?.checkRequest({ method, path, body }) ?? ['the contract files are not here'],
  );
  return (
    answers.find((problems) => !problems.some((problem) => unknownPath.test(problem))) ?? answers[0] ?? []
  );
}
