/** The nouns of this product, made from its data files by `npm run nouns`. */
import type { Noun } from '../noun.ts';

export const protectNouns: readonly Noun[] = [
  {
    product: 'protect',
    path: ['risk-policy-sets'],
    singular: 'risk policy',
    plural: 'risk policies',
    summary: 'Risk policies: how predictors add up to a risk level',
    verbs: ['list', 'get', 'create', 'replace', 'apply', 'delete', 'template'],
    load: async () => (await import('./risk-policy-sets.ts')).riskPolicySets,
  },
  {
    product: 'protect',
    path: ['risk-predictors'],
    singular: 'risk predictor',
    plural: 'risk predictors',
    summary: 'Predictors that risk policies weigh',
    verbs: ['list', 'get', 'create', 'replace', 'apply', 'delete', 'template'],
    load: async () => (await import('./risk-predictors.ts')).riskPredictors,
  },
];
