/** JSON text: lossless, and inert on the terminal that shows it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/core/json.ts';
import { formatJson } from '../../src/output/json-text.ts';
import { actsOnTerminal, hostileNames } from '../support/hostile-names.ts';

const anyJson: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.string({ unit: 'binary' }),
    fc.constantFrom(...hostileNames),
    fc.boolean(),
    fc.constant(null),
    fc.integer(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: 'binary', maxLength: 6 }), tie('value'), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  ),
})).value;

describe('formatJson', () => {
  it('SEC-76 F-52 parses back to the same value and holds no acting character', () => {
    fc.assert(
      fc.property(anyJson, fc.constantFrom('pretty' as const, 'line' as const), (value, layout) => {
        const text = formatJson(value, layout);
        expect(JSON.parse(text)).toEqual(value);
        expect(text).not.toMatch(actsOnTerminal);
      }),
    );
  });

  it('keeps a record on one line, whatever its strings hold', () => {
    for (const name of hostileNames) expect(formatJson({ name }, 'line')).not.toContain('\n');
  });
});
