/** A password that nobody has to think up: strong, within a policy's rules, and fit to be read out and pasted. */

export interface PasswordRules {
  least: number;
  most: number;
  /** Sets of characters of which so many are needed. */
  groups: readonly { characters: string; least: number }[];
  /** How often a character may stand in a row; undefined: any number of times. */
  repeated: number | undefined;
  /** How many different characters are needed. */
  unique: number;
}

/** What is not mixed up when it is read, and what neither a shell nor a double click takes apart. */
const comfortable = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789-_.~@%+=';
const letters = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
/** 20 of 57 characters: 116 bits. */
const length = 20;
const attempts = 100;

type RandomBytes = (count: number) => Uint8Array;

/** Uniform in [0, below): bytes that would favour the small numbers are thrown away. */
function randomBelow(below: number, randomBytes: RandomBytes): number {
  const end = 256 - (256 % below);
  for (;;) {
    const [byte = end] = randomBytes(1);
    if (byte < end) return byte % below;
  }
}

function pick(characters: string, randomBytes: RandomBytes): string {
  const all = [...characters];
  return all[randomBelow(all.length, randomBytes)] ?? '';
}

function shuffle(characters: string[], randomBytes: RandomBytes): string {
  const left = [...characters];
  let shuffled = '';
  while (left.length > 0) shuffled += left.splice(randomBelow(left.length, randomBytes), 1)[0] ?? '';
  return shuffled;
}

function withinRules(password: string, { repeated, unique }: PasswordRules): boolean {
  const isRepeated = repeated !== undefined && new RegExp(`(.)\\1{${repeated}}`, 'u').test(password);
  return !isRepeated && new Set(password).size >= unique;
}

/** The comfortable ones of a group; all of them where it has none. */
function charactersOf(group: string): string {
  const some = [...group].filter((character) => comfortable.includes(character)).join('');
  return some === '' ? group : some;
}

export function generatePassword(rules: PasswordRules, randomBytes: RandomBytes): string {
  const needed = rules.groups.flatMap(({ characters, least }) =>
    Array.from({ length: least }, () => charactersOf(characters)),
  );
  const size = Math.max(Math.min(Math.max(length, rules.least), rules.most), needed.length);
  let spare: string | undefined;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const rest = Array.from({ length: size - needed.length }, () => letters);
    const password = shuffle(
      [...needed, ...rest].map((characters) => pick(characters, randomBytes)),
      randomBytes,
    );
    if (!withinRules(password, rules)) continue;
    // Neither a formula of a spreadsheet, which CSV would have to make text, nor a flag of a command.
    if (/^[A-Za-z0-9]/.test(password)) return password;
    spare = password;
  }
  if (spare !== undefined) return spare;
  throw new RangeError('no password satisfies the rules');
}
