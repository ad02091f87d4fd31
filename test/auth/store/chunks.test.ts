import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assemble,
  chunkName,
  layOut,
  otherGeneration,
  readManifest,
  windowsItemLimit,
} from '../../../src/auth/store/chunks.ts';

const values = fc.string({ unit: 'binary', maxLength: 6_000 });

function manifestOf(text: string) {
  const manifest = readManifest(text);
  if (manifest === undefined) throw new Error(`no manifest: ${text}`);
  return manifest;
}

describe('layOut and assemble', () => {
  it('SEC-63 give back any value, in items that Windows takes', () => {
    fc.assert(
      fc.property(values, fc.constantFrom('a' as const, 'b' as const), (value, generation) => {
        const { manifest, chunks } = layOut(value, generation, windowsItemLimit);
        for (const item of [manifest, ...chunks]) {
          expect(Buffer.byteLength(item, 'utf16le')).toBeLessThanOrEqual(2_400);
        }
        expect(assemble(manifestOf(manifest), chunks)).toBe(value);
      }),
      { numRuns: 200 },
    );
  });

  it('SEC-63 read a set with a chunk missing, changed or out of place as absent', () => {
    const longEnough = fc.string({ unit: 'binary', minLength: 2_500, maxLength: 5_000 });
    fc.assert(
      fc.property(
        longEnough,
        fc.nat(),
        fc.constantFrom('missing', 'changed', 'swapped'),
        (value, at, damage) => {
          const { manifest, chunks } = layOut(value, 'a', windowsItemLimit);
          const index = at % chunks.length;
          const damaged: (string | undefined)[] = [...chunks];
          const chunk = chunks[index] ?? '';
          if (damage === 'missing') damaged[index] = undefined;
          if (damage === 'changed') damaged[index] = `${chunk.startsWith('A') ? 'B' : 'A'}${chunk.slice(1)}`;
          if (damage === 'swapped') {
            const next = (index + 1) % chunks.length;
            fc.pre(chunks[next] !== chunk);
            [damaged[index], damaged[next]] = [damaged[next], damaged[index]];
          }
          expect(assemble(manifestOf(manifest), damaged)).toBeUndefined();
        },
      ),
      { numRuns: 100 },
    );
  });

  it('put a value of any size into one item where there is no limit', () => {
    const value = 'x'.repeat(100_000);
    const { manifest, chunks } = layOut(value, 'a', undefined);
    expect(chunks).toEqual([]);
    expect(assemble(manifestOf(manifest), [])).toBe(value);
  });

  it('use one item for a value that fits', () => {
    expect(layOut('short', 'a', windowsItemLimit).chunks).toEqual([]);
  });

  it('SEC-63 take no part of a value in one item for the whole', () => {
    const { manifest } = layOut('secret', 'a', undefined);
    for (let length = 0; length < manifest.length; length += 1) {
      expect(readManifest(manifest.slice(0, length))).toBeUndefined();
    }
  });
});

describe('readManifest', () => {
  it.each([
    '',
    'plain password',
    'null',
    '[]',
    '{"version":1}',
    '{"version":2,"digest":"x","value":"y"}',
    '{"version":1,"digest":"x","generation":"c","count":2}',
    '{"version":1,"digest":"x","generation":"a","count":0}',
    '{"version":1,"digest":"x","generation":"a","count":1.5}',
    '{"version":1,"digest":"x","generation":"a","count":1e9}',
    '{"version":1,"digest":"x","generation":"a","count":"2"}',
  ])('F-19 takes %j for damaged', (text) => {
    expect(readManifest(text)).toBeUndefined();
  });
});

it('generations alternate, and chunks have names of their own', () => {
  const first = manifestOf(layOut('x'.repeat(5_000), 'a', windowsItemLimit).manifest);
  expect(otherGeneration(undefined)).toBe('a');
  expect(otherGeneration(first)).toBe('b');
  expect(chunkName('token', 'b', 3)).toBe('token#b3');
});
