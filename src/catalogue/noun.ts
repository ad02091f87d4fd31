/** A noun of the command tree: enough for help and routing; its definition is loaded when one of its commands runs. */
import type { Product, ResourceDefinition } from './definition.ts';
import type { Verb } from './verb.ts';

/** An action as the tree shows it; its flags and its request are in the definition. */
export interface NounAction {
  name: string;
  aliases?: readonly string[];
  summary: string;
}

export interface Noun {
  product: Product;
  /** Words of the command below the product: `['users', 'role-assignments']`. */
  path: readonly string[];
  /** Other spellings of the last word: Ping CLI 1.2's. */
  aliases?: readonly string[];
  singular: string;
  plural: string;
  /** One line for the help, without a full stop. */
  summary: string;
  verbs: readonly Verb[];
  actions?: readonly NounAction[];
  /** A singleton's summaries speak of the one object. */
  singleton?: true;
  /** `delete` puts it back to its defaults. */
  deleteResets?: true;
  load(): Promise<ResourceDefinition>;
}

/** How one noun names another: `users`, `davinci flows`. */
export function nounName(noun: { product: Product; path: readonly string[] }): string {
  return (noun.product === 'platform' ? noun.path : [noun.product, ...noun.path]).join(' ');
}
