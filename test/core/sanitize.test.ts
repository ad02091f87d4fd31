/** Foreign text on a terminal: whatever it holds, it is seen and does nothing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sanitize } from '../../src/core/sanitize.ts';
import { actsOnTerminal, hostileNames } from '../support/hostile-names.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 60 });

describe('sanitize', () => {
  it('SEC-75 F-51 leaves no character that acts on a terminal', () => {
    for (const name of hostileNames)
      expect(sanitize(name)).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u);
    fc.assert(
      fc.property(anyText, (text) => {
        expect(sanitize(text)).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u);
        expect(sanitize(text, '\n')).not.toMatch(actsOnTerminal);
      }),
    );
  });

  it('shows what it took the effect from', () => {
    expect(sanitize('\u001b[31mred\u009b\u202e')).toBe('\\u001b[31mred\\u009b\\u202e');
    expect(sanitize('a\r\nb\tc')).toBe('a\\r\\nb c');
    expect(sanitize('a\r\nb', '\n')).toBe('a\nb');
    expect(sanitize('a\rb', '\n')).toBe('a\\rb');
  });

  it('leaves harmless text as it is, and its own answer too', () => {
    for (const name of ['名前', '👨‍👩‍👧‍👦', 'Zoë \\u001b', 'ﷺ']) expect(sanitize(name)).toBe(name);
    fc.assert(fc.property(anyText, (text) => sanitize(sanitize(text)) === sanitize(text)));
  });
});
