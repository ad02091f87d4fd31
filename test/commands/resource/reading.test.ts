/** What `list` and `get` ask of PingOne, what they refuse, and how secrets and files come out. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shareWorld } from '../../support/shared-world.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const open = shareWorld();

describe('list', () => {
  it('sends the filter that the endpoint supports', async () => {
    const world = open();
    const { code } = await world.run(['pingone', 'populations', 'list', '--filter', 'name sw "Def"']);
    expect(code).toBe(0);
    expect(world.requests()[0]?.url).toContain('filter=name+sw+%22Def%22');
  });

  it.each([
    ['an operator that the endpoint lacks', ['environments', 'list', '--filter', 'name eq "x"'], 'name (sw)'],
    ['an attribute that it lacks', ['environments', 'list', '--filter', 'region eq "EU"'], 'name (sw)'],
    ['a filter where there is none', ['applications', 'list', '--filter', 'name eq "x"'], '--query'],
    ['an order where there is none', ['applications', 'list', '--order', 'name'], '--sort name'],
    ['a limit of nothing', ['users', 'list', '--limit', '0'], 'from 1'],
    ['no filter where one is needed', ['total-identities', 'list'], 'startDate'],
    ['a missing flag', ['active-identity-counts', 'list'], '--start-date'],
    ['an expansion that is none', ['environments', 'list', '--expand', 'everything'], 'billOfMaterials'],
  ])('refuses %s, says what there is, and sends nothing', async (_, words, hint) => {
    const world = open();
    const { code, stderr } = await world.run(['pingone', ...words]);
    expect(code).toBe(64);
    expect(stderr).toContain(hint);
    expect(world.requests()).toEqual([]);
  });

  it('pages to the end, and stops at --limit', async () => {
    const all = await open().data('pingone users list');
    const world = open();
    const some = await world.data('pingone users list --limit 3');
    expect(Array.isArray(some) && some.length).toBe(3);
    expect(Array.isArray(all) && all.length).toBeGreaterThan(30);
    expect(world.requests()).toHaveLength(1);
  });

  it('sends --order and --expand where the API has them', async () => {
    const world = open();
    await world.data('pingone environments list --order -name --expand billOfMaterials');
    expect(world.requests()[0]?.url).toMatch(/order=-name.*|expand=billOfMaterials/);
  });

  it('turns its own flags into a filter, by name too', async () => {
    const world = open();
    const { code } = await world.run('pingone groups list --population-id Default');
    expect(code).toBe(0);
    expect(world.requests().at(-1)?.url).toMatch(/filter=population.id\+eq\+%22[0-9a-f-]{36}%22/);
  });
});

describe('secrets', () => {
  it.each(['text', 'json', 'ndjson', 'ndjson-typed', 'ndjson-wrapped', 'csv', 'yaml', 'md'])(
    'are masked in %s unless --reveal',
    async (format) => {
      const { local } = open();
      const { id, secret = 'none' } = local.clients.web;
      const masked = await open().run(`pingone applications secrets get ${id} -O ${format}`);
      expect(masked.code).toBe(0);
      expect(masked.stdout).not.toContain(secret);
      expect(masked.stdout.replaceAll('\\', '')).toContain('********');
      const shown = await open().run(`pingone applications secrets get ${id} -O ${format} --reveal`);
      expect(shown.stdout.replaceAll('\\', '')).toContain(secret);
    },
  );

  it('that are answered once are shown', async () => {
    const { local } = open();
    const { id } = local.clients.webPost;
    const { stdout } = await open().run(`pingone applications secrets rotate ${id} --yes -O json`);
    expect(JSON.parse(stdout).data.secret).not.toBe('********');
  });

  it('never go back as their mask', async () => {
    const world = open();
    const body = { siteKey: 'a', secretKey: '********' };
    const { code, stderr } = await world.run('pingone recaptcha-v2-config replace -f -', {
      input: JSON.stringify(body),
    });
    expect(code).toBe(64);
    expect(stderr).toContain('secretKey');
    expect(world.requests()).toEqual([]);
  });
});

describe('formats and files', () => {
  async function key(): Promise<string> {
    const words = [
      ...'pingone keys create --algorithm RSA --key-length 2048 --signature-algorithm SHA256withRSA'.split(
        ' ',
      ),
      ...['--subject-dn', 'CN=test', '--usage-type', 'SIGNING', '--validity-period', '365', '--name'],
      `Key ${Math.floor(performance.now() * 1000)}`,
    ];
    return String(Object(await open().data(words)).id);
  }

  it('shows a key as PEM, and writes it to a file of its owner', async () => {
    const id = await key();
    const shown = await open().run(`pingone keys get ${id} --format PEM`);
    expect(shown.stdout).toMatch(/^-----BEGIN CERTIFICATE-----/);
    const home = temporaryDirectory();
    const { code } = await open().run(`pingone keys get ${id} --format PEM -o key.pem`, { home });
    expect(code).toBe(0);
    expect(readFileSync(join(home, 'key.pem'), 'utf8')).toBe(shown.stdout);
    expect(statSync(join(home, 'key.pem')).mode & 0o077).toBe(0);
  });

  it('writes bytes as they came, and never to a terminal or a pipe', async () => {
    const id = await key();
    const world = open();
    const refused = await world.run(`pingone keys get-csr ${id} --format PKCS10`);
    expect([refused.code, world.requests()]).toEqual([64, []]);
    const home = temporaryDirectory();
    await world.run(`pingone keys get-csr ${id} --format PKCS10 -o csr.der`, { home });
    expect(readFileSync(join(home, 'csr.der'))).toHaveLength(64);
  });

  it('writes no file into a directory that is not there', async () => {
    const { code, stderr } = await open().run('pingone users template -o missing/users.json');
    expect(code).toBe(64);
    expect(stderr).toContain('does not exist');
  });

  it('prints templates bare, whatever the format, and YAML on request', async () => {
    const json = await open().run('pingone populations template -O json');
    expect(Object.keys(JSON.parse(json.stdout))).toContain('name');
    expect((await open().run('pingone populations template -O yaml')).stdout).toMatch(/^name: ""\n/);
    const home = temporaryDirectory();
    await open().run('pingone populations template -o body.yaml', { home });
    expect(readFileSync(join(home, 'body.yaml'), 'utf8')).toMatch(/^name: ""\n/);
  });

  it('refuses an image that is none', async () => {
    const world = open();
    const { code, stderr } = await world.run('pingone images create --file -', { input: 'not an image' });
    expect([code, world.requests()]).toEqual([64, []]);
    expect(stderr).toContain('PNG, JPEG or GIF');
  });
});

it('REL-03 a DELETE that was repeated and finds nothing has done its work', async () => {
  const world = open();
  const made = await world.data('pingone groups create --name Repeated');
  const { id } = Object(made);
  world.local.faults.add({ host: 'api', method: 'DELETE' }, { kind: 'reset-after-effect' });
  const { code, stderr } = await world.run(`pingone groups delete ${id} --yes`);
  expect([code, stderr.includes('Deleted')]).toEqual([0, true]);
  expect((await world.run(`pingone groups delete ${id} --yes`)).code).toBe(3);
});
