/** Completion in real shells: typed, completed with Tab, and run with Enter, so that each shell reads what it was given; no name runs. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bashScript } from '../../src/commands/completion/bash.ts';
import { fishScript } from '../../src/commands/completion/fish.ts';
import { powershellScript } from '../../src/commands/completion/powershell.ts';
import { zshScript } from '../../src/commands/completion/zsh.ts';
import { hasUnsafeCharacters } from '../../src/core/sanitize.ts';
import { hostileNames } from '../support/hostile-names.ts';
import { connectedSettings, knowNames } from '../support/known-names.ts';
import { missingShell, openShellHome, runShell, type ShellHome, singleQuoted } from '../support/shells.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { runInTerminal } from '../support/terminal-program.ts';

const names = [
  'Customers',
  'Contract Staff',
  'with:colon',
  'key=value',
  `O'Neil "X"`,
  'Oh!no',
  'Zürich',
  'a,b',
];

/** Would leave a file in the home if any of it were run. */
function attacks(home: string): string[] {
  const mark = `touch ${join(home, 'ran')}`;
  return [
    `$(${mark})`,
    `\`${mark}\``,
    `;${mark};`,
    `x\n${mark}\n`,
    `'$(${mark})'`,
    `"$(${mark})"`,
    `&& ${mark}`,
    `> ${join(home, 'ran')}`,
    '!!',
    '$HOME',
    '*',
    '~',
    '\\',
  ];
}

/** What can be typed as it is; of the others, the ID is offered. */
function typeable(wanted: readonly string[]): string[] {
  return wanted
    .filter(
      (name) => name !== '' && !hasUnsafeCharacters(name) && name.trim() === name && !/^[-~]/.test(name),
    )
    .sort();
}

interface Interactive {
  shell: 'bash' | 'zsh' | 'fish';
  start: readonly string[];
  /** Loads the script, and has the witness completed too. */
  load: string;
}

const interactive: readonly Interactive[] = [
  {
    shell: 'bash',
    start: ['--noprofile', '--norc', '-i'],
    load: 'source <(pingcli completion bash); complete -F _pingcli witness',
  },
  {
    shell: 'zsh',
    start: ['-f', '-i'],
    load: 'autoload -Uz compinit; compinit -u -D; source <(pingcli completion zsh); compdef _pingcli witness; unsetopt beep',
  },
  {
    shell: 'fish',
    start: ['--no-config', '-i'],
    load: "pingcli completion fish | source; complete -c witness -f -k -a '(__pingcli_complete)'",
  },
];

/** A session in which lines are typed one after the other. */
interface Session {
  /** The words that a line runs with, once Tab has been pressed behind it. */
  completed(line: string): Promise<string>;
}

async function open({ shell, start, load }: Interactive, { env }: ShellHome): Promise<Session> {
  const program = runInTerminal(start, env, { program: shell, columns: 200 });
  program.type(`cd; ${load}; echo loa""ded\r`);
  await program.expect(/loaded/);
  return {
    async completed(line) {
      const before = program.output.length;
      program.type(`witness ${line}\t\r`);
      await program.expect(/got .* end/);
      return /got (.*) end/.exec(program.output.slice(before))?.[1] ?? '';
    },
  };
}

function wordsAs(words: readonly string[]): string {
  return words.map((word) => `<${word}>`).join(' ');
}

const get = ['pingone', 'populations', 'get'];

/** What is typed, and the words that it becomes. */
const lines: readonly [typed: string, words: readonly string[]][] = [
  ['pingo', ['pingone']],
  ['pingone environments rea', ['pingone', 'environments', 'read']],
  ['-O c', ['-O', 'csv']],
  ['--output-format=c', ['--output-format=csv']],
  ['-q -O json pingone popu', ['-q', '-O', 'json', 'pingone', 'populations']],
  ['pingone populations list --lim', ['pingone', 'populations', 'list', '--limit']],
  ['config set outputFormat=js', ['config', 'set', 'outputFormat=json']],
  ['-P defa', ['-P', 'default']],
  ['help exit', ['help', 'exit-codes']],
  ['pingone populations get Cust', [...get, 'Customers']],
  ['pingone populations get -- Cust', [...get, '--', 'Customers']],
  ['pingone populations get Contr', [...get, 'Contract Staff']],
  ['pingone populations get Contract\\ S', [...get, 'Contract Staff']],
  ['pingone populations get "Contract S', [...get, 'Contract Staff']],
  ["pingone populations get 'Contract S", [...get, 'Contract Staff']],
  ['pingone populations get with:', [...get, 'with:colon']],
  ['pingone populations get --population-id=key=', [...get, '--population-id=key=value']],
  ["pingone populations get O\\'", [...get, `O'Neil "X"`]],
  [`pingone populations get "O'`, [...get, `O'Neil "X"`]],
  ['pingone populations get Oh', [...get, 'Oh!no']],
  ['pingone populations get Z', [...get, 'Zürich']],
  ['pingone populations get 00000011', [...get, '00000011-0000-4000-8000-000000000000']],
  [
    'pingone populations create --from-file my\\ tools/wit',
    ['pingone', 'populations', 'create', '--from-file', 'my tools/witness'],
  ],
  ['nonsense po', ['nonsense', 'po']],
];

describe.each(interactive)('in $shell', (how) => {
  describe.skipIf(missingShell(how.shell) !== undefined)('a person who presses Tab', () => {
    it('gets commands, flags, values, profiles, topics, names and files', { timeout: 60_000 }, async () => {
      const home = openShellHome(temporaryDirectory(), connectedSettings);
      knowNames(home.home, names);
      const session = await open(how, home);
      for (const [typed, words] of lines) {
        expect(await session.completed(typed), typed).toBe(wordsAs(words));
      }
    });

    it('SEC-75 never runs a part of a name', { timeout: 60_000 }, async () => {
      const home = openShellHome(temporaryDirectory(), connectedSettings);
      const session = await open(how, home);
      for (const name of typeable(attacks(home.home))) {
        knowNames(home.home, [name]);
        expect(await session.completed('pingone populations get ')).toBe(wordsAs([...get, name]));
        expect(existsSync(join(home.home, 'ran')), name).toBe(false);
      }
    });
  });
});

describe.skipIf(missingShell('bash') !== undefined)('what bash is given', () => {
  it.each(['', "'", '"'])('SEC-75 reads as the names, behind %j', async (quote) => {
    const home = openShellHome(temporaryDirectory(), connectedSettings);
    const wanted = [...new Set([...attacks(home.home), ...hostileNames, ...names])];
    knowNames(home.home, wanted);
    const line = `pingcli pingone populations get ${quote}`;
    const ask = `${bashScript}
COMP_LINE=${singleQuoted(line)} COMP_POINT=${line.length} _pingcli pingcli '' ''
printf '%s\\n' "\${COMPREPLY[@]}"`;
    const words = (await runShell('bash', ask, home)).split('\n').filter((each) => each !== '');
    // As bash does on its line: it closes the quote, unless the word ends with one.
    const closed = words.map((word) => `${quote}${word}${word.endsWith(quote) ? '' : quote}`);
    const read = closed.map((word) => `printf '%s\\0' ${word}`).join('\n');
    const seen = (await runShell('bash', read, home)).split('\0').slice(0, -1);
    expect(existsSync(join(home.home, 'ran'))).toBe(false);
    expect(seen.filter((word) => !/^[0-9a-f]{8}-0000-/.test(word)).sort()).toEqual(typeable(wanted));
    expect(seen).toHaveLength(wanted.filter((name) => name !== '').length);
  });
});

describe.skipIf(missingShell('fish') !== undefined)("fish's list", () => {
  it('says what each candidate is', async () => {
    const home = openShellHome(temporaryDirectory(), connectedSettings);
    knowNames(home.home, hostileNames);
    const list = async (line: string) =>
      (await runShell('fish', `${fishScript}\ncomplete -C $argv[1]`, home, [line])).trim().split('\n');
    expect(await list('pingcli pingone environments ls')).toEqual(['ls\tList environments']);
    for (const each of await list('pingcli pingone populations get ')) {
      const [name = '', id] = each.split('\t');
      expect(`${name}${id}`).toMatch(/[0-9a-f]{8}-0000-4000-8000-000000000000/);
    }
  });
});

/** There is no PowerShell where these tests run: its script is looked at, not run. */
describe('for PowerShell', () => {
  it('has a script that hands words over as base64 and takes candidates behind a tab', () => {
    expect(powershellScript).toContain('Register-ArgumentCompleter -Native -CommandName pingcli');
    expect(powershellScript).toContain('completion complete powershell $encoded');
    for (const [open, close] of ['{}', '()', '[]']) {
      expect(powershellScript.split(open ?? '').length).toBe(powershellScript.split(close ?? '').length);
    }
    // A backtick, an expandable here-string or a command that runs text would be a way in for names.
    expect(powershellScript).not.toMatch(/Invoke-Expression|iex|`|@"/);
  });
});

it('has scripts of nothing but ASCII that begin with what they are', () => {
  for (const script of [bashScript, zshScript, fishScript, powershellScript]) {
    expect(script).toMatch(/^#[\x20-\x7e\n]+$/);
  }
});
