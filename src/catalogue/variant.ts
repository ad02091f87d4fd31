/** Kinds of one resource whose bodies differ, told apart by a member: an OIDC, a SAML, a WS-Federation application. */
import type { JsonObject } from '../core/json.ts';
import type { Verb } from './verb.ts';

export interface VariantSet {
  /** Dotted member that says which variant a body is; absent where the variants are of a verb each (`keys`). */
  discriminator?: string;
  /** The first is the default of `--template-type`. */
  variants: readonly Variant[];
}

interface Variant {
  /** Word of `--template-type`: `oidc`. */
  type: string;
  /** Values of the discriminator that this variant serves; the template holds the first. */
  values: readonly string[];
  /** The verb whose body it is, where the variants are of a verb each. */
  verb?: Verb;
  /** Members that create must have; all of them, not only those beyond the common ones. */
  required: readonly string[];
  /** By the rules of `ResourceDefinition.template`. */
  template: JsonObject;
}
