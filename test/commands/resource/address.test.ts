/** How commands find what they are told to act on: IDs, names, positions, flags, pickers; and what is refused unsent. */
import { describe, expect, it } from 'vitest';
import { startWorld } from '../../support/api-world.ts';
import { shareWorld } from '../../support/shared-world.ts';

const open = shareWorld();
const terminal = { columns: 100 };

async function create(name: string, description = 'made for a test'): Promise<string> {
  const made = await open().data([
    ...'pingone populations create --name'.split(' '),
    name,
    '--description',
    description,
  ]);
  return typeof made === 'object' && made !== null && 'id' in made ? String(made.id) : '';
}

describe('an object', () => {
  it('is found by its name, by the filter that the endpoint has, finished here', async () => {
    await create('Contractors');
    await create('Contractors EMEA');
    const world = open();
    const found = await world.data('pingone populations get Contractors');
    expect(found).toMatchObject({ name: 'Contractors' });
    expect(world.requests()[0]?.url).toContain('filter=name+sw+%22Contractors%22');
  });

  it('is found by its ID without a look-up', async () => {
    const id = await create('By ID');
    const world = open();
    expect(await world.data(`pingone populations get ${id}`)).toMatchObject({ id });
    expect(world.requests()).toHaveLength(1);
  });

  it('is named by its flag, by -i, and by the letter that Ping CLI gave it', async () => {
    const id = await create('By flag');
    for (const flag of ['--population-id', '-i', '-p']) {
      expect(await open().data(['pingone', 'populations', 'get', flag, 'By flag'])).toMatchObject({ id });
    }
  });

  it('is found by its other keys, without regard to case where PingOne has none', async () => {
    const { local } = open();
    const { username } = local.accounts.administrator;
    const user = await open().data(['pingone', 'users', 'get', username.toUpperCase()]);
    expect(user).toMatchObject({ username });
    const email = typeof user === 'object' && user !== null && 'email' in user ? String(user.email) : '';
    expect(await open().data(['pingone', 'users', 'get', email])).toMatchObject({ username });
  });

  it('lists the candidates with their IDs where a name fits several', async () => {
    const { local } = open();
    const groups = `environments/${local.environmentId}/groups`;
    for (const id of ['6f1b9a52-3c1e-4f5e-9d53-0c6a0e3b1a01', '6f1b9a52-3c1e-4f5e-9d53-0c6a0e3b1a02']) {
      local.store.put(`${groups}/${id}`, { id, name: 'Twins', description: `ends in ${id.slice(-2)}` });
    }
    const { code, stderr } = await open().run('pingone groups get Twins');
    expect(code).toBe(6);
    expect(stderr).toContain('6f1b9a52-3c1e-4f5e-9d53-0c6a0e3b1a01');
    expect(stderr).toContain('ends in 02');
  });

  it('suggests the nearest name', async () => {
    await create('Suppliers');
    const { code, stderr } = await open().run('pingone populations get Supliers');
    expect(code).toBe(3);
    expect(stderr).toContain("Did you mean 'Suppliers'?");
  });

  it('is chosen from a list on a terminal', async () => {
    const id = await create('Chosen one');
    const { code, stdout } = await open().run('pingone populations get', {
      terminal,
      answers: [{ question: 'Select the population:', answer: 'chosen' }],
    });
    expect(code).toBe(0);
    expect(stdout).toContain(id);
  });

  it('is asked for by name where nobody can be asked', async () => {
    const world = open();
    const { code, stderr } = await world.run('pingone populations get');
    expect(code).toBe(64);
    expect(stderr).toContain('Which population?');
    expect(stderr).toContain('--population-id');
    expect(world.requests()).toEqual([]);
  });

  it('says how it looks with --verbose and with --debug', async () => {
    const { stderr } = await open().run('pingone populations get Default --debug');
    expect(stderr).toContain('by filter: name sw "Default"');
    const pages = await open().run('pingone applications get nothing --verbose');
    expect(pages.stderr).toContain("Looking through all applications for name 'nothing'");
  });
});

describe('what lies on the way', () => {
  it('is named in the order of the path, each by name', async () => {
    const { local } = open();
    const { username } = local.accounts.administrator;
    const world = open();
    const { code } = await world.run(['pingone', 'users', 'role-assignments', 'list', username]);
    expect(code).toBe(0);
    const urls = world.requests().map(({ url }) => url);
    expect(urls).toContainEqual(expect.stringMatching(/\/users\/[0-9a-f-]{36}\/roleAssignments$/));
  });

  it('is named by flags as well, and the words name the rest', async () => {
    const { local } = open();
    const { id } = local.accounts.administrator;
    const listed = await open().data(['pingone', 'users', 'role-assignments', 'list', id]);
    const [first] = Array.isArray(listed) ? listed : [];
    const words = ['pingone', 'users', 'role-assignments', 'get', first.id, '--user-id', id];
    expect(await open().data(words)).toMatchObject({ id: first.id });
  });

  it('is chosen from the outside in on a terminal', async () => {
    const { local } = open();
    const { username } = local.accounts.administrator;
    const { code } = await open().run('pingone users role-assignments list', {
      terminal,
      answers: [{ question: 'Select the user:', answer: username }],
    });
    expect(code).toBe(0);
  });

  it('may be named twice alike, and not twice otherwise', async () => {
    const { local } = open();
    const { id } = local.accounts.administrator;
    const world = open();
    const list = ['pingone', 'users', 'role-assignments', 'list', id];
    expect((await world.run([...list, '--user-id', id])).code).toBe(0);
    const { code, stderr } = await world.run([...list, '--user-id', 'somebody.else']);
    expect(code).toBe(64);
    expect(stderr).toContain(`Which user: '${id}' or 'somebody.else'?`);
  });

  it('leaves no word without a meaning', async () => {
    const [id, other] = ['6f1b9a52-3c1e-4f5e-9d53-0c6a0e3b1a01', '6f1b9a52-3c1e-4f5e-9d53-0c6a0e3b1a02'];
    const world = open();
    const { code, stderr } = await world.run(['pingone', 'populations', 'get', id, '-i', other]);
    expect(code).toBe(64);
    expect(stderr).toContain(`Which population: '${id}' or '${other}'?`);
    expect(world.requests()).toEqual([]);
  });
});

describe('the environment', () => {
  it('is named by its name', async () => {
    const world = open();
    const { code } = await world.run(['pingone', 'populations', 'list', '-e', 'Customer Portal']);
    expect(code).toBe(0);
    expect(world.requests().at(-1)?.url).toContain(
      '/environments/1d50eb29-c393-4fbf-b92d-b78288c47d09/populations',
    );
  });

  it('that does not exist is told apart from a missing role', async () => {
    const missing = '00000000-aaaa-4bbb-8ccc-000000000000';
    const unknown = await open().run(`pingone populations list -e ${missing}`);
    expect(unknown.code).toBe(3);
    expect(unknown.stderr).toContain(`There is no environment ${missing}`);

    const { local } = open();
    const { powerless } = local.clients;
    const env = {
      PINGONE_CLIENT_CREDENTIALS_CLIENT_ID: powerless.id,
      PINGONE_CLIENT_CREDENTIALS_CLIENT_SECRET: powerless.secret ?? '',
    };
    const denied = await open().run('pingone populations list', { env });
    expect(denied.code).toBe(5);
    expect(denied.stderr).not.toContain('There is no environment');
  });

  it('that was just made says that its roles may be on their way', async () => {
    const world = await startWorld({ environmentReadyAfter: 60_000 });
    const made = await world.data('pingone environments create --name Fresh --type SANDBOX --region EU');
    const id = typeof made === 'object' && made !== null && 'id' in made ? String(made.id) : '';
    const { code, stderr } = await world.run(`pingone populations list -e ${id}`);
    expect(code).toBe(5);
    expect(stderr).toContain('less than a minute old');
  });
});

describe.each([
  ['F-36 an ID that is almost one', '6f1b9a52-3c1e-4f5e-9d53-0c6a0e3b1a0'],
  ['F-37 dot segments', '../../organizations'],
  ['SEC-72 a lone dot', '.'],
  ['SEC-72 a backslash climb', '..\\..'],
  ['SEC-72 a control character', 'a\u0000b'],
  ['SEC-72 a line end', 'a\nb'],
  ['SEC-72 nothing', ''],
])('%s', (_, key) => {
  it.each(['populations get', 'users delete --yes -i', 'populations list -e'])(
    'is refused by %s, and nothing is sent',
    async (command) => {
      const world = open();
      const { code } = await world.run(['pingone', ...command.split(' '), key]);
      expect(code).toBe(64);
      expect(world.requests().filter(({ host }) => host === 'api')).toEqual([]);
    },
  );
});

it('SEC-72 a percent-encoded climb is a name, looked for and not found', async () => {
  const world = open();
  const { code } = await world.run(['pingone', 'populations', 'get', '%2e%2e%2f']);
  expect(code).toBe(3);
  // Beside the populations only the environment itself, for its name.
  for (const { url } of world.requests()) expect(url).toMatch(/\/populations|\/environments\/[0-9a-f-]{36}$/);
});

describe('the organization of a license', () => {
  it('is the only one there is, with one request for it', async () => {
    const world = open();
    const { code, stderr } = await world.run('pingone licenses list');
    expect(code, stderr).toBe(0);
    expect(world.requests().map(({ url }) => url.replaceAll(/[0-9a-f-]{36}/g, ':id').split('?')[0])).toEqual([
      '/v1/organizations',
      '/v1/organizations/:id/licenses',
    ]);
  });

  it('leaves the words to the license', async () => {
    const [license] = open().local.store.list(`organizations/${open().local.organizationId}/licenses`);
    const found = await open().data(['pingone', 'licenses', 'get', String(license?.name)]);
    expect(found).toMatchObject({ id: license?.id });
  });

  it('is asked for where there are several, and named where nobody can be asked', async () => {
    const world = await startWorld();
    const other = '7a1f9f0e-1a52-4cf7-8b63-0c6a0e3b1a99';
    world.local.store.put(`organizations/${other}`, { id: other, name: 'Another one' });
    const { code, stderr } = await world.run('pingone licenses list');
    expect([code, stderr]).toEqual([64, expect.stringContaining('Which organization?')]);
    const answers = [{ question: 'Select the organization:', answer: 'Another' }];
    await world.run('pingone licenses list', { terminal, answers });
    expect(world.requests().at(-1)?.url).toContain(`/organizations/${other}/licenses`);
  });
});
