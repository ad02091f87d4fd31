/** Widths in terminal cells, cutting and wrapping. */
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { cut, loadMeasure, wrap } from '../../src/output/display-width.ts';

const graphemes = [
  'a',
  'Z',
  ' ',
  '9',
  '本',
  '環',
  'é',
  'e\u0301',
  '👨‍👩‍👧',
  '🇩🇪',
  'ﬁ',
  '-',
  '한',
  'ก็',
  '1️⃣',
  '❤️',
  'नि',
];
const text = fc.array(fc.constantFrom(...graphemes), { maxLength: 40 }).map((parts) => parts.join(''));
const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function split(value: string): string[] {
  return [...segmenter.segment(value)].map(({ segment }) => segment);
}

describe('cut', () => {
  it('never exceeds the width and never cuts inside a grapheme', async () => {
    const measure = await loadMeasure(['本']);
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 30 }), (value, width) => {
        const result = cut(value, width, measure);
        expect(stringWidth(result)).toBeLessThanOrEqual(width);
        if (stringWidth(value) <= width) {
          expect(result).toBe(value);
          return;
        }
        if (width <= 3) {
          expect(result).toBe('.'.repeat(width));
          return;
        }
        expect(result.endsWith('...')).toBe(true);
        const kept = split(result.slice(0, -3));
        expect(kept).toEqual(split(value).slice(0, kept.length));
      }),
    );
  });

  it('shows where it cut', async () => {
    const measure = await loadMeasure([]);
    expect(cut('Contractors', 8, measure)).toBe('Contr...');
    expect(cut('Contractors', 11, measure)).toBe('Contractors');
    expect(cut('Contractors', 0, measure)).toBe('');
  });
});

describe('wrap', () => {
  it('keeps every character but the spaces at the breaks, within the width', async () => {
    const measure = await loadMeasure(['本']);
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 20 }), (value, width) => {
        const lines = wrap(value, width, measure);
        for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(' ', '')).toBe(value.replaceAll(' ', ''));
      }),
    );
  });

  it('breaks at spaces, and inside a word only when it must', async () => {
    const measure = await loadMeasure([]);
    expect(wrap('move them first', 10, measure)).toEqual(['move them', 'first']);
    expect(wrap('3f0c9b1e-0000-4000', 10, measure)).toEqual(['3f0c9b1e-0', '000-4000']);
    expect(wrap('one\ntwo', 10, measure)).toEqual(['one', 'two']);
    expect(wrap('ab', 0, measure)).toEqual(['a', 'b']);
  });
});

describe('loadMeasure', () => {
  it('counts cells: wide characters two, combining marks none', async () => {
    const measure = await loadMeasure(['abc', '本番']);
    expect(['abc', '本番', 'e\u0301', '👨‍👩‍👧'].map(measure)).toEqual([3, 4, 1, 2]);
  });
});
