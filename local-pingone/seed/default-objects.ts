/** Creates the objects that come with every environment, for the seed and for `POST /environments` alike. */
import type { Document, DocumentStore } from '../store.ts';
import { defaultObjects } from './default-object-list.ts';

/**
 * Writes the default objects of one environment.
 * @param newId gives an id for a name that is unique within the environment
 */
export function createDefaultObjects(
  store: DocumentStore,
  environmentId: string,
  at: string,
  newId: (name: string) => string,
): void {
  defaultObjects.forEach((object, index) => {
    const id = object.id ?? newId(`${object.collection}:${index}`);
    const path = `environments/${environmentId}/${object.collection}/${id}`;
    const common: Document = { environment: { id: environmentId }, createdAt: at, updatedAt: at };
    store.put(path, { id, ...common, ...object.document });
    object.beneath?.forEach((child, childIndex) => {
      const childId = newId(`${object.collection}:${index}:${child.collection}:${childIndex}`);
      store.put(`${path}/${child.collection}/${childId}`, { id: childId, ...common, ...child.document });
    });
  });
}
