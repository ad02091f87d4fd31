/** Reads a request path as PingOne's grammar: nouns and ids in turn, with singletons and grouping segments between. */
import { groupingSegments, singletonFor } from './singleton-rules.ts';

export interface Target {
  kind: 'collection' | 'item' | 'singleton';
  /** Store path: without the leading `/v1/`. */
  path: string;
  /** The path without its ids, the key of the rule tables. */
  shape: string;
  /** Store paths of the objects this one lies in, outermost first, without itself. */
  parents: readonly string[];
  /** Of a collection or item. */
  collection: string;
  /** The last id of an item. */
  id?: string;
  environmentId?: string;
}

const noun = /^[a-z][A-Za-z0-9]*$/;
const roots: readonly string[] = ['environments', 'organizations', 'roles'];

/** Undefined where no PingOne path has this form. */
export function parseTarget(pathname: string): Target | undefined {
  const [empty, version, ...segments] = pathname.split('/');
  if (empty !== '' || version !== 'v1' || segments.length === 0 || segments.includes('')) return undefined;
  const decoded = segments.map(decode);
  const [root] = decoded;
  if (root === undefined || !roots.includes(root) || decoded.includes('')) return undefined;

  const parents: string[] = [];
  const nouns: string[] = [];
  let path = '';
  let target: Target | undefined;
  for (let index = 0; index < decoded.length; ) {
    const segment = decoded[index];
    if (segment === undefined || !noun.test(segment)) return undefined;
    if (target?.kind === 'item') parents.push(target.path);
    nouns.push(segment);
    path = path === '' ? segment : `${path}/${segment}`;
    const shape = nouns.join('/');
    index += 1;
    if (groupingSegments.includes(shape)) {
      target = undefined;
      if (index === decoded.length) return undefined;
      continue;
    }
    if (singletonFor(shape) !== undefined) {
      target = { kind: 'singleton', path, shape, parents: [...parents], collection: path };
      continue;
    }
    target = { kind: 'collection', path, shape, parents: [...parents], collection: path };
    const id = decoded[index];
    if (id !== undefined) {
      const collection = path;
      path = `${path}/${id}`;
      target = { kind: 'item', path, shape, parents: [...parents], collection, id };
      index += 1;
    }
  }
  const environmentId = root === 'environments' ? decoded[1] : undefined;
  return target === undefined || environmentId === undefined ? target : { ...target, environmentId };
}

function decode(segment: string): string {
  try {
    const decoded = decodeURIComponent(segment);
    // An encoded slash must not reach another document.
    return decoded.includes('/') ? '' : decoded;
  } catch {
    return '';
  }
}
