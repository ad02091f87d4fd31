/** A run's command line once more: read by the parser itself, so what is spelled means the same. */
import { expect, it } from 'vitest';
import { type ParsedRun, parseCommandLine } from '../../src/cli/parse.ts';
import { spellRun } from '../../src/cli/spell-run.ts';
import { shellWords } from '../support/shell-words.ts';

async function parsed(words: readonly string[]): Promise<ParsedRun> {
  const run = await parseCommandLine(words, 80);
  if (run.kind !== 'run') throw new Error('no run');
  return run;
}

async function spelled(line: string, words: readonly string[], without: readonly string[] = []) {
  return spellRun(await parsed(line.split(' ')), words, without);
}

it('has other arguments, and every flag as it was given', async () => {
  expect(await spelled('pingone users disable a b -y -e Staging --max-wait 5m -P prod', ['b', 'Max M'])).toBe(
    "pingcli pingone users disable b 'Max M' --profile prod --max-wait 300000ms --environment-id Staging --yes",
  );
});

it('leaves out what the arguments stand for', async () => {
  expect(await spelled('pingone users lock --user-id a,b,c --yes', ['c'], ['user-id'])).toBe(
    'pingcli pingone users lock c --yes',
  );
});

it('puts what looks like a flag behind all flags', async () => {
  expect(await spelled('pingone users lock -y -- -a -b', ['-b'])).toBe(
    'pingcli pingone users lock --yes -- -b',
  );
  expect(await spelled('pingone users lock -y a b', ['-'])).toBe('pingcli pingone users lock - --yes');
});

it.each([
  'pingone users move anna --population anna --dry-run --no-input',
  'pingone users list --filter name.given#eq#"O\'Neil" --limit 5 --request-timeout 90s -O ndjson',
  'pingone populations create --name x --no-default -q',
  'pingone users list --detailed-exitcode=false --columns username,email',
])('means the same: %s', async (line) => {
  const run = await parsed(line.split(' ').map((word) => word.replaceAll('#', ' ')));
  const again = spellRun(run, run.arguments, []);
  const { flags, global, view, arguments: given } = await parsed(shellWords(again).slice(1));
  expect({ flags, global, view, given }).toEqual({
    flags: run.flags,
    global: run.global,
    view: run.view,
    given: run.arguments,
  });
});
