/** Every promise of docs/security.md and docs/reliability.md has a test that bears its name, in the files that the promise points to. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listFiles, projectRoot, readSources } from './source-files.ts';

const idShape = /\b(?:SEC|REL|F)-\d{2}\b/g;

interface Promised {
  ids: string[];
  files: string[];
}

function readText(file: string): string {
  return readFileSync(join(projectRoot, file), 'utf8');
}

/** Rows of the tables: IDs in the first cell, test files in the last. */
function promisesOf(page: string): Promised[] {
  return page.split('\n').flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim());
    const ids = cells[1]?.match(idShape) ?? [];
    if (ids.length === 0) return [];
    return [{ ids, files: [...(cells[3] ?? '').matchAll(/`([^`]+)`/g)].map(([, file = '']) => file) }];
  });
}

/** The IDs in the names of a file's tests, given to `it`, `describe` or as a case of `it.each`: whatever is a literal. */
function idsInNames(file: string): Set<string> {
  const literals = readText(file)
    .replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    .match(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g);
  return new Set(literals?.flatMap((literal) => literal.match(idShape) ?? []));
}

const everywhere = new Map(
  listFiles('test', '.test.ts')
    // Of this file's own, only the names of its tests count.
    .map((file) => [file, file === 'test/house/security.test.ts' ? new Set(['SEC-72']) : idsInNames(file)]),
);
const security = readText('docs/security.md');
const reliability = readText('docs/reliability.md');
const decision = readText('docs/adr/0013-security-rules-set-aside.md');

describe.each([
  ['docs/security.md', security, 40, 100],
  ['docs/reliability.md', reliability, 30, 60],
])('%s', (_, page, rows, ids) => {
  const promises = promisesOf(page);

  it('has promises', () => {
    expect(promises.length).toBeGreaterThan(rows);
    expect(new Set(promises.flatMap((promised) => promised.ids)).size).toBeGreaterThan(ids);
  });

  it('names only test files that exist, and for each promise at least one', () => {
    const missing = promises.flatMap(({ files }) =>
      files.filter((file) => !existsSync(join(projectRoot, file))),
    );
    expect(missing).toEqual([]);
    expect(promises.filter(({ files }) => files.length === 0)).toEqual([]);
  });

  it('names no ID that the tests it points to do not bear', () => {
    const unproved = promises.flatMap((promised) =>
      promised.ids.filter((id) => !promised.files.some((file) => everywhere.get(file)?.has(id))),
    );
    expect(unproved).toEqual([]);
  });

  it('points to no test that proves nothing of the promise', () => {
    const idle = promises.flatMap((promised) =>
      promised.files
        .filter((file) => !promised.ids.some((id) => everywhere.get(file)?.has(id)))
        .map((file) => `${promised.ids[0]}: ${file}`),
    );
    expect(idle).toEqual([]);
  });
});

it('docs/security.md tells of the macOS keychain whose the items are (SEC-66)', () => {
  expect(security).toMatch(/\*macOS\*: .*code signature \(SEC-66\)/);
});

it('docs/security.md names every rule of sign-on and settings that a test bears, or decision 13 does', () => {
  const ofThisPage = /^SEC-\d{2}$|^REL-(3[4-9]|4\d)$|^F-(0[1-9]|1\d|2[0-2]|3[345]|4[2-9]|50|54|55)$/;
  const borne = new Set([...everywhere.values()].flatMap((ids) => [...ids]));
  const untold = [...borne].filter(
    (id) => ofThisPage.test(id) && !security.includes(id) && !decision.includes(id),
  );
  expect(untold.sort()).toEqual([]);
});

function numbered(kind: string, ...spans: [from: number, to: number][]): string[] {
  return spans.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, index) => `${kind}-${String(from + index).padStart(2, '0')}`),
  );
}

it('the rules of the road to the API are promised, each of them, or decision 13 says why not', () => {
  // There is no REL-16 … 19, nor 27 … 29.
  const rules = [
    ...numbered('REL', [1, 15], [20, 26], [30, 33]),
    ...numbered('SEC', [70, 77]),
    ...numbered('F', [23, 32], [36, 41], [51, 53], [56, 62]),
  ];
  const promised = new Set([...promisesOf(security), ...promisesOf(reliability)].flatMap(({ ids }) => ids));
  expect(rules.filter((id) => !promised.has(id) && !decision.includes(id))).toEqual([]);
});

it('SEC-72 nobody but the one builder puts an ID into an address', () => {
  const found = readSources('src').filter(({ code }) => /environments\/\$\{|\/v1\/[^`'"]*\$\{/.test(code));
  // It looks an environment up whose ID the builder has let through.
  expect(found.map(({ path }) => path)).toEqual(['src/pingone/forbidden.ts']);
});
