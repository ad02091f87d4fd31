/** Real shells for tests of completion: where pingcli is a command of theirs, and what they make of it. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { binary, environmentOf } from './run-binary.ts';

const run = promisify(execFile);

/**
 * Why tests in a shell cannot run here; undefined where they can.
 * With `PINGCLI_REQUIRE_ALL_TESTS=1` they have to: a missing shell is then an error.
 */
export function missingShell(name: 'bash' | 'zsh' | 'fish'): string | undefined {
  if ((process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name))))
    return undefined;
  const reason = `${name} is not installed`;
  if (process.env.PINGCLI_REQUIRE_ALL_TESTS === '1') throw new Error(reason);
  return reason;
}

/** A program that takes pingcli's completion, and shows what words it was called with. */
const witness = `#!/bin/sh
[ "$1" = completion ] && exec pingcli "$@"
printf 'got'
printf ' <%s>' "$@"
echo ' end'
`;

export interface ShellHome {
  home: string;
  /** With pingcli, and the Node.js of the tests, first on the path. */
  env: Record<string, string>;
}

/** @param folder - Where pingcli lies, below the home; one with a blank in its name shows that nothing splits it. */
export function openShellHome(
  home: string,
  more: Record<string, string> = {},
  folder = 'my tools',
): ShellHome {
  const tools = join(home, folder);
  mkdirSync(tools, { recursive: true });
  if (!existsSync(join(tools, 'pingcli'))) symlinkSync(binary, join(tools, 'pingcli'));
  writeFileSync(join(tools, 'witness'), witness, { mode: 0o700 });
  const env = environmentOf({ home, env: more });
  const PATH = [tools, dirname(process.execPath), env.PATH].join(delimiter);
  return { home, env: { ...env, PATH, XDG_CONFIG_HOME: join(home, '.config') } };
}

/** What a script of the shell prints. */
export async function runShell(
  shell: string,
  script: string,
  { home, env }: ShellHome,
  words: readonly string[] = [],
): Promise<string> {
  const file = join(home, `script.${shell}`);
  writeFileSync(file, script);
  const quiet: Record<string, string[]> = {
    bash: ['--noprofile', '--norc'],
    zsh: ['-f'],
    fish: ['--no-config'],
  };
  const { stdout } = await run(shell, [...(quiet[shell] ?? []), file, ...words], { env, cwd: home });
  return stdout;
}

/** Values as words for the shells' own scripts. */
export function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
