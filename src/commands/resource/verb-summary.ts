/** What a verb does to a resource, in one line: the tree says it before the definition is there, and the command after. */
import type { Noun } from '../../catalogue/noun.ts';
import type { Verb } from '../../catalogue/verb.ts';
import { withArticle } from './subject.ts';

type Named = Pick<Noun, 'singular' | 'plural' | 'singleton' | 'deleteResets'>;

/** `the branding settings`, `a user`. */
export function nameOne({ singular, singleton }: Pick<Named, 'singular' | 'singleton'>): string {
  return singleton ? `the ${singular}` : withArticle(singular);
}

const summaries: Readonly<Record<Verb, (named: Named) => string>> = {
  list: ({ plural }) => `List ${plural}`,
  get: (named) => `Show ${nameOne(named)}`,
  create: (named) => `Create ${nameOne(named)}`,
  replace: (named) => `Replace ${nameOne(named)} as a whole`,
  patch: (named) => `Change some members of ${nameOne(named)}`,
  apply: (named) =>
    named.singleton ? `Make ${nameOne(named)} what the body says` : `Create or replace ${nameOne(named)}`,
  delete: (named) =>
    named.deleteResets ? `Reset ${nameOne(named)} to its defaults` : `Delete ${nameOne(named)}`,
  template: (named) => `Print the body of ${nameOne(named)} to fill in`,
};

export function summarizeVerb(verb: Verb, named: Named): string {
  return summaries[verb](named);
}
