/** The nouns of the catalogue: enough for help and routing; a definition is loaded when one of its commands runs. */
import type { ResourceDefinition } from './definition.ts';

export type Verb = 'list' | 'get';

export interface Noun {
  /** Word of the command below `pingone`. */
  name: string;
  singular: string;
  plural: string;
  summary: string;
  verbs: readonly Verb[];
  load(): Promise<ResourceDefinition>;
}

export const pingOneNouns: readonly Noun[] = [
  {
    name: 'environments',
    singular: 'environment',
    plural: 'environments',
    summary: 'Environments of the organization',
    verbs: ['list', 'get'],
    load: async () => (await import('./pingone/environments.ts')).environments,
  },
];
