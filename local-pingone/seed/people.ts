/** Names for seeded users: plain and awkward ones, so that tables and filters meet both. */

const givenNames = [
  'Ada',
  'Björn',
  'Chloé',
  'Dmitri',
  'Elif',
  'Fatima',
  'Grace',
  'Hiroshi',
  'Inés',
  'Jan',
  'Kirsten',
  'Liam',
  'Maja',
  'Noor',
  'Olga',
  'Pedro',
  'Quinn',
  'Rosa',
  'Søren',
  'Tariq',
  'Una',
  'Viktor',
  'Wanda',
  'Ximena',
  'Yusuf',
  'Zoë',
] as const;

const familyNames = [
  'Lindqvist',
  "O'Brien",
  'Müller',
  'Yamada',
  'de la Cruz',
  'Novák',
  'Schmidt',
  'Okafor',
  'Rossi',
  'Andersen',
  'Kowalska',
  'Haddad',
  'Smith',
] as const;

export interface Person {
  username: string;
  email: string;
  given: string;
  family: string;
}

/** The person with a running number; two numbers never give the same user name. */
export function person(index: number): Person {
  const given = givenNames[index % givenNames.length] ?? 'Ada';
  const family =
    familyNames[(index * 5 + Math.floor(index / givenNames.length)) % familyNames.length] ?? 'Smith';
  const plain = `${given}.${family}`
    .normalize('NFD')
    .replaceAll(/[^A-Za-z.]/g, '')
    .toLowerCase();
  const username = index < givenNames.length ? plain : `${plain}${Math.floor(index / givenNames.length) + 1}`;
  return { username, email: `${username}@example.com`, given, family };
}
