/** Floors import downwards only; rooms on one floor never meet; each external package has one owner. */
import { describe, expect, it } from 'vitest';
import { importedFile, importedPackage, readSources, type SourceFile } from './source-files.ts';

const floors = [
  ['core'],
  ['host'],
  ['config', 'http', 'output'],
  ['auth', 'pingone'],
  ['catalogue'],
  ['commands'],
  ['cli'],
];

/** Where a package may be imported. The second rooms are decided in docs/adr. */
const owners: Readonly<Record<string, readonly string[]>> = {
  commander: ['src/cli/'],
  '@inquirer/prompts': ['src/host/'],
  'openid-client': ['src/auth/'],
  '@napi-rs/keyring': ['src/auth/store/keychain-backend.ts'],
  yaml: ['src/config/', 'src/output/yaml.ts'],
  undici: ['src/host/node-fetch.ts'],
  'string-width': ['src/output/'],
  'cli-table3': ['src/output/'],
  chalk: ['src/output/theme.ts'],
  ora: ['src/output/'],
  '@jmespath-community/jmespath': ['src/output/query.ts'],
};

const sources = readSources('src');

function roomOf(path: string): string | undefined {
  return /^src\/([^/]+)\//.exec(path)?.[1];
}

function floorOf(room: string): number {
  return floors.findIndex((floor) => floor.includes(room));
}

function problemsWithFloors(source: SourceFile): string[] {
  const room = roomOf(source.path);
  if (room === undefined) return [];
  return source.imports.flatMap((statement) => {
    const target = importedFile(source, statement);
    const targetRoom = target === undefined ? undefined : roomOf(target);
    if (target === undefined || targetRoom === room) return [];
    if (target === 'package.json') return [];
    const isBelow = targetRoom !== undefined && floorOf(targetRoom) < floorOf(room);
    return isBelow ? [] : [`${source.path} imports ${target}`];
  });
}

describe('the floors of src', () => {
  it('has every room on a floor', () => {
    const rooms = new Set(sources.flatMap((source) => roomOf(source.path) ?? []));
    expect([...rooms].filter((room) => floorOf(room) === -1)).toEqual([]);
  });

  it('imports downwards only, and never between rooms of one floor', () => {
    expect(sources.flatMap(problemsWithFloors)).toEqual([]);
  });

  it('imports only files that exist', () => {
    const paths = new Set([...sources.map((source) => source.path), 'package.json']);
    const missing = sources.flatMap((source) =>
      source.imports
        .map((statement) => importedFile(source, statement))
        .filter((target) => target !== undefined && !paths.has(target))
        .map((target) => `${source.path} imports ${target}`),
    );
    expect(missing).toEqual([]);
  });

  it('lets handlers reach services through their context only', () => {
    const handlers = sources.filter((source) => /^src\/commands\/[^/]+\//.test(source.path));
    const allowed = /^src\/(core|commands)\//;
    const values = handlers.flatMap((source) =>
      source.imports
        .filter((statement) => !statement.isTypeOnly)
        .map((statement) => importedFile(source, statement) ?? statement.specifier)
        .filter((target) => !allowed.test(target))
        .map((target) => `${source.path} imports ${target}`),
    );
    expect(values).toEqual([]);
  });
});

describe('external packages', () => {
  it('have one owner each', () => {
    const problems = sources.flatMap((source) =>
      source.imports.flatMap((statement) => {
        const name = importedPackage(statement);
        if (name === undefined) return [];
        const places = owners[name] ?? [];
        return places.some((place) => source.path.startsWith(place))
          ? []
          : [`${source.path} imports ${name}`];
      }),
    );
    expect(problems).toEqual([]);
  });

  it('are all in use', () => {
    const used = new Set(sources.flatMap((source) => source.imports.map(importedPackage)));
    expect(Object.keys(owners).filter((name) => !used.has(name))).toEqual([]);
  });
});

describe('the local PingOne', () => {
  it('and src know nothing of each other', () => {
    const crossing = [
      ...readSources('local-pingone').filter((source) =>
        source.imports.some((statement) => importedFile(source, statement)?.startsWith('src/')),
      ),
      ...sources.filter((source) =>
        source.imports.some((statement) => importedFile(source, statement)?.startsWith('local-pingone/')),
      ),
    ];
    expect(crossing.map((source) => source.path)).toEqual([]);
  });
});
