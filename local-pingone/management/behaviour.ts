/** The points at which a collection may do more than the generic operations. */
import type { Document } from '../store.ts';
import type { ErrorDetail } from './api-error.ts';
import type { Call } from './call.ts';

export interface Behaviour {
  /** Complaints beyond the collection's rules. `existing` is set for a replace or merge. */
  check?(call: Call, body: Document, existing?: Document): ErrorDetail[];
  /** Changes a new document before it is stored. */
  complete?(call: Call, document: Document): Document;
  /** After the document has been stored; what it answers is added to the 201 only. */
  created?(call: Call, path: string, document: Document): Document | undefined;
  /** Throws where the object must stay. */
  removing?(call: Call, path: string, document: Document): void;
  removed?(call: Call, path: string): void;
}
