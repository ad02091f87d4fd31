/** `pingcli commands`, and `--help -O json`: the tree as data, the same that the parser takes. */
import { describe, expect, it } from 'vitest';
import type { CommandDescription, ProgramDescription } from '../../src/commands/command-description.ts';
import { exitCodes } from '../../src/core/exit-codes.ts';
import { runCli } from '../support/run-cli.ts';

type Described = CommandDescription & Partial<ProgramDescription>;

async function dataOf<T>(words: string): Promise<T> {
  const { code, stdout, stderr } = await runCli(`${words} -O json`);
  expect(code, stderr).toBe(0);
  const envelope: { status: string; data: T } = JSON.parse(stdout);
  expect(envelope.status).toBe('success');
  return envelope.data;
}

describe('pingcli commands', () => {
  it('lists every command with its summary', async () => {
    const { stdout, stderr } = await runCli('commands');
    expect(stdout).toMatch(/^COMMAND +SUMMARY\n/);
    expect(stdout).toMatch(/^pingcli pingone users list +List users$/m);
    expect(stdout).toMatch(/^pingcli completion zsh +Print the completion script for zsh$/m);
    expect(stderr).toMatch(/\d{3} commands and groups/);
  });

  it('is the whole tree for tools: the program first, with what holds for all', async () => {
    const [program, ...commands] = await dataOf<Described[]>('commands');
    expect(program?.path).toEqual([]);
    expect(program?.globalFlags?.map(({ name }) => name)).toContain('output-format');
    expect(program?.exitCodes).toHaveLength(Object.keys(exitCodes).length);
    const create = commands.find(({ command }) => command === 'pingcli pingone populations create');
    expect(create).toMatchObject({ kind: 'command', aliases: ['new'], summary: 'Create a population' });
    expect(create?.flags.find(({ name }) => name === 'name')).toMatchObject({
      usage: '--name <text>',
      type: 'text',
      required: false,
      requiredUnlessInFile: true,
    });
    expect(create?.flags.find(({ name }) => name === 'environment-id')).toMatchObject({
      short: 'e',
      refers: 'environments',
    });
    const list = commands.find(({ command }) => command === 'pingcli pingone active-identity-counts list');
    const [first] = list?.flags ?? [];
    expect(first?.required).toBe(true);
    // What is at the root as well is told once.
    expect(commands.filter(({ path }) => path[0] === 'davinci')).toEqual([]);
    expect(commands.filter(({ path }) => path[1] === 'davinci').length).toBeGreaterThan(10);
  });

  it('lists a part, and says where there is none', async () => {
    const users = await dataOf<Described[]>('commands pingone users');
    expect(users.every(({ path }) => path[1] === 'users')).toBe(true);
    expect(users.length).toBeGreaterThan(8);
    expect((await runCli('commands nonsense')).code).toBe(3);
  });
});

describe('--help for tools', () => {
  it.each(['pingone users list', 'config set', 'pingone', 'completion bash'])(
    '%s is as in commands',
    async (path) => {
      const [listed] = await dataOf<Described[]>(`commands ${path}`);
      const helped = await dataOf<Described>(`${path} --help`);
      expect(helped).toMatchObject({ ...listed });
      expect(helped.exitCodes).toHaveLength(Object.keys(exitCodes).length);
    },
  );

  it('comes before the command line is checked, and needs no settings', async () => {
    const env = { PINGCLI_CONFIG: '/no/such/file' };
    const { code, stdout } = await runCli('pingone users get --help -O yaml', { env });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^command: pingcli pingone users get$/m);
    expect((await runCli('--help', { env: { PINGCLI_OUTPUT_FORMAT: 'json' } })).stdout).toMatch(/^Work with/);
  });
});

describe('help of what is no command', () => {
  it.each([
    ['pingone enviroments --help', "Did you mean 'environments'?"],
    ['help pingone enviroments', "Did you mean 'environments'?"],
  ])('%s is refused with the nearest', async (words, hint) => {
    const { code, stdout, stderr } = await runCli(words);
    expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
    expect(stderr).toContain(hint);
  });
});

describe('the marks of what is required', () => {
  it('are on the flag, which comes first', async () => {
    const { stdout } = await runCli('pingone active-identity-counts list --help');
    expect(stdout).toMatch(/FLAGS\n.*\n?.*\(required\)/);
    const create = await runCli('pingone populations create --help');
    expect(create.stdout.replaceAll(/\s+/g, ' ')).toContain(
      'Name of the population (required, here or in the file)',
    );
  });
});
