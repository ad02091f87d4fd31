/** The help topics: true to the code, and readable at any width. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { helpTopics } from '../../src/cli/help-topics.ts';
import { parseCommandLine } from '../../src/cli/parse.ts';
import { environmentNames, settingKeys } from '../../src/config/setting-keys.ts';
import { environmentVariables } from '../../src/core/environment-variables.ts';
import { exitCodes } from '../../src/core/exit-codes.ts';
import { grantNames } from '../../src/core/grant.ts';
import { outputFormats } from '../../src/core/output-formats.ts';
import { storageTypes } from '../../src/core/secret-store.ts';
import { projectRoot, readSources } from '../house/source-files.ts';
import { runCli } from '../support/run-cli.ts';
import { exampleWords } from './example-words.ts';

async function topic(name: string, width = 80): Promise<string> {
  const parsed = await parseCommandLine(['help', name], width);
  if (parsed.kind !== 'help') throw new Error('no help');
  return parsed.text;
}

const tabled = Object.values(environmentVariables).flatMap((rows) => rows.flatMap(({ names }) => [...names]));
const ofSettings = settingKeys.flatMap((key) => environmentNames(key));

describe.each(helpTopics)('help $name', ({ name, summary, load }) => {
  it.each([40, 80])('fits %d columns', async (width) => {
    const text = await topic(name, width);
    expect(text).toContain(summary.split(' ')[0]);
    // Names and commands stay whole.
    const breakable = (line: string): boolean =>
      /^\s*\S+ \S/.test(line.replaceAll(/"[^"]*"|'[^']*'/g, '_').replaceAll(/--[\w-]+ \S+/g, '_'));
    expect(text.split('\n').filter((line) => line.length > width && breakable(line))).toEqual([]);
  });

  it('has examples that the command line takes', async () => {
    for (const { examples = [] } of (await load()).sections) {
      for (const { command } of examples) {
        const line = command.replace(/ \|\|.*$/, '');
        expect(await parseCommandLine(exampleWords(line), 80), command).toMatchObject({ kind: 'run' });
      }
    }
  });

  it('is in the help of the program, and answers in the same words for tools', async () => {
    const { stdout } = await runCli('--help');
    expect(stdout).toContain(`\n  ${name} `);
    const answer = await runCli(['help', name, '-O', 'json']);
    const { data }: { data: { topic: string; sections: { title: string }[] } } = JSON.parse(answer.stdout);
    expect(data.topic).toBe(name);
    for (const { title } of data.sections) expect(await topic(name)).toContain(`\n${title}\n`);
  });
});

describe('the topics', () => {
  it('name every exit code, format, grant and storage type', async () => {
    for (const { code, meaning } of Object.values(exitCodes)) {
      expect(await topic('exit-codes', 200)).toContain(`\n  ${String(code).padEnd(3)}  ${meaning}\n`);
    }
    for (const format of outputFormats)
      expect(await topic('formats')).toMatch(new RegExp(`^  ${format} `, 'm'));
    for (const grant of [...grantNames, ...storageTypes])
      expect(await topic('authentication')).toContain(`\n  ${grant} `);
  });

  it('are suggested where one is mistyped', async () => {
    const { code, stderr } = await runCli('help formts');
    expect(code).toBe(64);
    expect(stderr).toContain("Did you mean 'formats'?");
  });
});

describe('help environment', () => {
  const shim = ['bin/pingcli.js', 'bin/compiled-code.js'].map((path) => ({
    path,
    text: readFileSync(join(projectRoot, path), 'utf8'),
  }));
  const sources = [...readSources('src'), ...shim];

  /** Variables that the source reads, wherever it names one. */
  const read = new Set(
    sources.flatMap(({ path, text }) =>
      path.startsWith('src/catalogue/')
        ? []
        : [
            ...[...text.matchAll(/\benv\.([A-Za-z][A-Za-z0-9_]*)/g)].map(([, name = '']) => name),
            ...[...text.matchAll(/'(P?(?:PINGCLI|PINGONE)_[A-Z0-9_]*[A-Z0-9])'/g)].map(
              ([, name = '']) => name,
            ),
          ],
    ),
  );

  it('has every variable that the source reads', async () => {
    expect(read.size).toBeGreaterThan(30);
    const known = new Set<string>([...tabled, ...ofSettings]);
    expect([...read].filter((name) => !known.has(name))).toEqual([]);
    const text = (await topic('environment', 200)).replaceAll(/\s+/g, ' ');
    for (const name of tabled) expect(text).toContain(name);
    for (const key of settingKeys)
      expect(
        environmentNames(key).some((name) => text.includes(name)),
        key,
      ).toBe(true);
  });

  it('has no variable that nothing reads', () => {
    // By Node.js itself, by the keychain's library, and put together of two halves.
    const elsewhere = [
      'TZ',
      'DBUS_SESSION_BUS_ADDRESS',
      'HTTPS_PROXY',
      'https_proxy',
      'HTTP_PROXY',
      'http_proxy',
      'NO_PROXY',
      'no_proxy',
    ];
    const code = sources.filter(({ path }) => path !== 'src/core/environment-variables.ts');
    const unread = tabled.filter((name) => !code.some(({ text }) => new RegExp(`\\b${name}\\b`).test(text)));
    expect(unread.filter((name) => !elsewhere.includes(name))).toEqual([]);
  });
});
