/** Every promise of docs/security.md has a test that bears its name, in the files that the promise points to. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listFiles, projectRoot } from './source-files.ts';

const page = readFileSync(join(projectRoot, 'docs/security.md'), 'utf8');
const idShape = /\b(?:SEC|REL|F)-\d{2}\b/g;

interface Promised {
  ids: string[];
  files: string[];
}

/** Rows of the tables: IDs in the first cell, test files in the last. */
const promises: Promised[] = page.split('\n').flatMap((line) => {
  const cells = line.split('|').map((cell) => cell.trim());
  const ids = cells[1]?.match(idShape) ?? [];
  if (ids.length === 0) return [];
  return [{ ids, files: [...(cells[3] ?? '').matchAll(/`([^`]+)`/g)].map(([, file = '']) => file) }];
});

/** The IDs in the names of a file's tests, given to `it`, `describe` or as a case of `it.each`: whatever is a literal. */
function idsInNames(file: string): Set<string> {
  const literals = readFileSync(join(projectRoot, file), 'utf8')
    .replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    .match(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g);
  return new Set(literals?.flatMap((literal) => literal.match(idShape) ?? []));
}

const everywhere = new Map(
  listFiles('test', '.test.ts')
    .filter((file) => file !== 'test/house/security.test.ts')
    .map((file) => [file, idsInNames(file)]),
);

describe('docs/security.md', () => {
  it('has promises', () => {
    expect(promises.length).toBeGreaterThan(40);
    expect(new Set(promises.flatMap(({ ids }) => ids)).size).toBeGreaterThan(100);
  });

  it('names only test files that exist, and for each promise at least one', () => {
    const missing = promises.flatMap(({ files }) =>
      files.filter((file) => !existsSync(join(projectRoot, file))),
    );
    expect(missing).toEqual([]);
    expect(promises.filter(({ files }) => files.length === 0)).toEqual([]);
  });

  it('names no ID that the tests it points to do not bear', () => {
    const unproved = promises.flatMap(({ files, ids }) =>
      ids.filter((id) => !files.some((file) => everywhere.get(file)?.has(id))),
    );
    expect(unproved).toEqual([]);
  });

  it('points to no test that proves nothing of the promise', () => {
    const idle = promises.flatMap(({ files, ids }) =>
      files
        .filter((file) => !ids.some((id) => everywhere.get(file)?.has(id)))
        .map((file) => `${ids[0]}: ${file}`),
    );
    expect(idle).toEqual([]);
  });

  it('tells of the macOS keychain whose the items are (SEC-66)', () => {
    expect(page).toMatch(/\*macOS\*: .*code signature \(SEC-66\)/);
  });

  it('names every rule of sign-on and settings that a test bears, or decision 13 does', () => {
    const decision = readFileSync(join(projectRoot, 'docs/adr/0013-security-rules-set-aside.md'), 'utf8');
    const ofThisPage = /^SEC-\d{2}$|^REL-(3[4-9]|4\d)$|^F-(0[1-9]|1\d|2[0-2]|3[345]|4[2-9]|50|54|55)$/;
    const borne = new Set([...everywhere.values()].flatMap((ids) => [...ids]));
    const untold = [...borne].filter(
      (id) => ofThisPage.test(id) && !page.includes(id) && !decision.includes(id),
    );
    expect(untold.sort()).toEqual([]);
  });
});
