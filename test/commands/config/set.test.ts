import { expect, it } from 'vitest';
import { configSetCommand } from '../../../src/commands/config/set.ts';
import { configUnsetCommand } from '../../../src/commands/config/unset.ts';
import { failure } from '../../support/failure.ts';
import { createConfigWorld } from './config-context.ts';

const secretKey = 'service.pingOne.authentication.clientCredentials.clientSecret';
const canary = 'canary-5b0c';
const text = 'configModelVersion: 2\nactiveProfile: dev\ndev:\n  noColor: true\nprod: {}\n';

it('sets several keys of the profile in use', async () => {
  const { run, home } = createConfigWorld(text, { profile: 'prod' });
  const result = await run(configSetCommand, {}, ['OUTPUTFORMAT=json', 'log.level=info']);
  expect(result).toMatchObject({
    kind: 'done',
    message: "Updated profile 'prod'",
    lines: ['outputFormat=json', 'log.level=INFO'],
    data: { profile: 'prod', settings: { outputFormat: 'json', 'log.level': 'INFO' } },
  });
  expect(home.text()).toBe(text.replace('prod: {}', 'prod:\n  outputFormat: json\n  log:\n    level: INFO'));
});

it('keeps everything after the first =', async () => {
  const { run, home } = createConfigWorld(text);
  await run(configSetCommand, {}, ['description=a=b c']);
  expect((await home.open().values('dev')).get('description')).toBe('a=b c');
});

it('says when the environment wins over what was set', async () => {
  const { run } = createConfigWorld(text, { env: { PINGCLI_OUTPUT_FORMAT: 'text' } });
  expect((await run(configSetCommand, {}, ['outputFormat=json'])).hints?.[0]).toContain(
    'PINGCLI_OUTPUT_FORMAT',
  );
});

it.each([
  [['outputFormat'], 'pingcli config set outputFormat=<value>'],
  [['outputFormat', 'json'], 'pingcli config set outputFormat=<value>'],
  [['outputFormat='], 'pingcli config unset outputFormat'],
  [['activeProfile=prod'], 'pingcli config profiles use'],
  [['outputFormt=json'], "'outputFormat'"],
  [['outputFormat=jsno'], "Did you mean 'json'?"],
])('refuses %j with 64 and says how to do it', async (words, suggestion) => {
  const { run, home } = createConfigWorld(text);
  const error = await failure(run(configSetCommand, {}, words));
  expect(error.facts.outcome).toBe('usage');
  expect(error.facts.suggestion).toContain(suggestion);
  expect(home.text()).toBe(text);
});

it.each([['a.__proto__.x=1'], ['__proto__=1'], ['constructor.prototype.x=1']])(
  'SEC-79 refuses %s',
  async (word) => {
    const error = await failure(createConfigWorld(text).run(configSetCommand, {}, [word]));
    expect(error.facts.outcome).toBe('usage');
    expect('x' in {}).toBe(false);
  },
);

it('SEC-40 refuses a secret on the command line and stores it nowhere', async () => {
  const { run, home, secrets, said } = createConfigWorld(text);
  for (const words of [
    [`${secretKey}=${canary}`],
    ['outputFormat=json', `${secretKey.toUpperCase()}=${canary}`],
  ]) {
    const error = await failure(run(configSetCommand, {}, words));
    expect(error.facts).toMatchObject({ outcome: 'usage', code: 'SECRET_ON_COMMAND_LINE' });
    expect(error.facts.suggestion).toContain(`pingcli config set ${secretKey} --from-stdin`);
    expect(JSON.stringify([error.facts, said])).not.toContain(canary);
  }
  expect(home.text()).toBe(text);
  expect(secrets.size).toBe(0);
});

it('SEC-40 does not repeat the value of a secret whose key is misspelled', async () => {
  const error = await failure(createConfigWorld(text).run(configSetCommand, {}, [`${secretKey}s=${canary}`]));
  expect(JSON.stringify(error.facts)).not.toContain(canary);
});

it.each([
  ['the standard input', { 'from-stdin': true }, { input: `${canary}\n` }],
  ['the standard input by its name -', { 'from-file': '-' }, { input: `${canary}\r\n` }],
  ['a file', { 'from-file': 'secret.txt' }, { files: { 'secret.txt': canary } }],
  ['a hidden prompt', {}, { answers: [{ question: secretKey, answer: canary }] }],
])('keeps a secret from %s in the secret store, and the reference in the file', async (_, flags, options) => {
  const { run, home, secrets, learned } = createConfigWorld(text, options);
  const result = await run(configSetCommand, flags, [secretKey]);
  const [[name, value] = []] = [...secrets];
  expect(value).toBe(canary);
  expect(home.text()).toContain(`clientSecret: ${name?.replace('secure_local/', 'secret:')}`);
  expect(learned).toContain(canary);
  expect(JSON.stringify([result, home.text(), home.warnings])).not.toContain(canary);
  expect(result).toMatchObject({ data: { settings: { [secretKey]: '********' } } });
});

it('replaces a secret under the same name', async () => {
  const { run, secrets } = createConfigWorld(text, { input: canary });
  await run(configSetCommand, { 'from-stdin': true }, [secretKey]);
  await run(configSetCommand, { 'from-stdin': true }, [secretKey]);
  expect(secrets.size).toBe(1);
});

it('moves a secret out of the file', async () => {
  const { run, home, secrets } = createConfigWorld(
    `dev: { service: { pingOne: { authentication: { clientCredentials: { clientSecret: ${canary} } } } } }\nactiveProfile: dev\n`,
    { input: canary },
  );
  await run(configSetCommand, { 'from-stdin': true }, [secretKey]);
  expect(home.text()).not.toContain(canary);
  expect([...secrets.values()]).toEqual([canary]);
});

it('stores no secret where nothing outlives the run', async () => {
  const { run, home } = createConfigWorld(text, {
    input: canary,
    env: { PINGCLI_AUTH_STORAGE_TYPE: 'none' },
  });
  const error = await failure(run(configSetCommand, { 'from-stdin': true }, [secretKey]));
  expect(error.facts.outcome).toBe('configuration');
  expect(home.text()).toBe(text);
});

it.each([
  ['no terminal', {}, [secretKey], {}, '--from-stdin'],
  ['an empty input', { 'from-stdin': true }, [secretKey], { input: '\n' }, undefined],
  ['two keys', { 'from-stdin': true }, [secretKey, 'outputFormat'], { input: canary }, '--from-stdin'],
  ['two sources', { 'from-stdin': true, 'from-file': 'x' }, [secretKey], { input: canary }, undefined],
])('refuses %s with 64', async (_, flags, words, options, suggestion) => {
  const { run, home, secrets } = createConfigWorld(text, options);
  const error = await failure(run(configSetCommand, flags, words));
  expect(error.facts.outcome).toBe('usage');
  if (suggestion !== undefined) expect(error.facts.suggestion).toContain(suggestion);
  expect([home.text(), secrets.size]).toEqual([text, 0]);
});

it('takes a plain value from the standard input too', async () => {
  const { run, home } = createConfigWorld(text, { input: 'json\n' });
  await run(configSetCommand, { 'from-stdin': true }, ['outputFormat']);
  expect((await home.open().values('dev')).get('outputFormat')).toBe('json');
});

it('unsets a key, and says what counts then', async () => {
  const { run, home } = createConfigWorld(text);
  expect(await run(configUnsetCommand, {}, ['NOCOLOR'])).toMatchObject({
    message: "Updated profile 'dev'",
    lines: ['noColor=false'],
    data: { unset: ['noColor'] },
  });
  expect((await home.open().values('dev')).has('noColor')).toBe(false);
  expect(await run(configUnsetCommand, {}, ['noColor'])).toMatchObject({ meta: { effect: 'unchanged' } });
});

it('unsets a secret in the file and in the store', async () => {
  const world = createConfigWorld(text, { input: canary });
  await world.run(configSetCommand, { 'from-stdin': true }, [secretKey]);
  const result = await world.run(configUnsetCommand, {}, [secretKey]);
  expect(world.secrets.size).toBe(0);
  expect(world.home.text()).not.toContain('clientSecret');
  expect(result.warnings).toEqual([]);
});

it('unsets a secret although the store does not open, and says what is left', async () => {
  const reference =
    'dev: { service: { pingOne: { authentication: { clientCredentials: { clientSecret: "secret:one" } } } } }\nactiveProfile: dev\n';
  const { run, home } = createConfigWorld(reference, { locked: true });
  const result = await run(configUnsetCommand, {}, [secretKey]);
  expect(home.text()).not.toContain('clientSecret');
  expect(result.warnings?.[0]).toMatchObject({ code: 'SECRET_NOT_REMOVED' });
  expect(result.warnings?.[0]?.message).toContain('the keychain is locked');
});
