/** An action of a resource beyond the standard verbs: `rotate`, `verify`, `deploy`, `clone` … */
import type { JsonObject } from '../core/json.ts';
import type { Column } from '../core/result.ts';
import type { AnswerFormat, BodyKind } from './exchange.ts';
import type { FieldDefinition } from './field.ts';
import type { HttpMethod } from './verb.ts';

export interface ActionDefinition {
  /** Word of the command: `rotate-key`. */
  name: string;
  aliases?: readonly string[];
  /** One line for the help, without a full stop: `Rotate the client secret`. */
  summary: string;
  /** More for the help of the command itself. */
  help?: string;
  /** What it acts on: one object (the command takes its ID and its parents'), or the collection (its parents' only). */
  on: 'object' | 'collection';
  method: HttpMethod;
  /** Below the item's path (`on: 'object'`), or the collection's: `/key`; empty for the path itself. */
  suffix: string;
  /** Content-Type where it is not the usual one of the body kind: PingOne tells actions on one path apart by it. */
  mediaType?: string;
  body: BodyKind;
  /** Flags of the body. */
  fields: readonly FieldDefinition[];
  /** Members that the body must have. */
  required: readonly string[];
  /** Takes `--from-file` for the JSON body. */
  takesFile?: true;
  /** Skeleton of the JSON body, by the rules of `ResourceDefinition.template`. */
  template?: JsonObject;
  success: readonly number[];
  answer: {
    /** `record`: one object; `records`: a collection below `embedded`; `none`: no body worth showing. */
    kind: 'record' | 'records' | 'none' | 'text' | 'binary';
    embedded?: string;
    /** Columns of `records`, lines of `record`; absent: every member. */
    columns?: readonly Column[];
    /** The first is the default; with more than one the command takes `--format`. */
    formats?: readonly AnswerFormat[];
  };
  /** The answer shows a secret this once, so it is not masked. */
  showsSecret?: true;
  /** Asks before it acts, because something is lost or stops working. */
  confirmation: 'none' | 'ask' | 'type-name';
  /** What is lost, for the question: `Tokens signed with the old key stop working.` */
  consequence?: string;
  /** What `meta.effect` says when it succeeded. */
  effect: 'read' | 'created' | 'updated' | 'deleted' | 'none';
  /** What was done, for the message, without a full stop: `Rotated the client secret`. */
  done: string;
  /** Ping CLI 1.5 lacks the action. */
  ours?: true;
}
