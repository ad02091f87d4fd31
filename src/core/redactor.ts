/**
 * The one place where secrets are taken out of text before a human or a file sees it (SEC-77).
 * It knows the secret values of this run, and the shapes that secrets have when nobody announced them.
 */
import { Secret } from './secret.ts';
import { spellingsOf } from './secret-spellings.ts';

const replacement = '********';

/** Very short values would blank out ordinary text. */
const shortestSecret = 4;

const secretNames = [
  'access_?token',
  'refresh_?token',
  'id_?token',
  'auth_?token',
  'token',
  'client_?secret',
  'app_?secret',
  '(?:default_?)?shared_?secret',
  'secret',
  'client_assertion',
  'assertion',
  'device_code',
  'code_verifier',
  'password',
  'currentPassword',
  'newPassword',
  'bindPassword',
  'serviceAccountPassword',
  'credential',
  'recoveryCode',
  'verificationCode',
  'activationCode',
  'apiKey',
  'secretKey',
  'privateKey',
  'clientSecretSigningKey',
  'authorization',
  'otp',
].join('|');

const jsonText = '"(?:[^"\\\\]|\\\\.)*(?:"|$)';
/** `{ "value": "…" }`, as the password of a user; but not a link, `{ "href": "…" }`. */
const jsonObject = `\\{(?!\\s*"href")(?:${jsonText}|[^{}"]|\\{(?:${jsonText}|[^{}"])*\\})*\\}`;

/**
 * Each shape of a secret that nobody announced, with what takes its place, and what a text has to hold before it is searched:
 * an expression is compiled when it is first used, which takes longer than most texts.
 */
const shapes: readonly (readonly [shape: RegExp, text: string, mark: string])[] = [
  // `eyJ` is base64url of `{"`; three dot-separated parts of it make a JWT, signed or not.
  [/eyJ[\w-]{5,}\.[\w-]{5,}\.[\w-]*/g, replacement, 'eyJ'],
  [
    new RegExp(`("(?:${secretNames})"\\s*:\\s*)(?:${jsonText}|${jsonObject}|-?\\d[\\d.eE+-]*)`, 'gi'),
    `$1"${replacement}"`,
    '"',
  ],
  [new RegExp(`((?:^|[?&#;\\s])(?:${secretNames}|code|state)=)[^&\\s"']+`, 'gi'), `$1${replacement}`, '='],
  [/\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{6,}/gi, `$1 ${replacement}`, ''],
  [/(:\/\/)[^/\s@"']+@/g, `$1${replacement}@`, '://'],
];

function escapePattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

export class Redactor {
  readonly #values = new Set<string>();
  #shortest = Number.POSITIVE_INFINITY;
  /** All spellings in one expression, built when it is first needed after something was learned. */
  #known: RegExp | undefined;

  /** Announces a secret value: from now on it is replaced wherever it appears, also in its encoded forms. */
  learn(secret: Secret | string): void {
    const value = secret instanceof Secret ? secret.open() : secret;
    if (value.length < shortestSecret || this.#values.has(value)) return;
    this.#values.add(value);
    this.#shortest = Math.min(this.#shortest, value.length);
    this.#known = undefined;
  }

  redact(text: string): string {
    let clean = this.#withoutKnown(text);
    for (const [shape, instead, mark] of shapes) {
      if (clean.includes(mark)) clean = clean.replaceAll(shape, instead);
    }
    return clean;
  }

  #withoutKnown(text: string): string {
    // No spelling is shorter than what it spells, and a message is mostly shorter than a token.
    if (text.length < this.#shortest) return text;
    // Longest first, so that a value that contains another is replaced whole.
    this.#known ??= new RegExp(
      [...new Set([...this.#values].flatMap((value) => [...spellingsOf(value)]))]
        .sort((a, b) => b.length - a.length)
        .map(escapePattern)
        .join('|'),
      'g',
    );
    return text.replaceAll(this.#known, replacement);
  }
}
