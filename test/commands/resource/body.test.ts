/** Bodies: file, stdin, flags above them, the editor, read-only members, and everything that is refused unsent. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shareWorld } from '../../support/shared-world.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const open = shareWorld();
const create = 'pingone populations create';

/** What the one write of a run carried. */
async function sentBy(
  words: string | readonly string[],
  options = {},
): Promise<{ code: number; stderr: string; body: unknown }> {
  const world = open();
  const { code, stderr } = await world.run(words, options);
  const write = world.requests().find(({ method }) => method !== 'GET');
  return { code, stderr, body: write === undefined ? undefined : JSON.parse(write.body) };
}

describe('--from-file', () => {
  it('takes JSON and YAML, and flags override it', async () => {
    const yaml = await sentBy([...create.split(' '), '-f', '-', '--description', 'from the flag'], {
      input: 'name: From YAML\ndescription: from the file\n',
    });
    expect(yaml.body).toEqual({ name: 'From YAML', description: 'from the flag' });
    const home = temporaryDirectory();
    writeFileSync(join(home, 'body.json'), '{"name": "From JSON"}');
    expect((await sentBy(`${create} -f body.json`, { home })).body).toEqual({ name: 'From JSON' });
  });

  it('F-39 takes a byte order mark', async () => {
    expect((await sentBy(`${create} -f -`, { input: '\uFEFF{"name":"Marked"}' })).body).toEqual({
      name: 'Marked',
    });
  });

  it('sends members that it does not know', async () => {
    const { body } = await sentBy(`${create} -f -`, { input: '{"name":"Open","newMember":{"a":[1]}}' });
    expect(body).toEqual({ name: 'Open', newMember: { a: [1] } });
  });

  it('leaves out what PingOne sets itself, and says so', async () => {
    const { body, stderr } = await sentBy(`${create} -f -`, {
      input: '{"id":"x","name":"Copy","userCount":3,"_links":{"self":{"href":"y"}}}',
    });
    expect(body).toEqual({ name: 'Copy' });
    expect(stderr).toMatch(/Left out.*id.*userCount/);
    expect(stderr).not.toContain('_links');
  });

  it.each([
    ['REL-46 a member twice', '{\n  "name": "a",\n  "name": "b"\n}', 'line 3, column 3'],
    ['REL-46 a member twice in YAML', 'name: a\nname: b\n', 'line 2, column 1'],
    ['F-40 broken JSON', '{\n  "name": oops\n}', 'line 2, column 11'],
    ['F-40 cut JSON', '{"name": "a"', 'line 1, column 13'],
    ['F-40 broken YAML', 'name: a\n\tb: c\n', 'line 2'],
    ['REL-46 an array', '[1]', 'line 1, column 1'],
    ['REL-46 a single value', 'just text', 'line 1, column 1'],
    ['REL-46 __proto__', '{"__proto__": {"name": "x"}}', 'line 1, column 2'],
    ['REL-46 an alias', 'name: &a x\ndescription: *a\n', 'line 2'],
    ['REL-46 a tag', 'name: !!js/function x\n', 'line 1'],
    ['REL-46 nothing', '  \n', 'it is empty'],
    ['F-42 empty input', '', 'it is empty'],
    ['REL-46 several documents', 'name: a\n---\nname: b\n', 'several documents'],
  ])('%s is refused with its place, and nothing is sent', async (_, input, place) => {
    const { code, stderr, body } = await sentBy(`${create} -f -`, { input });
    expect(code).toBe(64);
    expect(stderr).toContain(place);
    expect(body).toBeUndefined();
  });

  it.each([
    ['F-38 a missing file', 'missing.json', 'does not exist'],
    ['F-38 a directory', 'folder', 'is a directory'],
    ['F-41 a file beyond 16 MiB', 'big.json', 'is larger than 16777216 bytes'],
    ['REL-46 bytes that are no UTF-8', 'latin.json', 'not UTF-8'],
  ])('%s is refused by its path', async (_, path, why) => {
    const home = temporaryDirectory();
    mkdirSync(join(home, 'folder'));
    writeFileSync(join(home, 'big.json'), Buffer.alloc(16 * 1024 * 1024 + 1, 0x20));
    writeFileSync(join(home, 'latin.json'), Buffer.from([0x7b, 0x22, 0xe9, 0x22, 0x3a, 0x31, 0x7d]));
    const { code, stderr, body } = await sentBy(`${create} -f ${path}`, { home });
    expect([code, body]).toEqual([64, undefined]);
    expect(stderr).toContain(path);
    expect(stderr).toContain(why);
  });

  it('F-42 a terminal on stdin is no file', async () => {
    const { code, stderr } = await sentBy(`${create} -f -`, { terminal: { columns: 80 } });
    expect(code).toBe(64);
    expect(stderr).toContain('The standard input is a terminal');
  });
});

describe('flags', () => {
  it('alone make a body, nested members too', async () => {
    const { body } = await sentBy(
      'pingone users create --username flag.user --email flag@example.com --given-name Flag --population Default --no-mfa-enabled',
    );
    expect(body).toMatchObject({
      username: 'flag.user',
      name: { given: 'Flag' },
      population: { id: expect.stringMatching(/^[0-9a-f-]{36}$/) },
      mfaEnabled: false,
    });
  });

  it.each([
    ['a word for a number', 'pingone keys create --key-length long', '--key-length'],
    ['a choice that is none', 'pingone environments create --type SANDBOKS', 'SANDBOX'],
  ])('%s is a usage error', async (_, words, names) => {
    const { code, stderr, body } = await sentBy(words);
    expect([code, body]).toEqual([64, undefined]);
    expect(stderr).toContain(names);
  });

  it('that are missing are named, and a template with them', async () => {
    const { code, stderr } = await sentBy('pingone users create --username lonely');
    expect(code).toBe(64);
    expect(stderr).toContain('email (--email)');
    expect(stderr).toContain('pingcli pingone users template');
  });

  it('that are missing are asked for on a terminal', async () => {
    const { body } = await sentBy('pingone populations create', {
      terminal: { columns: 80 },
      answers: [{ question: 'Name', answer: 'Asked' }],
    });
    expect(body).toEqual({ name: 'Asked' });
  });

  it('take secrets from a file or a pipe only', async () => {
    const home = temporaryDirectory();
    writeFileSync(join(home, 'site.txt'), 'secret-canary-1234\n');
    const { stderr, code } = await sentBy('pingone keys create-with-pkcs12 --password plain --file x');
    expect(code).toBe(64);
    expect(stderr).toContain("no flag '--password'");
  });
});

describe('--edit', () => {
  const terminal = { columns: 80 };

  it('opens the template of create', async () => {
    const { body } = await sentBy(`${create} --edit`, {
      terminal,
      edit: (text: string) => text.replace('"name": ""', '"name": "Edited"'),
    });
    expect(body).toEqual({ name: 'Edited' });
  });

  it('opens the object of replace as it is', async () => {
    await open().data(['pingone', 'populations', 'create', '--name', 'To edit', '--description', 'before']);
    const { body } = await sentBy(['pingone', 'populations', 'replace', 'To edit', '--edit'], {
      terminal,
      edit: (text: string) => text.replace('before', 'after'),
    });
    expect(body).toMatchObject({ name: 'To edit', description: 'after' });
  });

  it('opens again what cannot be read, and sends nothing where nothing was changed', async () => {
    let times = 0;
    const edit = (text: string): string => {
      times += 1;
      return times === 1 ? '{ broken' : text.replace('{ broken', '{"name": "Mended"}');
    };
    const { body } = await sentBy(`${create} --edit`, {
      terminal,
      edit,
      answers: [{ question: 'Open it again?', answer: true }],
    });
    expect(body).toEqual({ name: 'Mended' });
    const left = await sentBy(`${create} --edit`, { terminal, edit: (text: string) => text });
    expect([left.code, left.body]).toEqual([130, undefined]);
  });

  it('opens the kind that --template-type names, which means nothing without --edit', async () => {
    const { body } = await sentBy('pingone applications create --template-type externalLink --edit', {
      terminal,
      edit: (text: string) =>
        text
          .replace('"name": ""', '"name": "Link"')
          .replace('"homePageUrl": ""', '"homePageUrl": "https://x"'),
    });
    expect(body).toMatchObject({ protocol: 'EXTERNAL_LINK', name: 'Link' });
    const alone = await sentBy('pingone applications create --template-type saml --name x');
    expect([alone.code, alone.body]).toEqual([64, undefined]);
  });

  it('needs a terminal', async () => {
    expect((await sentBy(`${create} --edit`)).code).toBe(64);
  });
});

describe('--template-type', () => {
  const application = 'pingone applications create --template-type oidc';

  it('is what the flags build on, without its blanks', async () => {
    const flags =
      '--name Web --enabled --redirect-uri https://a.example --token-endpoint-auth-method CLIENT_SECRET_POST';
    const { code, body } = await sentBy(`${application} ${flags}`);
    expect(code).toBe(0);
    expect(body).toEqual({
      name: 'Web',
      enabled: true,
      protocol: 'OPENID_CONNECT',
      type: 'WEB_APP',
      grantTypes: ['AUTHORIZATION_CODE'],
      responseTypes: ['CODE'],
      redirectUris: ['https://a.example'],
      tokenEndpointAuthMethod: 'CLIENT_SECRET_POST',
      pkceEnforcement: 'S256_REQUIRED',
    });
  });

  it('does not stand in for what only a person knows, and not beside a file', async () => {
    const nameless = await sentBy(application);
    expect([nameless.code, nameless.stderr]).toEqual([64, expect.stringContaining('lacks name (--name)')]);
    const both = await sentBy(`${application} -f -`, { input: '{}' });
    expect([both.code, both.stderr]).toEqual([
      64,
      expect.stringContaining('--template-type and --from-file'),
    ]);
    expect([nameless.body, both.body]).toEqual([undefined, undefined]);
  });
});
