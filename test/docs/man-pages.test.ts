/** The man pages say what the commands say, in a language that man understands. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { type ManPage, manPages } from '../../scripts/man-pages.ts';
import { roff } from '../../scripts/roff.ts';
import { describeTree } from '../../src/cli/describe-tree.ts';
import { helpTopics } from '../../src/cli/help-topics.ts';

const run = promisify(execFile);

function missing(program: string): string | undefined {
  if ((process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program))))
    return undefined;
  if (process.env.PINGCLI_REQUIRE_ALL_TESTS === '1') throw new Error(`${program} is not installed`);
  return `${program} is not installed`;
}

let pages: ManPage[];
beforeAll(async () => {
  pages = await manPages('1.2.3');
});

/** What a reader sees of a line. */
function plain(text: string): string {
  return text
    .replaceAll(/\\\[u([0-9A-F]+)\]/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('\\(aq', "'")
    .replaceAll('\\(dq', '"')
    .replaceAll('\\(ga', '`')
    .replaceAll('\\(ha', '^')
    .replaceAll('\\(ti', '~')
    .replaceAll('\\-', '-')
    .replaceAll('\\&', '')
    .replaceAll('\\e', '\\');
}

describe('the man pages', () => {
  it('are listed in package.json, which installs them', () => {
    expect(manifest.man).toEqual(pages.map(({ file }) => `man/${file}`).sort());
    expect(manifest.files).toContain('man');
  });

  it('have every command with its flags and examples, and every topic', async () => {
    const all = pages.map(({ text }) => plain(text)).join('\n');
    for (const { kind, usage, flags, examples } of await describeTree()) {
      if (kind === 'group') continue;
      expect(all).toContain(`.SS ${usage}\n`);
      for (const flag of flags) expect(all).toContain(`.B ${flag.usage}\n`);
      for (const { command } of examples) expect(all).toContain(`\n${command}\n`);
    }
    const files = pages.map(({ file }) => file);
    for (const { name } of helpTopics) expect(files).toContain(`pingcli-${name}.7`);
  });

  it('are made of the macros of man(7), each page with its title, name and pages beside it', () => {
    for (const { file, text } of pages) {
      expect(text, file).toMatch(
        /^\.TH \S+ [17] "" "pingcli 1\.2\.3" "pingcli manual"\n\.SH NAME\npingcli\S* \\- \S/,
      );
      expect(text, file).toMatch(/^[\x20-\x7e\n]+$/);
      expect(text, file).not.toContain('undefined');
      const requests = new Set(text.match(/^\.\S*/gm));
      const known = ['.TH', '.SH', '.SS', '.PP', '.TP', '.B', '.BR', '.EX', '.EE', '.RS', '.RE'];
      expect(
        [...requests].filter((request) => !known.includes(request)),
        file,
      ).toEqual([]);
      expect(text.split('.EX').length, file).toBe(text.split('.EE').length);
      expect(text, file).toContain('.SH SEE ALSO');
    }
  });

  it('keep text from being read as requests and escapes', () => {
    expect(roff('.B \\fB--x')).toBe('\\&.B \\efB\\-\\-x');
    expect(roff("'quoted' … ü")).toBe('\\(aqquoted\\(aq \\[u2026] \\[u00FC]');
  });

  it.skipIf(missing('groff') !== undefined)('raise no warning of groff', { timeout: 60_000 }, async () => {
    const child = run('groff', ['-man', '-ww', '-z', '-Tutf8', '-Kutf8']);
    child.child.stdin?.end(pages.map(({ text }) => text).join(''));
    expect((await child).stderr).toBe('');
  });

  it.skipIf(missing('man') !== undefined)('read as they should', async () => {
    const child = run('man', ['--warnings', '-l', '-'], {
      env: { ...process.env, MANWIDTH: '80', LC_ALL: 'C.UTF-8' },
    });
    child.child.stdin?.end(pages.find(({ file }) => file === 'pingcli-config.1')?.text);
    const { stdout, stderr } = await child;
    expect(stderr).toBe('');
    expect(stdout).toContain('pingcli config profiles use');
    expect(stdout).toMatch(/--\[no-\]set-active\n +Make it the active profile, or not\./);
  });
});
