/** How the settings file spells that a secret lies in the secret store: `secret:<name>`. */
import { SecretReference } from '../core/secret-reference.ts';

/** PingOne's secrets have no colon, so none of them can be taken for a reference. */
const grammar = /^secret:([A-Za-z0-9_.:-]{1,200})$/;

export function readReference(text: string): SecretReference | undefined {
  const name = grammar.exec(text)?.[1];
  return name === undefined ? undefined : new SecretReference(name);
}

export function writeReference(reference: SecretReference): string {
  return `secret:${reference.name}`;
}
