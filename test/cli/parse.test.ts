import { describe, expect, it } from 'vitest';
import { type ParsedRun, parseCommandLine } from '../../src/cli/parse.ts';
import { failure } from '../support/failure.ts';
import { runCli } from '../support/run-cli.ts';

async function parse(line: string | string[]): Promise<ParsedRun> {
  const parsed = await parseCommandLine(typeof line === 'string' ? line.split(' ') : line, 80);
  if (parsed.kind !== 'run') throw new Error(`expected a run, got ${parsed.kind}`);
  return parsed;
}

function refusal(line: string | string[]) {
  return failure(parseCommandLine(typeof line === 'string' ? line.split(' ') : line, 80));
}

/** What was given; the rest of the readings is undefined. */
function given(readings: ParsedRun['flags']): Record<string, unknown> {
  return Object.fromEntries(Object.entries(readings).filter(([, value]) => value !== undefined));
}

describe('a command', () => {
  it('is found by its path, and by the aliases of Ping CLI', async () => {
    expect((await parse('pingone environments ls')).path).toEqual(['pingone', 'environments', 'list']);
    expect((await parse('pingone environments describe x')).path).toEqual(['pingone', 'environments', 'get']);
    expect((await parse('config profiles rm dev')).path).toEqual(['config', 'profiles', 'delete']);
  });

  it('takes global flags before, between and after its words', async () => {
    const lines = [
      '-O json pingone environments list',
      'pingone -O json environments list',
      'pingone environments list -O json',
    ];
    for (const line of lines) expect(given((await parse(line)).global)).toEqual({ 'output-format': 'json' });
  });

  it('takes values in either form', async () => {
    for (const line of [
      'config list-keys --output-format=csv',
      'config list-keys -Ocsv',
      'config list-keys -O csv',
    ]) {
      expect((await parse(line)).global['output-format']).toBe('csv');
    }
  });

  it('takes values that begin with a dash', async () => {
    const run = await parse(['pingone', 'environments', 'get', '-i', '-odd-name', '--query=-x']);
    expect(run.flags['environment-id']).toBe('-odd-name');
    expect(run.global.query).toBe('-x');
  });

  it('takes nothing for a flag after --', async () => {
    const run = await parse(['pingone', 'environments', 'get', '--', '--debug']);
    expect(run.arguments).toEqual(['--debug']);
    expect(run.global.debug).toBeUndefined();
    expect((await parse(['pingone', 'environments', 'get', '--', '--quiet=false'])).arguments).toEqual([
      '--quiet=false',
    ]);
  });

  it('takes the last of a repeated flag', async () => {
    expect((await parse('config list-keys -O csv -O json')).global['output-format']).toBe('json');
  });
});

describe('switches', () => {
  it.each([
    ['--debug', true],
    ['--debug=true', true],
    ['--debug=T', true],
    ['--debug=1', true],
    ['--debug=false', false],
    ['--debug=0', false],
    ['--debug --debug=false', false],
    ['--debug=false --debug', true],
  ])('%s reads %s', async (words, value) => {
    expect((await parse(`config list-keys ${words}`)).global.debug).toBe(value);
    expect((await parse(`${words} config list-keys`)).global.debug).toBe(value);
  });

  it.each([
    ['', undefined],
    ['--no-browser', false],
    ['--no-browser=true', false],
    ['--browser=false', false],
    ['--browser', undefined],
    ['--no-browser --browser', undefined],
    ['--no-browser=false', undefined],
  ])('that are on by default: %j reads %s', async (words, value) => {
    const run = await parse(`pingone auth login ${words}`.trim());
    expect(run.flags.browser).toBe(value);
  });

  it('named no-… read true for themselves', async () => {
    expect(given((await parse('config list-keys --no-color --no-input')).global)).toEqual({
      'no-color': true,
      'no-input': true,
    });
    expect((await parse('config list-keys --no-color=false')).global['no-color']).toBe(false);
  });

  it('turned off win over the environment and the profile', async () => {
    const env = { PINGCLI_DETAILED_EXITCODE: 'true' };
    const unset = 'config get nothing.such';
    expect((await runCli(`${unset} --detailed-exitcode=false`, { env })).code).toBe(64);
    const run = await parse('config list-keys --detailed-exitcode=false');
    expect(run.global['detailed-exitcode']).toBe(false);
  });

  it.each([
    ['--enabled', true],
    ['--enabled=false', false],
    ['--no-enabled', false],
    ['--no-enabled=false', true],
    ['--enabled --no-enabled', false],
    ['--no-enabled --enabled=true', true],
    ['', undefined],
  ])('that are a value of two: %j reads %s', async (words, value) => {
    const run = await parse(`pingone webhooks create ${words}`.trim());
    expect(run.flags.enabled).toBe(value);
  });

  it('take no other value', async () => {
    const error = await refusal('config list-keys --debug=maybe');
    expect(error.message).toContain('--debug takes true or false');
    expect(error.outcome).toBe('usage');
  });
});

describe('F-61 what is wrong on a command line', () => {
  it.each<[string, string, string, string]>([
    ['lsit', 'UNKNOWN_COMMAND', "'pingcli' has no command 'lsit'", "See 'pingcli --help'"],
    [
      'pingone enviroments list',
      'UNKNOWN_COMMAND',
      "no command 'enviroments'",
      "Did you mean 'environments'?",
    ],
    [
      'environments list',
      'UNKNOWN_COMMAND',
      "no command 'environments'",
      "Did you mean 'pingcli pingone environments'?",
    ],
    ['help filers', 'UNKNOWN_COMMAND', "no command or help topic 'filers'", "Did you mean 'filters'?"],
    ['help pingone usrs', 'UNKNOWN_COMMAND', "no command 'usrs'", "Did you mean 'users'?"],
    ['hlep', 'UNKNOWN_COMMAND', "no command 'hlep'", "Did you mean 'help'?"],
    ['profiles list', 'UNKNOWN_COMMAND', "no command 'profiles'", "Did you mean 'pingcli config profiles'?"],
    [
      'pingone environments list --fromat csv',
      'UNKNOWN_FLAG',
      "no flag '--fromat'",
      "See 'pingcli pingone environments list --help'",
    ],
    [
      'pingone environments list --output-fromat csv',
      'UNKNOWN_FLAG',
      "no flag '--output-fromat'",
      "Did you mean '--output-format'?",
    ],
    ['pingone environments list --debgu', 'UNKNOWN_FLAG', "no flag '--debgu'", "Did you mean '--debug'?"],
    ['pingone --bogus', 'UNKNOWN_FLAG', "no flag '--bogus'", '--help'],
    ['pingone environments list -x', 'UNKNOWN_FLAG', "no flag '-x'", '--help'],
    ['pingone environments list extra', 'EXCESS_ARGUMENT', "does not take 'extra'", '--help'],
    ['pingone environments get a b c', 'EXCESS_ARGUMENT', "does not take 'b' 'c'", '--help'],
    ['config list-keys -O', 'MISSING_VALUE', "'-O, --output-format", '--help'],
    ['config profiles use --profile', 'MISSING_VALUE', "'-P, --profile", '--help'],
    [
      'config list-keys -O jsno',
      'INVALID_USAGE',
      "--output-format 'jsno' is not one of text, json",
      "Did you mean 'json'?",
    ],
    [
      'pingone auth login --timeout soon',
      'INVALID_USAGE',
      "--timeout 'soon' is not a duration",
      '--timeout 90s',
    ],
  ])('%s', async (line, code, message, suggestion) => {
    const { facts } = await refusal(line);
    expect(facts).toMatchObject({ outcome: 'usage', code });
    expect(facts.message).toContain(message);
    expect(facts.suggestion).toContain(suggestion);
  });

  it('ends with 64 and an empty stdout, and sends nothing', async () => {
    const refuse = () => Promise.reject(new Error('nothing may be sent'));
    const run = await runCli('pingone environments lsit', { fetch: refuse });
    expect(run).toMatchObject({ code: 64, stdout: '' });
    expect(run.stderr).toContain("Did you mean 'list'?");
    expect(run.stderr).not.toContain('    at ');
  });

  it('is an envelope where JSON was asked for, wherever the flag stands', async () => {
    for (const line of ['-O json lsit', 'lsit --output-format=json', 'lsit -Ojson']) {
      const { stdout, code } = await runCli(line);
      expect(code).toBe(64);
      expect(JSON.parse(stdout)).toMatchObject({
        status: 'error',
        errors: [{ code: 'UNKNOWN_COMMAND', category: 'usage' }],
      });
    }
    expect((await runCli(['lsit', '--', '-Ojson'])).stdout).toBe('');
  });

  it('SEC-75 shows control characters of what was typed as escapes', async () => {
    const { stderr } = await runCli(['\u001b[31mred']);
    expect(stderr).not.toContain('\u001b[31m');
    expect(stderr).toContain('\\u001b[31mred');
  });
});

describe('help and version', () => {
  it('are results: stdout, exit 0, nothing on stderr', async () => {
    for (const line of [
      '',
      '--help',
      '-h',
      'help',
      'pingone',
      'pingone environments --help',
      'help config get',
    ]) {
      const run = await runCli(line);
      expect(run).toMatchObject({ code: 0, stderr: '' });
      expect(run.stdout).toContain('USAGE\n  pingcli');
    }
    expect(await runCli('--version')).toEqual({
      code: 0,
      stdout: 'pingcli version 0.0.0-test\n',
      stderr: '',
    });
    expect((await runCli('-v')).stdout).toContain('0.0.0-test');
  });

  it('list the exit codes at the root, and everywhere with --all', async () => {
    expect((await runCli('--help')).stdout).toMatch(/EXIT CODES\n {2}0 {2,}success/);
    expect((await runCli('config get --help')).stdout).not.toContain('EXIT CODES');
    expect((await runCli('config get --help --all')).stdout).toContain('EXIT CODES');
  });

  it('leave --all to the command that has one', async () => {
    expect((await parse('auth logout --all')).flags.all).toBe(true);
    expect((await parseCommandLine(['auth', 'logout', '--all', '--help'], 80)).kind).toBe('help');
  });

  it('come even where a required value is missing', async () => {
    expect((await runCli('config set --help')).code).toBe(0);
  });

  it('REL-38 need no home and no settings', async () => {
    expect((await runCli('--version', { home: null })).code).toBe(0);
    expect((await runCli('pingone auth login --help', { home: null })).code).toBe(0);
  });

  it.each([40, 80, 100])(
    'F-62 fit a terminal of %d columns, and no wider than is comfortable',
    async (columns) => {
      for (const line of ['--help', 'pingone --help', 'config --help --all']) {
        const { stdout } = await runCli(line, { terminal: { columns } });
        for (const row of stdout.split('\n')) expect(row.length, row).toBeLessThanOrEqual(columns);
      }
      const wide = await runCli('--help', { terminal: { columns: 300 } });
      for (const row of wide.stdout.split('\n')) expect(row.length).toBeLessThanOrEqual(100);
    },
  );
});
