/** What completion has a second pingcli look up, as the words of its command line. */
import { isUuid } from '../../core/uuid.ts';
import type { SettingsLine } from './line-settings.ts';

export interface Lookup extends SettingsLine {
  noun: string;
  /** Where they are looked for; for nouns above all environments it counts for nothing. */
  environmentId: string;
}

export function lookupWords({ noun, environmentId, profile = '', config = '' }: Lookup): string[] {
  return ['completion', 'look-up', noun, environmentId, profile, config];
}

/** @param words - Behind `completion look-up`. Undefined where they are none. */
export function lookupOf([noun, environmentId, profile, config]: readonly string[]): Lookup | undefined {
  if (noun === undefined || environmentId === undefined || !isUuid(environmentId)) return undefined;
  return { noun, environmentId, profile: profile || undefined, config: config || undefined };
}
