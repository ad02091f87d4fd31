import { expect, it } from 'vitest';
import { profilesAddCommand } from '../../../src/commands/config/profiles-add.ts';
import { profilesDeleteCommand } from '../../../src/commands/config/profiles-delete.ts';
import { profilesListCommand } from '../../../src/commands/config/profiles-list.ts';
import { profilesShowCommand } from '../../../src/commands/config/profiles-show.ts';
import { profilesUseCommand } from '../../../src/commands/config/profiles-use.ts';
import { failure } from '../../support/failure.ts';
import { startJourney } from '../../support/journey.ts';
import { createConfigWorld, recordsOf } from './config-context.ts';

const text = `configModelVersion: 2
activeProfile: dev
dev:
  description: Development
Prod:
  auth: { storage: { type: file_system } }
  service: { pingOne: { authentication: { clientCredentials: { clientSecret: "secret:one" } } } }
`;

const questions = {
  name: 'New profile name: ',
  description: 'New profile description: ',
  active: 'Set new profile as active: ',
};

it('adds a profile by asking, and shows the command that would have done it', async () => {
  const { run, home } = createConfigWorld(text, {
    answers: [
      { question: questions.name, answer: 'no good' },
      { question: questions.name, answer: 'DEV' },
      { question: questions.name, answer: 'staging' },
      { question: questions.description, answer: "Bob's tenant" },
      { question: questions.active, answer: true },
    ],
  });
  const result = await run(profilesAddCommand);
  expect(result).toMatchObject({
    kind: 'done',
    message: "Profile 'staging' created",
    data: { name: 'staging', description: "Bob's tenant", active: true },
  });
  expect(result.hints?.[0]).toContain(
    "pingcli config profiles add --name staging --description 'Bob'\\''s tenant' --set-active",
  );
  expect(result.kind === 'done' && result.lines?.join(' ')).toContain(home.file);
  expect(await home.open().active()).toBe('staging');
});

it('asks for what the flags leave out only', async () => {
  const { run, home } = createConfigWorld(text, {
    answers: [{ question: questions.description, answer: '' }],
  });
  await run(profilesAddCommand, { name: 'staging', 'set-active': false });
  expect(await home.open().list()).toContainEqual({ name: 'staging', description: '', active: false });
});

it('is told by --no-set-active not to activate, on a terminal too, and asks nothing', async () => {
  const journey = startJourney();
  await journey.succeed('config profiles add --name first --set-active');
  const words = 'config profiles add --name second --description Second --no-set-active';
  const { stderr } = await journey.succeed(words, { terminal: { columns: 80 }, answers: [] });
  expect(stderr).not.toContain('without questions');
  expect(journey.settings()).toContain('activeProfile: first');
});

it('asks nothing when a name given by flag is no good', async () => {
  const { run, home } = createConfigWorld(text, { answers: [] });
  const error = await failure(run(profilesAddCommand, { name: 'a/b' }));
  expect(error.facts).toMatchObject({ outcome: 'usage', code: 'INVALID_PROFILE_NAME' });
  expect(home.text()).toBe(text);
});

it('without a terminal takes an empty description and activates nothing', async () => {
  const { run, home } = createConfigWorld(text);
  const result = await run(profilesAddCommand, { name: 'staging' });
  expect(result).toMatchObject({ data: { name: 'staging', description: '', active: false } });
  expect(await home.open().active()).toBe('dev');
});

it('without a terminal and a name ends with 64 and names the flag', async () => {
  const error = await failure(createConfigWorld(text).run(profilesAddCommand));
  expect(error.facts.outcome).toBe('usage');
  expect(error.facts.suggestion).toContain('--name');
});

it('lists the profiles', async () => {
  const result = await createConfigWorld(text).run(profilesListCommand);
  expect(await recordsOf(result)).toEqual([
    { name: 'dev', description: 'Development', active: true },
    { name: 'Prod', description: '', active: false },
  ]);
  expect(result.kind === 'records' && result.columns.map(({ heading }) => heading)).toEqual([
    'NAME',
    'DESCRIPTION',
    'ACTIVE',
  ]);
});

it('shows the profile in use, or the named one with its secrets masked', async () => {
  const world = createConfigWorld(text);
  expect(await world.run(profilesShowCommand)).toMatchObject({
    record: { name: 'dev', description: 'Development', active: true },
  });
  world.secrets.set('file_system/one', 'canary');
  const key = 'service.pingOne.authentication.clientCredentials.clientSecret';
  const shown = await world.run(profilesShowCommand, {}, ['prod']);
  expect(shown).toMatchObject({
    record: { name: 'Prod', active: false, 'auth.storage.type': 'file_system', [key]: '********' },
  });
  // The secret lies where the shown profile keeps its secrets, not where the one in use does.
  const unmasked = await world.run(profilesShowCommand, { 'unmask-values': true }, ['prod']);
  expect(unmasked).toMatchObject({ record: { [key]: 'canary' } });
});

it.each([
  ['show', profilesShowCommand],
  ['use', profilesUseCommand],
  ['delete', profilesDeleteCommand],
])('%s tells a profile that is not there, with the nearest name', async (_, command) => {
  const { run, home } = createConfigWorld(text);
  const error = await failure(run(command, { yes: true }, ['prdo']));
  expect(error.facts.outcome).toBe('not-found');
  expect(error.facts.suggestion).toContain("'Prod'");
  expect(home.text()).toBe(text);
});

it('makes a named profile active, or one picked from the list', async () => {
  const named = createConfigWorld(text);
  expect(await named.run(profilesUseCommand, {}, ['PROD'])).toMatchObject({
    data: { name: 'Prod', active: true },
  });
  expect(named.home.text()).toBe(text.replace('activeProfile: dev', 'activeProfile: Prod'));
  const picked = createConfigWorld(text, { answers: [{ question: 'Select', answer: 'Prod' }] });
  await picked.run(profilesUseCommand);
  expect(await picked.home.open().active()).toBe('Prod');
});

it.each([
  ['use', profilesUseCommand],
  ['delete', profilesDeleteCommand],
])('%s without a name and a terminal ends with 64 and lists the names', async (verb, command) => {
  const error = await failure(createConfigWorld(text).run(command, { yes: true }));
  expect(error.facts.outcome).toBe('usage');
  expect(error.facts.suggestion).toContain(`pingcli config profiles ${verb} <name>`);
  expect(error.facts.suggestion).toContain('dev, Prod');
});

it('deletes a profile with its session and its secrets', async () => {
  const world = createConfigWorld(text);
  world.secrets.set('file_system/one', 'canary');
  const result = await world.run(profilesDeleteCommand, { yes: true }, ['prod']);
  expect(result).toMatchObject({ data: { name: 'Prod', deleted: true }, warnings: [] });
  expect(world.signedOff).toEqual(['Prod']);
  expect(world.secrets.size).toBe(0);
  expect((await world.home.open().list()).map(({ name }) => name)).toEqual(['dev']);
});

it('offers every profile but the active one for deletion, and asks', async () => {
  const { run, home } = createConfigWorld(text, {
    answers: [
      { question: 'Select the profile to delete', answer: 'Prod' },
      { question: "Delete profile 'Prod'", answer: true },
    ],
  });
  await run(profilesDeleteCommand);
  expect((await home.open().list()).map(({ name }) => name)).toEqual(['dev']);
});

it('keeps the profile when the answer is no', async () => {
  const world = createConfigWorld(text, { answers: [{ question: "Delete profile 'Prod'", answer: false }] });
  const result = await world.run(profilesDeleteCommand, {}, ['prod']);
  expect(result).toMatchObject({ kind: 'done', data: { deleted: false }, meta: { effect: 'unchanged' } });
  expect(world.home.text()).toBe(text);
  expect(world.signedOff).toEqual([]);
});

it('without a terminal deletes with --yes only', async () => {
  const { run, home } = createConfigWorld(text);
  const error = await failure(run(profilesDeleteCommand, {}, ['prod']));
  expect(error.facts).toMatchObject({ outcome: 'usage', code: 'CONFIRMATION_NEEDED' });
  expect(error.facts.suggestion).toContain('--yes');
  expect(home.text()).toBe(text);
});

it('does not delete the active profile, and asks nothing before saying so', async () => {
  const { run, home } = createConfigWorld(text, { answers: [] });
  const error = await failure(run(profilesDeleteCommand, {}, ['dev']));
  expect(error.facts).toMatchObject({ outcome: 'conflict', code: 'ACTIVE_PROFILE' });
  expect(home.text()).toBe(text);
});

it('deletes the profile although its secret store does not open, and says what is left', async () => {
  const { run, home } = createConfigWorld(text, { locked: true });
  const result = await run(profilesDeleteCommand, { yes: true }, ['prod']);
  expect(result.warnings?.map(({ code }) => code)).toEqual(['SECRET_NOT_REMOVED']);
  expect((await home.open().list()).map(({ name }) => name)).toEqual(['dev']);
});
