/** Derives the fixed UUIDs of seeded objects from their names, so that every start gives the same ones. */
import { createHash } from 'node:crypto';

/** A version-5-shaped UUID: the same name always gives the same one. */
export function stableId(name: string): string {
  const digest = createHash('sha1').update(`local-pingone:${name}`).digest('hex');
  const variant = ((Number.parseInt(digest.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `5${digest.slice(13, 16)}`,
    `${variant}${digest.slice(18, 20)}`,
    digest.slice(20, 32),
  ].join('-');
}
