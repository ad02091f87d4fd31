/** The kinds of bodies that requests carry and answers have, beyond plain JSON objects. */

export type BodyKind =
  /** `application/json`, or the action's media type. */
  | 'json'
  /** Nothing at all. */
  | 'none'
  /** The literal `{}`. */
  | 'empty-object'
  /** `multipart/form-data`: fields of type `file` are file parts, the others text parts. */
  | 'multipart'
  /** The bytes of the one file, with its own media type and its name in Content-Disposition. */
  | 'raw-image';

/** An answer in another format, chosen with `--format <name>`. */
export interface AnswerFormat {
  /** Word on the command line: `PEM`. */
  name: string;
  /** Media type for Accept. */
  accept: string;
  kind: 'text' | 'binary';
}
