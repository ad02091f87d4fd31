/** Documents that people wrote, JSON and YAML: what they become, and how fast what is refused is found. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocumentText } from '../../src/config/document-text.ts';
import type { JsonValue } from '../../src/core/json.ts';
import { formatYaml } from '../../src/output/yaml.ts';
import { failure } from '../support/failure.ts';

const json = fc
  .jsonValue({ noUnicodeString: false })
  .filter((value) => !/__proto__|e\+|e-/.test(JSON.stringify(value)));

describe('a document', () => {
  it('in JSON is what JSON.parse says', async () => {
    await fc.assert(
      fc.asyncProperty(json, async (value) => {
        const text = JSON.stringify({ value });
        expect(await parseDocumentText(text, 'body')).toEqual(JSON.parse(text));
      }),
    );
  });

  it('in YAML, as -O yaml writes it, is the same value again', async () => {
    await fc.assert(
      fc.asyncProperty(json, async (value) => {
        const document: JsonValue = JSON.parse(JSON.stringify({ value }));
        expect(await parseDocumentText(await formatYaml(document), 'body')).toEqual(document);
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['a: 1\nb: [x, {c: null}]\n', { a: 1, b: ['x', { c: null }] }],
    ['a: 2026-01-01', { a: '2026-01-01' }],
    ['a: yes\nb: true', { a: 'yes', b: true }],
    ['1: one', { '1': 'one' }],
    ['{"a": 1.5e3}', { a: 1500 }],
    ['  \n{"a": "\\u00e9"}', { a: 'é' }],
  ])('%j', async (text, value) => {
    expect(await parseDocumentText(text, 'body')).toEqual(value);
  });

  it.each([
    ['{"a":1e999}', 'line 1, column 6'],
    ['{"a":{"b":1,"\\u0062":2}}', 'line 1, column 13'],
    ['{"a":1,}', 'line 1, column 8'],
    ["{'a': 1}", 'line 1, column 2'],
    ['a: .nan', 'line 1, column 4'],
    ['? [a]\n: b', 'plain name'],
    ['a: <<\nb: *missing', 'line 2, column 4'],
  ])('REL-46 %j is refused', async (text, place) => {
    const error = await failure(parseDocumentText(text, 'body.json'));
    expect(error.facts).toMatchObject({ outcome: 'usage', code: 'INVALID_DOCUMENT' });
    expect(error.message).toContain(place);
    expect(error.message).toContain('body.json');
  });

  it.each([
    '{"n":[12345678901234567890,-9007199254740993]}',
    'n: [12345678901234567890, -9007199254740993]\n',
  ])('REL-15 %j keeps every digit of its integers', async (text) => {
    expect(JSON.stringify(await parseDocumentText(text, 'body'))).toBe(
      '{"n":[12345678901234567890,-9007199254740993]}',
    );
  });

  it('that is broken is not quoted: it may hold a secret', async () => {
    const error = await failure(parseDocumentText('{"password": hunter2-canary}', 'body'));
    expect(error.message).not.toContain('unter2-canary');
  });
});
