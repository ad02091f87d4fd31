/** What a role can hold at: the word people write, the API's type, and the noun of the objects. Data alone, for completion too. */
export const scopeKinds = {
  organization: { type: 'ORGANIZATION', noun: 'organizations' },
  environment: { type: 'ENVIRONMENT', noun: 'environments' },
  population: { type: 'POPULATION', noun: 'populations' },
  application: { type: 'APPLICATION', noun: 'applications' },
} as const;

export type ScopeKind = keyof typeof scopeKinds;

export function isScopeKind(word: string): word is ScopeKind {
  return Object.hasOwn(scopeKinds, word);
}
