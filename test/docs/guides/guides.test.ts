/** What all guides keep to, whatever they are about: each is followed by a test, nothing is left out silently, nothing leads nowhere. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCommandLine } from '../../../src/cli/parse.ts';
import { exampleWords } from '../../cli/example-words.ts';
import { guideFolder, openGuide } from './follow-guide.ts';
import { linesToRun, readGuide } from './guide-document.ts';
import { isShown } from './shown-text.ts';

const names = readdirSync(guideFolder).filter((name) => name !== 'README.md');
const read = (name: string): string => readFileSync(join(guideFolder, name), 'utf8');

/** Anchors as GitHub makes them. */
function anchorsOf(page: string): string[] {
  return [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}

function deadLinks(name: string): string[] {
  return [...read(name).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = '']) => {
    if (/^https:/.test(target)) return [];
    const [path = '', anchor] = target.split('#');
    const file = path === '' ? join(guideFolder, name) : join(guideFolder, path);
    const isThere =
      existsSync(file) && (anchor === undefined || anchorsOf(readFileSync(file, 'utf8')).includes(anchor));
    return isThere ? [] : [target];
  });
}

describe('the guides', () => {
  it('are each followed by a test, and listed', () => {
    const tests = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.test.ts'));
    const followed = tests.map((name) => name.replace('.test.ts', '.md'));
    expect(followed.sort()).toEqual([...names, 'guides.md'].sort());
    const listed = [...read('README.md').matchAll(/^\| \[[^\]]+\]\((\S+\.md)\)/gm)].map(([, name]) => name);
    expect(listed.sort()).toEqual(names.sort());
  });

  it.each([...names, 'README.md'])('%s links to what is there', (name) => {
    expect(deadLinks(name)).toEqual([]);
  });

  it.each(names)('%s says what the tests leave out, and that is in it', (name) => {
    const { steps, notRun, prose } = openGuide(name);
    expect(prose).not.toMatch(/```|~~~|^ {4}\S/m);
    expect(prose).toMatch(/^Our tests run every command of this page/m);
    const lines = steps.flatMap(({ text }) =>
      text.split('\n').map((line) => line.replace(/^\W*(RUN|run:)? ?/, '')),
    );
    expect([...notRun.keys()].filter((command) => !lines.includes(command))).toEqual([]);
    expect(prose.split('but not these:')[1]?.match(/^- /gm)?.length ?? 0).toBe(notRun.size);
  });

  /** Whoever adds to it says here that nothing else would do. */
  it('leave out no more than this', () => {
    const leftOut = new Set(names.flatMap((name) => [...openGuide(name).notRun.keys()]));
    expect([...leftOut].map((command) => command.split(' ').slice(0, 2).join(' ')).sort()).toEqual([
      'docker build',
      'docker run',
      'npm install',
      'ssh -L',
      'ssh admin.example.com',
    ]);
  });

  it('run this much', () => {
    const blocks = names.flatMap((name) => {
      const { steps, notRun } = openGuide(name);
      return steps.map((step) => linesToRun(step.text, notRun));
    });
    const calls = blocks.join('\n').match(/(?<![\w.-])pingcli (?=\w|--)/g) ?? [];
    expect(calls.length).toBeGreaterThanOrEqual(90);
  });

  it.each(names)('%s names no command in its text that pingcli does not take', async (name) => {
    const spans = [...openGuide(name).prose.matchAll(/`(pingcli [^`]+)`/g)].map(
      ([, command = '']) => command,
    );
    for (const command of spans) {
      const { kind } = await parseCommandLine(exampleWords(command), 80);
      expect([command, kind]).toEqual([command, expect.stringMatching(/^(run|help)$/)]);
    }
  });
});

describe('the reader of guides', () => {
  it('sees what differs', () => {
    expect(isShown('ID  …\n…\n✔ Done\n', ['ID  7', 'a', 'b', '✔ Done'])).toBe(true);
    expect(isShown('ID  …\n…\n✔ Done\n', ['ID  7', '✔ Done'])).toBe(true);
    expect(isShown('ID    NAME\n…     Ada\n', ['ID    NAME', '1234  Ada'])).toBe(true);
    expect(isShown('✔ Done\n', ['✔ Done', 'and more'])).toBe(false);
    expect(isShown('✔ Done …\n', ['✔ Done', 'and more'])).toBe(false);
    expect(isShown('a.c\n', ['abc'])).toBe(false);
    expect(isShown('a\n', [''])).toBe(false);
  });

  it('takes nothing for shown that no command wrote', () => {
    expect(() => readGuide('```text\nshown\n```\n')).toThrow('line 1: ');
  });

  it('finds the blocks, what they show, and what is left out', () => {
    const page = [
      '```sh',
      'one',
      'two',
      '```',
      '```text',
      'shown',
      '```',
      '```yaml a.yml',
      'a: 1',
      '```',
      'Our tests run every command of this page, but not these:',
      '',
      '- `two`: because',
      '  of this',
      '',
    ].join('\n');
    const { steps, notRun } = readGuide(page);
    expect(steps).toEqual([
      { language: 'sh', note: '', text: 'one\ntwo\n', line: 1, shown: 'shown\n' },
      { language: 'yaml', note: 'a.yml', text: 'a: 1\n', line: 8 },
    ]);
    expect([...notRun]).toEqual([['two', 'because of this']]);
    expect(linesToRun('one\ntwo\n', notRun)).toBe('one\n');
  });
});
