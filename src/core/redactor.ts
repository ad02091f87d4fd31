/**
 * The one place where secrets are taken out of text before a human or a file sees it (SEC-77).
 * It knows the secret values of this run, and the shapes that secrets have when nobody announced them.
 */
import { Secret } from './secret.ts';

const replacement = '********';

/** `eyJ` is base64url of `{"`; three dot-separated parts of it make a JWT, signed or not. */
const jwtShape = /eyJ[\w-]{5,}\.[\w-]{5,}\.[\w-]*/g;

const secretNames =
  'access_token|refresh_token|id_token|client_secret|client_assertion|assertion|device_code|code_verifier|password|currentPassword|newPassword|secret|clientSecret|recoveryCode|privateKey|otp';
const jsonMember = new RegExp(`("(?:${secretNames})"\\s*:\\s*)"(?:[^"\\\\]|\\\\.)*"`, 'g');
const formMember = new RegExp(`((?:^|[?&\\s])(?:${secretNames}|code|state)=)[^&\\s"']+`, 'g');
const authorizationScheme = /\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{6,}/g;
const urlCredentials = /(\w+:\/\/)[^/\s:@]+:[^/\s@]+@/g;

export class Redactor {
  readonly #values = new Set<string>();

  /** Announces a secret value: from now on it is replaced wherever it appears, also in its encoded forms. */
  learn(secret: Secret | string): void {
    const value = secret instanceof Secret ? secret.open() : secret;
    // Very short values would blank out ordinary text.
    if (value.length < 4) return;
    this.#values.add(value);
    this.#values.add(encodeURIComponent(value));
    this.#values.add(encodeURIComponent(value).replaceAll('%20', '+'));
    this.#values.add(Buffer.from(value).toString('base64'));
    this.#values.add(Buffer.from(value).toString('base64url'));
    const escaped = JSON.stringify(value).slice(1, -1);
    this.#values.add(escaped);
  }

  redact(text: string): string {
    let clean = text;
    // Longest first, so that a value that contains another is replaced whole.
    for (const value of [...this.#values].sort((a, b) => b.length - a.length)) {
      clean = clean.replaceAll(value, replacement);
    }
    return clean
      .replaceAll(jwtShape, replacement)
      .replaceAll(jsonMember, `$1"${replacement}"`)
      .replaceAll(formMember, `$1${replacement}`)
      .replaceAll(authorizationScheme, `$1 ${replacement}`)
      .replaceAll(urlCredentials, `$1${replacement}@`);
  }
}
