/** What completion answers a shell, and where the names come from: commands against the local PingOne. */
import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteForBash, quoteForPowerShell } from '../../src/cli/completion/shell-quoting.ts';
import { cutLine } from '../../src/cli/completion/shell-words.ts';
import type { FakeHostOptions } from '../support/fake-host.ts';
import { connectedSettings, homeEnvironment, knowNames, numbered } from '../support/known-names.ts';
import { runCli } from '../support/run-cli.ts';
import { shareWorld } from '../support/shared-world.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

/** Storage type `none` keeps no names either. */
function keepingEnv(env: Record<string, string>): Record<string, string> {
  return { ...env, PINGCLI_AUTH_STORAGE_TYPE: 'file_system' };
}

interface Reply {
  kind: string;
  values: string[];
  stderr: string;
}

/** The last word is the one that is being typed. */
async function complete(words: readonly string[], options: FakeHostOptions = {}): Promise<Reply> {
  const { code, stdout, stderr } = await runCli(['completion', 'complete', 'zsh', ...words], options);
  expect(code).toBe(0);
  const [kind = '', ...lines] = stdout.trimEnd().split('\n');
  return { kind, values: lines.map((line) => line.split('\t')[0] ?? ''), stderr };
}

function startingWith(start: string, { values }: Reply): string[] {
  return values.filter((value) => value.startsWith(start));
}

describe('commands', () => {
  it('are offered where they can stand, aliases once no name fits', async () => {
    expect((await complete([''])).values).toEqual(
      expect.arrayContaining(['auth', 'pingone', 'completion', 'help']),
    );
    expect((await complete(['pingone', 'environments', ''])).values).not.toContain('ls');
    expect((await complete(['pingone', 'environments', 'ls'])).values).toContain('ls');
    expect((await complete(['pingone', 'environments', 'l'])).values).not.toContain('ls');
    expect((await complete(['help', ''])).values).toEqual(expect.arrayContaining(['config', 'exit-codes']));
    expect((await complete(['help', 'config', ''])).values).toContain('profiles');
    expect((await complete(['commands', 'pingone', ''])).values).toContain('users');
  });

  it('are none behind a word that is none', async () => {
    expect(await complete(['pingon', ''])).toEqual({ kind: 'values', values: [], stderr: '' });
  });
});

describe('flags', () => {
  it('are those of the command, then the global ones; given ones are not offered again, lists are', async () => {
    const { values } = await complete([
      'pingone',
      'users',
      'list',
      '--expand',
      'population',
      '--reveal',
      '-O',
      'json',
      '-',
    ]);
    expect(values).toEqual(expect.arrayContaining(['--filter', '--expand', '--profile', '--no-input']));
    expect(values).not.toContain('--reveal');
    expect(values).not.toContain('--output-format');
    expect(values.indexOf('--filter')).toBeLessThan(values.indexOf('--profile'));
  });

  it('of two values come in both, those that switch off as that', async () => {
    expect((await complete(['pingone', 'webhooks', 'create', '--'])).values).toEqual(
      expect.arrayContaining(['--enabled', '--no-enabled']),
    );
    const login = await complete(['pingone', 'auth', 'login', '--']);
    expect(login.values).toEqual(expect.arrayContaining(['--no-browser', '--storage-type']));
    expect(login.values).not.toContain('--browser');
  });

  it('are offered where nothing else can stand, and not behind --', async () => {
    expect((await complete(['config', 'list-keys', ''])).kind).toBe('values');
    expect(startingWith('--', await complete(['pingone', 'users', 'list', '']))).toContain('--filter');
    expect((await complete(['pingone', 'users', 'list', '--', '-'])).values).toEqual([]);
  });
});

describe('values', () => {
  it.each([
    [['-O', ''], 'ndjson-wrapped'],
    [['-qO', ''], 'csv'],
    [['--output-format=c'], '--output-format=csv'],
    [['auth', 'login', '--storage-type', ''], 'file_system'],
    [['pingone', 'webhooks', 'create', '--enabled='], '--enabled=false'],
    [['config', 'set', 'LOG.level='], 'LOG.level=WARN'],
    [['config', 'set', 'log.level=WARN', 'noColor='], 'noColor=true'],
    [['config', 'get', ''], 'log.level'],
    [['-P', ''], 'default'],
    [['config', 'profiles', 'use', ''], 'default'],
    [['pingone', 'applications', 'create', '--grant-type', 'CIBA,'], 'CIBA,IMPLICIT'],
    [['pingone', 'users', 'list', '--columns', ''], 'email'],
    [['pingone', 'users', 'list', '--columns=id,'], '--columns=id,population.id'],
    [['pingone', 'users', 'list', '--sort', 'email,-'], 'email,-createdAt'],
    [['config', 'profiles', 'list', '--sort', ''], 'name'],
  ])('of %j', async (words, expected) => {
    const { values } = await complete(words);
    expect(values).toContain(expected);
  });

  it('are the files of the shell where a file is wanted, and go on where a value is missing', async () => {
    expect((await complete(['-C', ''])).kind).toBe('files');
    expect((await complete(['pingone', 'users', 'create', '--from-file='])).kind).toBe('files');
    const setting = await complete(['config', 'set', '']);
    expect(setting.kind).toBe('open');
    expect(setting.values).toContain('log.level=');
  });
});

describe('names', () => {
  const shared = shareWorld();

  it('are those that commands have seen, in the environment that the line names', async () => {
    const world = shared();
    const home = temporaryDirectory();
    const options = { home, env: keepingEnv(world.env) };
    const get = ['pingone', 'populations', 'get', ''];
    expect((await complete(get, options)).values).toEqual([]);
    await world.run('pingone populations list', options);
    await world.run('pingone environments list', options);
    const known = (await complete(get, options)).values;
    expect(known.length).toBeGreaterThan(0);
    expect((await complete(['pingone', 'users', 'create', '--population-id', ''], options)).values).toEqual(
      known,
    );
    const environments = (await complete(['pingone', 'users', 'list', '-e', ''], options)).values;
    expect(environments.length).toBeGreaterThan(20);
    const [other = ''] = environments.filter((name) => name !== 'Administrators');
    expect((await complete(['pingone', 'populations', 'get', '-e', other, ''], options)).values).toEqual([]);
    await world.run(['pingone', 'populations', 'list', '-e', other], options);
    expect((await complete(['pingone', 'populations', 'get', '-e', other, ''], options)).values).not.toEqual(
      [],
    );
  });

  it('are there for what stands second, and for roles', async () => {
    const world = shared();
    const options = { home: temporaryDirectory(), env: keepingEnv(world.env) };
    await world.run('pingone groups create --name Second', options);
    await world.run('pingone roles list', options);
    for (const words of [
      ['groups', 'members', 'add', ''],
      ['groups', 'members', 'remove', '--group-id', ''],
      ['users', 'groups', 'add', 'anna', 'Other', ''],
      ['users', 'groups', 'remove', 'anna', '--group-id', 'Other,'],
    ]) {
      expect((await complete(['pingone', ...words], options)).values.join(), words.join(' ')).toContain(
        'Second',
      );
    }
    const role = ['pingone', 'users', 'role-assignments', 'create', 'anna', '--role', ''];
    expect((await complete(role, options)).values).toContain('Identity Data Admin');
  });

  it('follow what commands create, rename and delete', async () => {
    const world = shared();
    const options = { home: temporaryDirectory(), env: keepingEnv(world.env) };
    const names = async () => (await complete(['pingone', 'groups', 'get', ''], options)).values;
    await world.run('pingone groups create --name Followed', options);
    expect(await names()).toContain('Followed');
    await world.run('pingone groups replace Followed --name Renamed --yes', options);
    expect(await names()).toContain('Renamed');
    expect(await names()).not.toContain('Followed');
    await world.run('pingone groups delete Renamed --yes', options);
    expect(await names()).not.toContain('Renamed');
  });

  it('are looked up by completion refresh, and are never those of people', async () => {
    const world = shared();
    const options = { home: temporaryDirectory(), env: keepingEnv(world.env) };
    const { code, stdout } = await world.run('completion refresh', options);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^environments +\d+$/m);
    expect((await complete(['pingone', 'populations', 'get', ''], options)).values).not.toEqual([]);
    await world.run('pingone users list', options);
    expect((await complete(['pingone', 'users', 'get', ''], options)).values).toEqual([]);
  });

  it('SEC-42 are not kept where nothing is to be kept on disk', async () => {
    const world = shared();
    const home = temporaryDirectory();
    await world.run('pingone populations list', { home, env: world.env });
    expect(readdirSync(home)).toEqual([]);
  });

  it('are forgotten at logout', async () => {
    const world = shared();
    const options = { home: temporaryDirectory(), env: keepingEnv(world.env) };
    await world.run('pingone populations list', options);
    expect((await complete(['pingone', 'populations', 'get', ''], options)).values).not.toEqual([]);
    await world.run('auth logout', options);
    expect((await complete(['pingone', 'populations', 'get', ''], options)).values).toEqual([]);
  });

  it('ask nobody, whatever the settings are', async () => {
    const world = shared();
    const home = temporaryDirectory();
    const refuse = () => Promise.reject(new Error('completion is on its own'));
    const options = { home, env: keepingEnv(world.env), fetch: refuse };
    await complete(['pingone', 'populations', 'get', ''], options);
    expect(world.requests()).toEqual([]);
    const broken = { home, env: { ...world.env, PINGCLI_CONFIG: '/no/such/file' } };
    expect(await complete(['pingone', 'populations', 'get', ''], broken)).toEqual({
      kind: 'values',
      values: [],
      stderr: '',
    });
  });

  it('that cannot be typed, or mean several, come as IDs; IDs come once one is begun', async () => {
    const home = temporaryDirectory();
    const env = { ...connectedSettings };
    knowNames(home, ['Twice', 'Twice', 'two\nlines', '\u001b[31mred', '-dash', 'a,b', 'Plain']);
    const { values } = await complete(['pingone', 'populations', 'get', ''], { home, env });
    expect(values.filter((value) => !value.startsWith('000000'))).toEqual(['a,b', 'Plain']);
    expect(values).toHaveLength(7);
    const begun = await complete(['pingone', 'populations', 'get', '00000016'], { home, env });
    expect(begun.values).toContain('00000016-0000-4000-8000-000000000000');
    const environments = { path: '/environments' };
    knowNames(home, ['Here'], environments);
    expect((await complete(['pingone', 'users', 'list', '-e', ''], { home, env })).values).toEqual(['Here']);
    expect(homeEnvironment).toMatch(/^6e2a/);
  });

  it('of a scope follow its kind: in the environment of the line, or in the one before the slash', async () => {
    const home = temporaryDirectory();
    const options = { home, env: connectedSettings };
    const assign = ['pingone', 'users', 'role-assignments', 'create', '--scope'];
    const kinds = await complete([...assign, ''], options);
    expect(kinds).toMatchObject({
      kind: 'open',
      values: ['organization', 'environment:', 'population:', 'application:'],
    });
    const [dev] = numbered(['Dev']);
    knowNames(home, ['Dev', 'Test'], { path: '/environments' });
    knowNames(home, ['Customers', 'Staff/EU']);
    knowNames(home, ['Partners', 'Staff/EU'], { path: `/environments/${dev?.id}/populations` });
    expect((await complete([...assign, 'environment:D'], options)).values).toEqual([
      'environment:Dev',
      'environment:Test',
    ]);
    // With a slash in front of it, it would be a name in the environment 'Staff'.
    expect((await complete([...assign, 'population:'], options)).values).toEqual(['population:Customers']);
    const elsewhere = ['population:Dev/Partners', 'population:Dev/Staff/EU'];
    expect((await complete([...assign, 'population:Dev/'], options)).values).toEqual(elsewhere);
    const inOne = await complete([...assign.slice(0, -1), '--scope=Population:Dev/'], options);
    expect(inOne.values[0]).toBe('--scope=Population:Dev/Partners');
    for (const word of ['organization:', 'galaxy:', 'population:Nowhere/']) {
      expect((await complete([...assign, word], options)).values).toEqual([]);
    }
  });

  it('are named once: by a flag or by a word', async () => {
    const home = temporaryDirectory();
    knowNames(home, ['Plain']);
    const options = { home, env: connectedSettings };
    expect((await complete(['pingone', 'populations', 'get', '-i', 'x', ''], options)).values).not.toContain(
      'Plain',
    );
    expect((await complete(['pingone', 'populations', 'get', 'x', ''], options)).values).not.toContain(
      'Plain',
    );
  });
});

describe('words of a line', () => {
  it.each([
    ['pingcli a b', ['pingcli', 'a'], 'b', ''],
    ['pingcli a ', ['pingcli', 'a'], '', ''],
    [`pingcli "a b" 'c d' e\\ f`, ['pingcli', 'a b', 'c d'], 'e f', ''],
    ['pingcli --x="a b', ['pingcli'], '--x=a b', '"'],
    [`pingcli 'it'\\''s`, ['pingcli'], "it's", "'"],
    [`pingcli "a\\"b\\$c\\d`, ['pingcli'], 'a"b$c\\d', '"'],
    [`pingcli ''`, ['pingcli'], '', ''],
  ] as const)('%s', (line, words, current, openQuote) => {
    expect(cutLine(line)).toEqual({ words, current, openQuote });
  });

  it('are read back as they were quoted', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.constantFrom('', "'", '"'),
        (text, quote) => {
          fc.pre(!/[\p{Cc}]/u.test(text));
          const word = `${quote}${quoteForBash(text, quote)}`;
          const closed = quote !== '' && !word.slice(1).endsWith(quote) ? `${word}${quote}` : word;
          expect(cutLine(`x ${closed}`)).toMatchObject({ current: text, openQuote: '' });
        },
      ),
    );
  });

  it('for PowerShell stand in single quotes unless they are plain', async () => {
    expect(quoteForPowerShell('plain-word.1')).toBe('plain-word.1');
    expect(quoteForPowerShell('$(x) "y" `z`')).toBe(`'$(x) "y" \`z\`'`);
    expect(quoteForPowerShell("it's ’so’")).toBe("'it''s ’’so’’'");
    const line = Buffer.from('config\nlist').toString('base64');
    const { stdout } = await runCli(['completion', 'complete', 'powershell', line]);
    expect(stdout).toBe('values\nlist-keys\tList every setting\n');
  });
});
