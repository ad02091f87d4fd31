import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Redactor } from '../../src/core/redactor.ts';
import { Secret } from '../../src/core/secret.ts';
import { spellingsOf } from '../../src/core/secret-spellings.ts';

function redactorOf(...secrets: string[]): Redactor {
  const redactor = new Redactor();
  for (const secret of secrets) redactor.learn(new Secret(secret));
  return redactor;
}

/** As a Basic header has it: base64 of `id:secret`, both form-encoded as RFC 6749 §2.3.1 says. */
function basicCredentials(id: string, secret: string): string {
  return Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64');
}

const encodings: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'percent-encoded': encodeURIComponent,
  'percent-encoded with small digits': (text) =>
    encodeURIComponent(text).replaceAll(/%../g, (code) => code.toLowerCase()),
  'as a form value': (text) => new URLSearchParams([['v', text]]).toString().slice(2),
  'as JSON text': (text) => JSON.stringify(text).slice(1, -1),
  base64: (text) => Buffer.from(text).toString('base64'),
  base64url: (text) => Buffer.from(text).toString('base64url'),
};

/** No run of asterisks only: the replacement itself would contain it. */
const secretText = fc
  .string({ unit: 'binary', minLength: 6, maxLength: 40 })
  .filter((text) => !/^\**$/.test(text));
const words = fc.stringMatching(/^[a-z ]{0,12}$/);

describe('a learned secret', () => {
  it.each(Object.entries(encodings))('SEC-77 does not survive %s', (_, encode) => {
    fc.assert(
      fc.property(secretText, words, words, (secret, before, after) => {
        const spelled = encode(secret);
        const clean = redactorOf(secret).redact(`${before} ${spelled} ${after}`);
        expect(clean).not.toContain(spelled);
      }),
    );
  });

  it('SEC-77 has no spelling that is shorter than itself, which is why shorter texts are not searched', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 4, maxLength: 60 }), (secret) => {
        for (const spelling of spellingsOf(secret))
          expect(spelling.length).toBeGreaterThanOrEqual(secret.length);
      }),
    );
  });

  it('SEC-77 does not survive inside the credentials of a Basic header, wherever it begins', () => {
    const secret = 'client~secret.canary-0815';
    for (const id of ['a', 'ab', 'abc', 'abcd']) {
      const clean = redactorOf(secret).redact(`x ${basicCredentials(id, secret)} y`);
      const left = clean.split(' ')[1]?.replaceAll('********', '') ?? '';
      // The id and the characters that it shares a group with.
      expect(left.length).toBeLessThan(12);
    }
  });

  it('SEC-77 is replaced whole where another one is a part of it', () => {
    expect(redactorOf('abcd', 'abcd-efgh').redact('abcd-efgh abcd')).toBe('******** ********');
  });

  it('SEC-77 may hold what has a meaning in expressions, and lone surrogates', () => {
    expect(redactorOf('a+b(c)[d]$1').redact('<a+b(c)[d]$1>')).toBe('<********>');
    expect(redactorOf('half\ud83dpair').redact('half\ud83dpair')).toBe('********');
  });

  it('SEC-77 is replaced from the moment it is learned, also after earlier texts', () => {
    const redactor = redactorOf('first-canary');
    expect(redactor.redact('second-canary')).toBe('second-canary');
    redactor.learn('second-canary');
    expect(redactor.redact('first-canary second-canary')).toBe('******** ********');
  });

  it('does not blank out ordinary text where it is very short', () => {
    expect(redactorOf('a', 'the').redact('the cat sat')).toBe('the cat sat');
  });
});

describe('a secret that nobody announced', () => {
  const cases: readonly [what: string, text: string, clean: string][] = [
    ['a JWT', 'token eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.c2ln end', 'token ******** end'],
    [
      'a JSON member',
      '{"client_secret": "s3cr\\"et", "name": "x"}',
      '{"client_secret": "********", "name": "x"}',
    ],
    ['a JSON member that was cut', '{"access_token":"abc', '{"access_token":"********"'],
    ['a JSON number', '{"otp": 123456}', '{"otp": "********"}'],
    [
      "a user's password",
      '{"password":{"value":"a}b","forceChange":true},"name":"x"}',
      '{"password":"********","name":"x"}',
    ],
    ['a form', 'grant_type=x&client_secret=s3&code=abc', 'grant_type=x&client_secret=********&code=********'],
    ['an authorization response', 'http://h/cb?state=abc&iss=i', 'http://h/cb?state=********&iss=i'],
    ['a bearer token', 'authorization: Bearer abc.def-ghi', 'authorization: Bearer ********'],
    ['proxy credentials', 'via http://user:p%40ss@proxy:8080/', 'via http://********@proxy:8080/'],
    ['a proxy user', 'via http://token@proxy', 'via http://********@proxy'],
  ];
  it.each(cases)('SEC-77 goes: %s', (_, text, clean) => {
    expect(new Redactor().redact(text)).toBe(clean);
  });
});

describe('ordinary text', () => {
  it('is untouched', () => {
    const ordinary = fc
      .stringMatching(/^[A-Za-z0-9 .,'()/-]{0,80}$/)
      .filter((text) => !/bearer|basic|eyJ/i.test(text));
    const redactor = redactorOf('canary-4711');
    fc.assert(fc.property(ordinary, (text) => redactor.redact(text) === text));
  });

  it.each([
    '{"_links":{"password":{"href":"https://api.pingone.eu/v1/x/password"}}}',
    '{"grantType":"client_credentials","passwordPolicy":{"id":"1"}}',
    'https://auth.pingone.eu/as/authorize?response_type=code&client_id=1',
    "Run 'pingcli pingone auth login' to authenticate.",
  ])('is untouched: %s', (text) => {
    expect(new Redactor().redact(text)).toBe(text);
  });
});

it('stays linear: a megabyte with many near misses takes no time to speak of', () => {
  const redactor = redactorOf(...Array.from({ length: 20 }, (_, index) => `canary-number-${index}`));
  const text = '{"password":{"a":"'.repeat(20_000) + 'eyJaaaaa.'.repeat(40_000) + 'w'.repeat(300_000);
  const started = performance.now();
  redactor.redact(text);
  expect(performance.now() - started).toBeLessThan(3000);
});
