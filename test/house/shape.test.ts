/** What every source file keeps to: size, names, exports, and who touches the machine. */
import { describe, expect, it } from 'vitest';
import { listFiles, readSources } from './source-files.ts';

const sources = readSources('src');
const everything = [...sources, ...readSources('local-pingone'), ...readSources('scripts')];

/** Files that hold data rather than code may be longer. */
function isData(path: string): boolean {
  return /^src\/catalogue\/|^src\/config\/settings\.ts$|^local-pingone\/seed\/|^local-pingone\/management\/collection-rules\.ts$/.test(
    path,
  );
}

function linesOf(text: string): number {
  return text.split('\n').length - 1;
}

describe('source files', () => {
  it('are at most 250 lines long unless they are data', () => {
    const long = everything.filter((source) => !isData(source.path) && linesOf(source.text) > 250);
    expect(long.map((source) => `${source.path}: ${linesOf(source.text)}`)).toEqual([]);
  });

  it('are mostly under 150 lines', () => {
    const code = everything.filter((source) => !isData(source.path));
    const long = code.filter((source) => linesOf(source.text) > 150);
    expect(long.length / code.length).toBeLessThan(0.1);
  });

  it('have kebab-case names that say what they are', () => {
    const names = everything.map((source) => source.path.split('/').at(-1) ?? '');
    expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*\.ts$/.test(name))).toEqual([]);
    expect(
      names.filter((name) => /(^|-)(utils?|helpers?|managers?|misc|common|index)(-|\.ts$)/.test(name)),
    ).toEqual([]);
  });

  it('begin with a sentence that says what they do', () => {
    expect(
      everything.filter((source) => !/^(#!.*\n)?\/\*\*/.test(source.text)).map((source) => source.path),
    ).toEqual([]);
  });

  it('have no default exports and re-export nothing', () => {
    const found = everything.filter(({ code }) =>
      /^export default|^export \*|^export (type )?\{[^}]*\} from/m.test(code),
    );
    expect(found.map((source) => source.path)).toEqual([]);
  });

  it('hold no unfinished business', () => {
    const found = everything.filter(({ text }) => /\b(TODO|FIXME|XXX)\b/.test(text));
    expect(found.map((source) => source.path)).toEqual([]);
  });

  it('silence no check', () => {
    const found = everything.filter(
      ({ text, code }) => /@ts-|biome-ignore/.test(text) || /as unknown as|\bas any\b|: any\b/.test(code),
    );
    expect(found.map((source) => source.path)).toEqual([]);
  });
});

describe('the machine', () => {
  const forbidden: Readonly<Record<string, RegExp>> = {
    process: /(?<![.\w])process\./,
    console: /(?<![.\w])console\./,
    'the clock': /\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(/,
    timers: /(?<![.\w])set(Timeout|Interval|Immediate)\(/,
    // A file that takes `fetch` out of its ports has another one than the global.
    'the global fetch': /^(?![\s\S]*\{[^{}]*\bfetch\b[^{}]*\}\s*[=:)])[\s\S]*(?<![.\w])fetch\(/,
    chance: /\bMath\.random\b/,
  };

  it.each(Object.entries(forbidden))('%s is touched by host and main only', (_, pattern) => {
    const elsewhere = sources.filter(({ path }) => !/^src\/(host\/|main\.ts$)/.test(path));
    expect(elsewhere.filter(({ code }) => pattern.test(code)).map((source) => source.path)).toEqual([]);
  });
});

describe('tests', () => {
  it('mirror the source: a test file lies in the folder of the room it tests', () => {
    const rooms = new Set([
      'auth',
      'binary',
      'browser',
      'bench',
      'catalogue',
      'cli',
      'commands',
      'config',
      'core',
      'docs',
      'host',
      'house',
      'http',
      'journeys',
      'keychain',
      'local-pingone',
      'output',
      'pingone',
      'scripts',
      'support',
      'terminal',
    ]);
    const strays = listFiles('test').filter((path) => !rooms.has(path.split('/')[1] ?? ''));
    expect(strays).toEqual([]);
  });

  it('are neither skipped, focused nor left to do for good', () => {
    const found = readSources('test').filter(
      ({ code, path }) =>
        !path.startsWith('test/house/') && /\b(it|test|describe)\.(skip|only|todo)\b/.test(code),
    );
    expect(found.map((source) => source.path)).toEqual([]);
  });
});
