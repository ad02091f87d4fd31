/** What a write answers: the object as PingOne has it now, secrets masked, and one line that names it. */
import type { ResourceDefinition } from '../../catalogue/definition.ts';
import type { JsonObject } from '../../core/json.ts';
import type { CommandResult, ResultMeta, Warning } from '../../core/result.ts';
import { type GivenFlags, isOn } from './given.ts';
import { idOf, labelOf } from './natural-key.ts';
import { maskSecrets } from './secrets.ts';
import { withArticle } from './subject.ts';

export interface WriteOutcome {
  /** `Created`, `Replaced`. */
  done: string;
  action: string;
  effect: NonNullable<ResultMeta['effect']>;
  /** Undefined where the answer has no body. */
  record: JsonObject | undefined;
  /** The object as it was named, where the answer does not say. */
  label?: string;
  showsSecret?: boolean | undefined;
  warnings?: Warning[];
}

/** `the population 'Contractors' (1f2e…)`; a singleton has neither name nor ID. */
export function describeObject(
  definition: ResourceDefinition,
  record: JsonObject | undefined,
  fallback = '',
): string {
  const { singular, singleton } = definition;
  if (singleton) return `the ${singular}`;
  const id = record === undefined ? '' : idOf(definition, record);
  const label = record === undefined ? fallback : labelOf(definition, record) || fallback;
  if (label === '') return `${withArticle(singular)}`;
  return label === id || id === '' ? `the ${singular} '${label}'` : `the ${singular} '${label}' (${id})`;
}

export function writeResult(
  definition: ResourceDefinition,
  flags: GivenFlags,
  { done, action, effect, record, label, showsSecret, warnings }: WriteOutcome,
): CommandResult {
  const message = `${done} ${describeObject(definition, record, label)}`;
  const meta = { resource: definition.singular, action, effect };
  const base = { message, meta, ...(warnings?.length ? { warnings } : {}) };
  if (record === undefined) return { kind: 'done', ...base };
  const isShown = showsSecret === true || isOn(flags, 'reveal');
  return { kind: 'record', record: isShown ? record : maskSecrets(definition, record), ...base };
}
