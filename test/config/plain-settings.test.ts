import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlainSettings } from '../../src/config/plain-settings.ts';
import { settingKeys } from '../../src/config/setting-keys.ts';
import { openSettingsDocument } from '../../src/config/settings-document.ts';
import type { SettingsView } from '../../src/config/settings-view.ts';

const written = `# Settings of pingcli.
configModelVersion: 2
activeProfile: dev

default:
  description: Default profile created by pingcli
dev:
  noColor: true # for now
  service:
    pingOne:
      # Where it is.
      endpoint:
        apiBaseUrl: http://127.0.0.1:43107
        environmentID: a3414889-89a2-4e5d-aaa0-bea5d41eb337
      authentication:
        clientCredentials:
          clientSecret: secret:setting:dev:key:a44ae7cc
        grantType: 'client_credentials'
  auth:
    storage:
      type: "secure_local"
later:
`;

function everything(view: SettingsView) {
  return {
    profiles: view.profiles,
    activeProfile: view.activeProfile,
    contents: view.profiles.map((profile) =>
      settingKeys.map((key) => [key, view.content(profile, key)] as const),
    ),
    holdsSecret: view.holdsSecret(),
    plan: view.migrationPlan(),
  };
}

describe('a plain settings file', () => {
  it('is what pingcli writes, read without the YAML parser', () => {
    const view = readPlainSettings(written);
    expect(view?.profiles).toEqual(['default', 'dev', 'later']);
    expect(view?.activeProfile).toBe('dev');
    expect(view?.content('DEV', 'noColor')).toBe('true');
    expect(view?.content('dev', 'service.pingOne.endpoint.apiBaseUrl')).toBe('http://127.0.0.1:43107');
    expect(view?.content('dev', 'auth.storage.type')).toBe('secure_local');
    expect(view?.holdsSecret()).toBe(false);
  });

  it.each([
    ['of another layout', 'activeProfile: dev\ndev:\n  noColor: true\n'],
    ['with a line feed of Windows', written.replaceAll('\n', '\r\n')],
    ['with a mark, an alias or a tag', `${written}x: &a\n`],
    ['with braces', `${written}x: {}\n`],
    ['with a sequence', `${written}x:\n  - 1\n`],
    ['with text on several lines', `${written}x:\n  description: one\n    two\n`],
    ['with a block of text', `${written}x:\n  description: |\n    two\n`],
    ['with an escape', `${written}x:\n  description: "\\u0041"\n`],
    ['with an apostrophe in quotes', `${written}x:\n  description: 'it''s'\n`],
    ['with a key twice', `${written}dev:\n`],
    ['with a key in two spellings', `${written}Dev:\n`],
    ['with settings where a value should be', `${written}x:\n  noColor:\n    y: 1\n`],
    ['with tabs', `${written}x:\n\tnoColor: true\n`],
    ['with settings below a null', `${written}x: null\n  noColor: true\n`],
    ['with a bad indentation', `${written}x:\n    noColor: true\n  a: b\n`],
    ['SEC-79 with a name that JavaScript gives a meaning to', `${written}__proto__:\n`],
    ['SEC-79 with a profile that may not be called so', `${written}a.b:\n`],
  ])('is not one %s', (_, text) => {
    expect(readPlainSettings(text)).toBeUndefined();
  });

  it('REL-45 says what the YAML parser says, of any file that it takes', () => {
    const words = [...new Set(settingKeys.flatMap((key) => key.split('.')))];
    const key = fc.constantFrom('dev', 'prod', 'Dev', 'null', 'true', 'activeProfile', ...words);
    const sign = fc.constantFrom(
      ...'aZ019 :/.,;@+=?&%~()-#\'"{}[]|>*!`\\\u00e9\t',
      ': ',
      ' #',
      'secret:',
      'null',
      '2',
    );
    const content = fc.oneof(
      fc.array(sign, { maxLength: 6 }).map((signs) => signs.join('')),
      fc.constantFrom(
        '2',
        'null',
        '~',
        '',
        '""',
        "''",
        'true',
        '1.10',
        '0x1F',
        'secret:a',
        'a b',
        '2026-01-01',
      ),
    );
    const line = fc
      .tuple(fc.nat({ max: 4 }), key, fc.constantFrom(': ', ':', ':  ', ' : '), content)
      .map(([indent, name, colon, text]) => `${' '.repeat(indent * 2)}${name}${colon}${text}`);
    const other = fc.constantFrom('', '  # note', '- 1', '---', '  ');
    const file = fc
      .array(fc.oneof({ weight: 9, arbitrary: line }, other), { maxLength: 8 })
      .map((lines) => ['configModelVersion: 2', ...lines].join('\n'));
    let taken = 0;
    fc.assert(
      fc.property(file, (text) => {
        const view = readPlainSettings(text);
        if (view === undefined) return;
        taken += 1;
        expect(everything(view)).toEqual(everything(openSettingsDocument('config.yaml', text)));
      }),
      { numRuns: 10_000 },
    );
    expect(taken).toBeGreaterThan(100);
  });
});
