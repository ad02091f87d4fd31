/** The nouns of this product, made from its data files by `npm run nouns`. */
import type { Noun } from '../noun.ts';

export const verifyNouns: readonly Noun[] = [
  {
    product: 'verify',
    path: ['policies'],
    aliases: ['verify-policies'],
    singular: 'verification policy',
    plural: 'verification policies',
    summary: 'How users prove who they are',
    verbs: ['list', 'get', 'create', 'replace', 'apply', 'delete', 'template'],
    load: async () => (await import('./policies.ts')).policies,
  },
];
