/** Changes of several objects by the built program, stopped in the middle: what was done is said, and the rest is done once. */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type ApiWorld, startWorld } from '../support/api-world.ts';
import { beginBinary, type RunningBinary, runBinary } from '../support/run-binary.ts';
import { shellWords } from '../support/shell-words.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((letter) => `several.${letter}`);

function addUsers({ local }: ApiWorld): Map<string, string> {
  const place = `environments/${local.environmentId}`;
  const [population] = local.store.list(`${place}/populations`);
  return new Map(
    names.map((username) => {
      const id = randomUUID();
      const user = { id, username, enabled: true, population: { id: String(population?.id) } };
      local.store.put(`${place}/users/${id}`, { ...user, environment: { id: local.environmentId } });
      return [username, id];
    }),
  );
}

/** Users whose switch was set, in order, one for each time. */
function switched({ local }: ApiWorld, users: Map<string, string>): string[] {
  const nameOf = new Map([...users].map(([name, id]) => [id, name]));
  return local.requests.flatMap(({ method, url, status }) => {
    const id = /users\/([^/]+)\/enabled$/.exec(url)?.[1] ?? '';
    return method === 'PUT' && status === 200 ? [nameOf.get(id) ?? id] : [];
  });
}

async function untilAsked({ local }: ApiWorld, id: string | undefined): Promise<void> {
  while (!local.requests.some(({ method, url }) => method === 'PUT' && url.includes(`${id}`))) await wait(5);
}

interface Stopped {
  world: ApiWorld;
  users: Map<string, string>;
  run: RunningBinary;
  again(words: readonly string[]): ReturnType<typeof runBinary>;
}

/** Begins to disable them; the third is under way, and never answered. */
async function beginDisabling(flags: string): Promise<Stopped> {
  const world = await startWorld();
  const users = addUsers(world);
  const options = { home: temporaryDirectory(), env: world.env };
  const third = users.get('several.c');
  world.local.faults.add({ method: 'PUT', url: new RegExp(`${third}`) }, { kind: 'silence' });
  const run = beginBinary(`pingone users disable ${names.join(' ')} --yes ${flags}`, options);
  await untilAsked(world, third);
  return { world, users, run, again: (words) => runBinary(words, options) };
}

describe.skipIf(process.platform === 'win32')('a change of several that is stopped', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    'REL-24 REL-35 F-56 by %s ends with %i, says what became of each, and the command for the rest does it once',
    async (signal, code) => {
      const { world, users, run, again } = await beginDisabling('-O json');
      run.child.kill(signal);
      const { code: ended, stdout } = await run.ended;
      expect(ended).toBe(code);
      const { status, data, errors } = JSON.parse(stdout);
      expect(status).toBe('error');
      expect(data.map((record: { status: string }) => record.status)).toEqual([
        ...['done', 'done', 'interrupted'],
        ...Array.from({ length: 4 }, () => 'not tried'),
      ]);
      expect(errors).toHaveLength(1);
      expect(errors[0]).toMatchObject({
        category: 'cancelled',
        message: 'Disabled 2 of 7 users; 1 interrupted; 4 not tried',
        suggestion: expect.stringMatching(/^For the rest: pingcli pingone users disable several\.c .*--yes$/),
      });
      const command: string = errors[0].suggestion.replace('For the rest: pingcli ', '');
      const rest = await again(shellWords(command));
      expect(rest.code, rest.stdout).toBe(0);
      expect(switched(world, users)).toEqual(names);
    },
  );

  it('REL-24 F-56 with --continue-on-error begins nothing more, and the same command again skips what is done', async () => {
    const { world, users, run, again } = await beginDisabling('--continue-on-error');
    // The others do not wait for the third.
    while (switched(world, users).length < 6) await wait(5);
    run.child.kill('SIGTERM');
    const { code, stdout, stderr } = await run.ended;
    expect(code).toBe(143);
    expect(stdout.match(/ done /g)).toHaveLength(6);
    expect(stdout).toMatch(/^several\.c +interrupted +Terminated while PUT /m);
    expect(stderr).toContain('⚠ Disabled 6 of 7 users; 1 interrupted\n');
    const rest = 'pingcli pingone users disable several.c --yes --continue-on-error';
    expect(stderr).toContain(`For the rest: ${rest}\n`);
    const same = await again(['pingone', 'users', 'disable', ...names, '--yes', '-O', 'ndjson']);
    expect(same.code, same.stderr).toBe(0);
    expect(same.stdout.match(/"status":"unchanged"/g)).toHaveLength(6);
    expect(switched(world, users).toSorted()).toEqual(names);
  });

  it('REL-24 by nothing that can be caught is taken up by the same command', async () => {
    const { world, users, run, again } = await beginDisabling('');
    run.child.kill('SIGKILL');
    expect((await run.ended).signal).toBe('SIGKILL');
    expect((await again(['pingone', 'users', 'disable', ...names, '--yes'])).code).toBe(0);
    expect(switched(world, users)).toEqual(names);
  });
});

it('F-57 one refusal of many: the others are done, the report has each, and the code is 7', async () => {
  const world = await startWorld();
  const users = addUsers(world);
  const url = new RegExp(`${users.get('several.d')}/enabled`);
  const body = '{"code":"ACCESS_FAILED","message":"No."}';
  world.local.faults.add({ method: 'PUT', url }, { kind: 'answer', status: 403, body });
  const options = { home: temporaryDirectory(), env: world.env, input: names.join('\n') };
  const run = await runBinary(
    'pingone users disable - --yes --continue-on-error -O ndjson-typed --no-input',
    options,
  );
  expect(run.code, run.stderr).toBe(7);
  const lines = run.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const records = lines.filter(({ type }) => type === 'record').map(({ data }) => data);
  expect(records.map(({ index, name, status }) => [index, name, status])).toEqual(
    names.map((name, at) => [at + 1, name, name === 'several.d' ? 'failed' : 'done']),
  );
  expect(records[3].error).toMatchObject({ code: 'ACCESS_FAILED' });
  expect(lines.at(-1)).toMatchObject({ status: 'error' });
  expect(switched(world, users).toSorted()).toEqual(names.filter((name) => name !== 'several.d'));
});
