/**
 * Which built-in administrator roles allow to give which others, by the names that the API has for them (pingone-api §6).
 * The API tells it of custom roles only.
 */
const organizationAdmin = 'Organization Admin';
const environmentAdmin = 'Environment Admin';

type Assignable = readonly string[] | 'all but Organization Admin';

/** A role that is not here allows to assign none. */
const assignable: Readonly<Record<string, Assignable>> = {
  [organizationAdmin]: [environmentAdmin],
  [environmentAdmin]: 'all but Organization Admin',
  'Identity Data Admin': ['Identity Data Admin', 'Identity Data Read Only', 'Help Desk Admin'],
  'DaVinci Admin': ['DaVinci Admin', 'DaVinci Admin Read Only'],
  'Advanced Identity Cloud Super Admin': [
    'Advanced Identity Cloud Super Admin',
    'Advanced Identity Cloud Tenant Admin',
  ],
};

/** What the holder of a role may give to others, for a person: names, `all but …`, `none`. */
export function describeAssignable(role: string): string {
  const names = assignable[role];
  return typeof names === 'string' ? names : (names?.join(', ') ?? 'none');
}

/** The built-in roles whose holders may assign a built-in one. */
export function assignersOf(role: string): string[] {
  return Object.entries(assignable).flatMap(([holding, names]) => {
    const may = typeof names === 'string' ? role !== organizationAdmin : names.includes(role);
    return may ? [holding] : [];
  });
}
