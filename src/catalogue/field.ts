/** One value of a body that has a flag of its own: how it is written on the command line, where it goes in the body. */
import type { JsonValue } from '../core/json.ts';
import type { Verb } from './verb.ts';

export type FieldType =
  | 'boolean'
  | 'text'
  | 'integer'
  | 'number'
  /** Repeatable, and comma separated; an array of texts in the body. */
  | 'list'
  /** ISO 8601 (RFC 3339) time. */
  | 'time'
  /** Path of a file, `-` for stdin: its text in a JSON body, a part of its own in a multipart body. */
  | 'file';

export interface FieldDefinition {
  /** Long flag without the dashes: `population-id`. Ping CLI 1.5's name wherever it has one. */
  flag: string;
  short?: string;
  /** Further spelling of the flag, honoured and not shown: `population`. */
  alias?: string;
  /** Dotted path in the body: `population.id`. A list at `scopes[].id` becomes an array of objects, one for each value. */
  member: string;
  type: FieldType;
  /** One line for the help, without a full stop. */
  help: string;
  /** The values that the API accepts, of each element for a list. Only where the set is closed; an open one is told in `help`. */
  choices?: readonly string[];
  /** Smallest and largest number. */
  minimum?: number;
  maximum?: number;
  /** The noun whose objects are meant: the flag takes a name as well as an ID. Words as in `Noun.path`, joined by blanks. */
  refers?: string;
  /** Verbs that take the field where not all of create, replace, patch and apply do. */
  only?: readonly Verb[];
  /** Never from argv: asked for, or `--<flag>-stdin`, `--<flag>-file`. */
  secret?: true;
  /** Ping CLI 1.5 has no such flag. */
  ours?: true;
  /** A plausible value for the examples in the help. */
  sample?: JsonValue;
}
