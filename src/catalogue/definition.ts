/** A resource of PingOne as data: where it lives, what it is called, what can be done with it. No code of its own. */
import type { JsonObject } from '../core/json.ts';
import type { Column } from '../core/result.ts';
import type { NaturalKey, ResourceAddress } from '../pingone/resource-address.ts';
import type { ActionDefinition } from './action.ts';
import type { FieldDefinition } from './field.ts';
import type { GetCapabilities, ListCapabilities } from './list-options.ts';
import type { VariantSet } from './variant.ts';
import type { VerbRequests } from './verb.ts';

/** `platform` lives below `pingone`; the others at the root as well. */
export type Product = 'platform' | 'authorize' | 'credentials' | 'davinci' | 'mfa' | 'protect' | 'verify';

/** How IDs look: most are UUIDs, DaVinci's are 32 hexadecimal digits, templates and connectors have names, versions numbers. */
export type IdFormat = 'uuid' | 'hex32' | 'name' | 'integer';

/** A path parameter before the object's own, other than the environment: `{userId}` of `/users/{userId}/devices`. */
export interface ParentDefinition {
  /** Name in the path template: `userId`. */
  parameter: string;
  /** The noun it is an ID of, by its path with the product in front where it is not `platform`: `users`, `davinci flows`. */
  noun: string;
  /** Ping CLI's flag and letter. */
  flag: string;
  short?: string;
  /** Format of the parent's ID; the same as the noun's own. */
  format: IdFormat;
}

/** How one object is named by its ID. */
interface Identifier {
  /** Ping CLI's flag and letter; the handlers add `-i` where no parent has it. */
  flag: string;
  short?: string;
  format: IdFormat;
  /** Member of the record that holds the ID, where it is not `id`. */
  member?: string;
}

type ApplyRule =
  /** Finds the object by these members. The first set whose first member the body has counts; a member that both lack matches. */
  | { mode: 'upsert'; keys: readonly (readonly string[])[] }
  /** A singleton: the same as `replace`. */
  | { mode: 'replace' };

export interface ResourceDefinition<T extends JsonObject = JsonObject> extends ResourceAddress<T> {
  product: Product;
  /** Words of the command below the product: `['users', 'role-assignments']`. */
  command: readonly string[];
  /** Other spellings of the last word: Ping CLI 1.2's. */
  aliases?: readonly string[];
  /** One line for the help, without a full stop. */
  summary: string;
  /** A singleton has no list and no ID: `collection` is the path of the one object. */
  singleton?: true;
  /** In the order of the path. The environment is not among them: the template says `{environmentId}`. */
  parents: readonly ParentDefinition[];
  /** Absent for singletons and for what is only ever listed. */
  id?: Identifier;
  /** Ping CLI takes `--environment-id` here although the path has none: the flag is honoured, and not needed. */
  environmentUnused?: true;
  /** Most sign-ons see one and no more: on the way to something else it then need not be named. */
  usuallyOne?: true;
  /** Further members that name one object, tried in order after `naturalKey`: a user's email. */
  otherKeys?: readonly NaturalKey[];
  /** Requests by verb. `apply` exists where `apply` is set, `template` where `template` or `variants` is. */
  requests: VerbRequests;
  columns: readonly Column[];
  /** Flags for members of the JSON body. */
  fields: readonly FieldDefinition[];
  /**
   * Members that the body must have, dotted. For a singleton, those of its PUT. With variants these are the common
   * ones, and a variant's list is complete.
   */
  required: readonly string[];
  /** Where PUT needs others than POST. */
  requiredOnReplace?: readonly string[];
  /** Members that the server sets: dropped from bodies with a notice. `_links` and `_embedded` always are. */
  readOnly: readonly string[];
  /** Members that POST takes and PUT ignores or refuses. */
  createOnly?: readonly string[];
  /** Dotted members that are masked in every format, `[]` for each element: `radiusClients[].sharedSecret`. */
  secrets?: readonly string[];
  /**
   * Skeleton of a body. An empty text is a blank: at a required member it must be filled, elsewhere it is left out when
   * it stays blank. Everything else is fit to be sent as it stands. Absent where there is no `template` command, and
   * where `variants` hold the skeletons.
   */
  template?: JsonObject;
  variants?: VariantSet;
  apply?: ApplyRule;
  list?: ListCapabilities;
  get?: GetCapabilities;
  /** How `delete` asks. Default `ask`. */
  deletion?: 'ask' | 'type-name';
  /** What is lost with the object, for the question. */
  deletionConsequence?: string;
  /** `delete` of a singleton puts it back to its defaults. */
  deleteResets?: true;
  /** Writing `false` here cuts people off, so it asks like `delete`. */
  enabledMember?: string;
  actions: readonly ActionDefinition[];
  /** A plausible name or ID for the examples in the help: `Customers`. */
  sample: string;
  /** Rules of the API that explain refusals; each a sentence for the help. */
  notes?: readonly string[];
  /** Built-in roles that allow it, by PingOne's names; others may too. Where the reference names none, by the family of the path. */
  roles?: readonly string[];
}

/** Ties the members of a definition to the record's type. */
export function defineResource<T extends JsonObject>(
  definition: ResourceDefinition<T>,
): ResourceDefinition<T> {
  return definition;
}
