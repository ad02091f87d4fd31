/**
 * How a value lies in items of limited size: a manifest under the value's own name, and numbered chunks beside it
 * when it does not fit. Pure; apart from the store so that every torn state can be tested.
 *
 * Windows takes 2,560 bytes an item and stores passwords as UTF-16: 1,280 units (measured in public reports, SEC-63).
 */
import { createHash } from 'node:crypto';
import { isRecord, numberAt, textAt } from '../../core/json.ts';

/** UTF-16 units that one item takes on Windows: 2,400 bytes, a little under its limit. */
export const windowsItemLimit = 1_200;

/** Chunks of the value before stay readable until the manifest names the other generation. */
export type Generation = 'a' | 'b';
export const generations: readonly Generation[] = ['a', 'b'];

/** A value in one item has no digest: a keychain replaces an item whole, and node:crypto takes 5 ms to load. */
export type Manifest = { value: string } | { digest: string; generation: Generation; count: number };

const version = 1;

function digestOf(value: string): string {
  return createHash('sha256').update(value).digest('base64url');
}

export function chunkName(name: string, generation: Generation, index: number): string {
  return `${name}#${generation}${index}`;
}

export function otherGeneration(manifest: Manifest | undefined): Generation {
  return manifest !== undefined && 'generation' in manifest && manifest.generation === 'a' ? 'b' : 'a';
}

/** @param limit UTF-16 units an item takes; undefined where any size will do. */
export function layOut(
  value: string,
  generation: Generation,
  limit: number | undefined,
): { manifest: string; chunks: string[] } {
  const whole = JSON.stringify({ version, value });
  if (limit === undefined || whole.length <= limit) return { manifest: whole, chunks: [] };
  // Base64 is ASCII: a chunk border cannot split a character, and one unit is two bytes everywhere.
  const encoded = Buffer.from(value).toString('base64url');
  const chunks: string[] = [];
  for (let start = 0; start < encoded.length; start += limit)
    chunks.push(encoded.slice(start, start + limit));
  const digest = digestOf(value);
  return { manifest: JSON.stringify({ version, digest, generation, count: chunks.length }), chunks };
}

/** `undefined` for what pingcli did not write, or wrote in another version. */
export function readManifest(text: string): Manifest | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(parsed) || parsed.version !== version) return undefined;
  const value = textAt(parsed, 'value');
  if (value !== undefined) return { value };
  const digest = textAt(parsed, 'digest');
  if (digest === undefined) return undefined;
  const generation = generations.find((one) => one === parsed.generation);
  const count = numberAt(parsed, 'count');
  if (generation === undefined || count === undefined || !Number.isInteger(count)) return undefined;
  return count > 0 && count < 10_000 ? { digest, generation, count } : undefined;
}

/** The value, or undefined when a chunk is missing or belongs to another value. */
export function assemble(manifest: Manifest, chunks: readonly (string | undefined)[]): string | undefined {
  if ('value' in manifest) return manifest.value;
  if (chunks.length !== manifest.count || chunks.includes(undefined)) return undefined;
  const value = Buffer.from(chunks.join(''), 'base64url').toString();
  return digestOf(value) === manifest.digest ? value : undefined;
}
