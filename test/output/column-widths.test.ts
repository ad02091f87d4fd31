/** Which columns a narrow terminal keeps, and how wide they are. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ColumnDemand, columnGap, fitColumns } from '../../src/output/column-widths.ts';

const id: ColumnDemand = { importance: 1, natural: 36, role: 'id' };
const name: ColumnDemand = { importance: 2, natural: 60, role: 'key' };
const type: ColumnDemand = { importance: 3, natural: 10, role: 'other' };
const description: ColumnDemand = { importance: 4, natural: 300, role: 'other' };
const all = [id, name, type, description];

const anyDemand: fc.Arbitrary<ColumnDemand> = fc.record({
  importance: fc.integer({ min: 1, max: 9 }),
  natural: fc.integer({ min: 1, max: 400 }),
  role: fc.constantFrom('id', 'key', 'other'),
});

describe('fitColumns', () => {
  it('leaves everything as wide as it is where nothing limits it', () => {
    expect(fitColumns(all, undefined).map(({ width }) => width)).toEqual([36, 60, 10, 300]);
  });

  it('drops the least important columns first, then cuts', () => {
    expect(fitColumns(all, 80)).toEqual([
      { index: 0, width: 36 },
      { index: 1, width: 30 },
      { index: 2, width: 10 },
    ]);
    expect(fitColumns(all, 120).map(({ index }) => index)).toEqual([0, 1, 2, 3]);
  });

  it('shows the beginning of a text where the column would have to go otherwise', () => {
    const short = { ...name, natural: 27 };
    expect(fitColumns([id, short, description], 80)).toEqual([
      { index: 0, width: 36 },
      { index: 1, width: 27 },
      { index: 2, width: 13 },
    ]);
    expect(fitColumns([id, short, description], 70)).toHaveLength(2);
  });

  it('keeps ID and NAME readable at 40 cells', () => {
    expect(fitColumns(all, 40)).toEqual([
      { index: 0, width: 14 },
      { index: 1, width: 24 },
    ]);
  });

  it('keeps every column that the user named', () => {
    const named = all.map((demand): ColumnDemand => ({ ...demand, role: 'named' }));
    expect(fitColumns(named, 30)).toHaveLength(4);
  });

  it('F-62 keeps within the terminal, down to what is readable, and never returns nothing', () => {
    fc.assert(
      fc.property(
        fc.array(anyDemand, { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 0, max: 250 }),
        (demands, width) => {
          const fitted = fitColumns(demands, width);
          expect(fitted.length).toBeGreaterThan(0);
          const taken = fitted.reduce((sum, column) => sum + column.width + columnGap, -columnGap);
          expect(taken).toBeLessThanOrEqual(Math.max(width, 24));
          for (const { index, width: cells } of fitted) {
            expect(cells).toBeGreaterThan(0);
            expect(cells).toBeLessThanOrEqual(demands[index]?.natural ?? 0);
          }
        },
      ),
    );
  });
});
