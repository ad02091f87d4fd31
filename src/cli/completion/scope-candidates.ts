/** Where a role may hold, as `--scope` takes it: a kind, then behind a colon what is known of it. */
import { isScopeKind, scopeKinds } from '../../commands/roles/scope-kinds.ts';
import type { Candidate, NameSource } from './candidates.ts';

/** Of an organization there is one, so its word says all. */
function kindCandidates(): Candidate[] {
  return Object.keys(scopeKinds).map((kind) =>
    kind === 'organization' ? { value: kind } : { value: `${kind}:`, isOpen: true },
  );
}

/** `environment:D`, `population:C` in the environment of the line, `population:Dev/C` in another one. */
export async function scopeCandidates(typed: string, names: NameSource): Promise<Candidate[]> {
  const colon = typed.indexOf(':');
  if (colon === -1) return kindCandidates();
  const kind = typed.slice(0, colon).toLowerCase();
  if (!isScopeKind(kind) || kind === 'organization') return [];
  const isInside = kind !== 'environment';
  const slash = isInside ? typed.indexOf('/', colon) : -1;
  const before = typed.slice(0, Math.max(colon, slash) + 1);
  const environment = slash === -1 ? undefined : typed.slice(colon + 1, slash);
  const objects = await names.objects(scopeKinds[kind].noun, typed.slice(before.length), false, environment);
  return (
    objects
      // The first slash ends the name of an environment.
      .filter(({ value }) => !isInside || slash !== -1 || !value.includes('/'))
      .map((each) => ({ ...each, value: `${before}${each.value}` }))
  );
}
