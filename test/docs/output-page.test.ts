/** `docs/output.md` against the code: every format, every flag of the view, and examples that the command line takes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseCommandLine } from '../../src/cli/parse.ts';
import { viewFlags } from '../../src/cli/view-flags.ts';
import { outputFormats } from '../../src/core/output-formats.ts';
import { exampleWords } from '../cli/example-words.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/output.md'), 'utf8');

it('explains every format', () => {
  for (const format of outputFormats) expect(page).toContain(`| \`${format}\` |`);
});

it('explains every flag of the view', () => {
  const answers = { kind: 'records', idMember: 'id' } as const;
  const flags = Object.keys(viewFlags({ answers }));
  expect(flags).toContain('ids');
  for (const flag of flags) expect(page).toMatch(new RegExp(`^\\| \`--${flag}\\b`, 'm'));
});

it('has examples that are true', async () => {
  const commands = [...page.matchAll(/^(?:\w+=\$\()?(pingcli .*?)(?: \|.*|\))?$/gm)].map(
    ([, line = '']) => line,
  );
  expect(commands.length).toBeGreaterThan(5);
  for (const command of commands) {
    const parsed = await parseCommandLine(exampleWords(command), 80);
    expect(parsed, command).toMatchObject({ kind: 'run' });
  }
});
