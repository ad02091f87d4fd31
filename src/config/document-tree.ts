/**
 * Walks and changes the mappings of a settings document by dotted key, without regard to case. Apart because profiles,
 * the top level and the migration all work on the same tree.
 */
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Pair,
  Scalar,
  type YAMLMap,
} from 'yaml';
import { configurationError } from '../core/errors.ts';
import type { ParsedSettings } from './settings-text.ts';
import type { DocumentContent } from './settings-view.ts';

export type NewContent = string | number | boolean | readonly string[];
type Mapping = YAMLMap<unknown, unknown>;

/** The text of a key or a plain value: `1.10` stays `1.10`, whatever number it is. */
export function textOf(node: unknown): string | undefined {
  if (!isScalar(node) || node.value === null) return undefined;
  return node.source ?? String(node.value);
}

function keyOf(pair: Pair<unknown, unknown>): string {
  return textOf(pair.key) ?? '';
}

function follow(document: Document, node: unknown): unknown {
  return isAlias(node) ? node.resolve(document) : node;
}

/** Pairs whose key is the word, the exact spelling first: files of old versions can hold both `pingone` and `pingOne`. */
function pairsOf(map: Mapping, word: string): Pair<unknown, unknown>[] {
  const wanted = word.toLowerCase();
  const found = map.items.filter((pair) => isPair(pair) && keyOf(pair).toLowerCase() === wanted);
  return found.sort((a, b) => Number(keyOf(b) === word) - Number(keyOf(a) === word));
}

/** The first node at the path that is there and not null. */
export function nodeAt(document: Document, from: unknown, path: readonly string[]): unknown {
  const node = follow(document, from);
  const [word, ...rest] = path;
  if (word === undefined) return isScalar(node) && node.value === null ? undefined : node;
  if (!isMap(node)) return undefined;
  for (const pair of pairsOf(node, word)) {
    const found = nodeAt(document, pair.value, rest);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A scalar's text or a sequence's texts; undefined for anything else. */
export function contentOf(document: Document, node: unknown): DocumentContent | undefined {
  const target = follow(document, node);
  if (isSeq(target)) {
    return target.items.map((item) => textOf(follow(document, item)) ?? '').filter((item) => item !== '');
  }
  return textOf(target);
}

/** Pairs of a mapping with their keys as the file spells them. */
export function entriesOf(
  document: Document,
  node: unknown,
): { name: string; key: unknown; value: unknown }[] {
  const map = follow(document, node);
  if (!isMap(map)) return [];
  return map.items.map((pair) => ({
    name: keyOf(pair),
    key: pair.key,
    value: follow(document, pair.value),
  }));
}

/** Sets the value at the path, making mappings on the way and keeping comments. */
export function setAt(
  settings: ParsedSettings,
  from: Mapping,
  path: readonly string[],
  value: NewContent,
): void {
  const [word, ...rest] = path;
  if (word === undefined) return;
  const pair = deepest(settings.document, from, path);
  if (pair === undefined) {
    // An empty profile stands in the file as {}; what comes into it is easier to read line by line.
    if (from.items.length === 0) from.flow = false;
    const inner = rest.reduceRight<unknown>((tree, key) => ({ [key]: tree }), value);
    from.items.push(settings.document.createPair(word, inner));
    return;
  }
  if (rest.length === 0) {
    pair.value = replacement(settings.document, pair.value, value);
    return;
  }
  if (isAlias(pair.value)) throw behindAlias(settings, pair.value);
  if (isMap(pair.value)) {
    setAt(settings, pair.value, rest, value);
    return;
  }
  if (isScalar(pair.value) && pair.value.value !== null) throw notMapping(settings, pair.value, word);
  pair.value = settings.document.createNode(
    rest.reduceRight<unknown>((tree, key) => ({ [key]: tree }), value),
  );
}

/** Of several spellings of the same key, the one that already holds the value, so that the change is what is read back. */
function deepest(document: Document, map: Mapping, [word = '', ...rest]: readonly string[]) {
  const pairs = pairsOf(map, word);
  return pairs.find((pair) => nodeAt(document, pair.value, rest) !== undefined) ?? pairs[0];
}

function replacement(document: Document, old: unknown, value: NewContent): unknown {
  const node = document.createNode(value);
  if (isNode(old) && isNode(node)) {
    if (old.comment != null) node.comment = old.comment;
    if (old.commentBefore != null) node.commentBefore = old.commentBefore;
    if (old.spaceBefore) node.spaceBefore = true;
  }
  if (isScalar(old) && isScalar(node) && typeof old.value === 'string' && typeof node.value === 'string') {
    if (old.type === Scalar.QUOTE_SINGLE || old.type === Scalar.QUOTE_DOUBLE) node.type = old.type;
  }
  return node;
}

/**
 * Removes every spelling of the path, and mappings that became empty by it.
 * @param kind `scalar` leaves mappings and sequences at the path where they are.
 * @returns whether anything was there.
 */
export function deleteAt(
  settings: ParsedSettings,
  from: Mapping,
  path: readonly string[],
  kind: 'any' | 'scalar' = 'any',
): boolean {
  const [word, ...rest] = path;
  if (word === undefined) return false;
  let removed = false;
  for (const pair of pairsOf(from, word)) {
    if (rest.length === 0) {
      if (kind === 'scalar' && !isScalar(follow(settings.document, pair.value))) continue;
      from.items.splice(from.items.indexOf(pair), 1);
      removed = true;
      continue;
    }
    if (isAlias(pair.value) && nodeAt(settings.document, pair.value, rest) !== undefined) {
      throw behindAlias(settings, pair.value);
    }
    if (!isMap(pair.value) || !deleteAt(settings, pair.value, rest, kind)) continue;
    removed = true;
    if (pair.value.items.length === 0) from.items.splice(from.items.indexOf(pair), 1);
  }
  return removed;
}

function behindAlias({ file, place }: ParsedSettings, node: unknown) {
  return configurationError(
    `The settings file ${file} has an alias at ${place(node)}, and a change behind it would change other profiles too.`,
    'Make the change in an editor.',
  );
}

function notMapping({ file, place }: ParsedSettings, node: unknown, word: string) {
  return configurationError(
    `The settings file ${file} has a single value under '${word}' at ${place(node)}, where settings should follow.`,
    'Correct it in an editor.',
  );
}
