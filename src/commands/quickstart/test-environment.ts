/** `quickstart test-environment`: Getting Started task 2 in one go. Run again, it goes on where it stopped. */
import { usageError } from '../../core/errors.ts';
import { type JsonObject, textAt } from '../../core/json.ts';
import type { Column, CommandResult } from '../../core/result.ts';
import type { Secret } from '../../core/secret.ts';
import { shellWord } from '../../core/shell-word.ts';
import { type CommandContext, defineCommand } from '../command.ts';
import { dryRunResult } from '../resource/dry-run.ts';
import {
  askPassword,
  checkPasswordIsToBeHad,
  givenPassword,
  passwordFlags,
} from '../sign-on/user-password.ts';
import { generatePasswordFlag } from '../users/given-password.ts';
import { type Ensured, ensure } from './ensure.ts';
import { givePassword, type PasswordChoice } from './give-password.ts';
import { type Organization, readOrganization } from './organization.ts';
import { noPatience } from './patience.ts';
import {
  defaultName,
  environmentFlags,
  findEnvironment,
  nameWords,
  patienceFor,
  requireOurs,
  wantedEnvironment,
} from './quickstart-environment.ts';
import {
  environmentBody,
  type Found,
  lookAround,
  plannedChanges,
  type TestNames,
  userFlags,
  wantedPopulation,
  wantedUser,
} from './test-plan.ts';

const anotherName = 'Choose another: --name <name>.';

interface Made {
  environment: Ensured;
  population: Ensured;
  user: Ensured;
  /** Undefined where the user had one already. */
  password: Secret | undefined;
}

async function make(
  context: CommandContext,
  names: TestNames,
  found: Found,
  organization: Organization | undefined,
  choice: PasswordChoice | undefined,
): Promise<Made> {
  const { licenseId, region = '' } = organization ?? {};
  const environment = await ensure(
    context,
    wantedEnvironment(environmentBody(names.environment, region, licenseId)),
    found.environment,
    noPatience,
  );
  // Found only now, it may be somebody else's.
  requireOurs(environment.record, anotherName);
  const patience = patienceFor(context, environment.record);
  const population = await ensure(
    context,
    wantedPopulation(environment.id, names.population),
    found.population,
    patience,
  );
  const user = await ensure(context, wantedUser(environment.id, names, population.id), found.user, patience);
  if (choice === undefined) return { environment, population, user, password: undefined };
  const owner = { environmentId: environment.id, id: user.id, label: names.username };
  return { environment, population, user, password: await givePassword(context, owner, choice, patience) };
}

function columnsFor(showsPassword: boolean): readonly Column[] {
  return [
    { heading: 'ENVIRONMENT', path: 'environment.name', importance: 1 },
    { heading: 'ENVIRONMENT ID', path: 'environment.id', importance: 1 },
    { heading: 'POPULATION', path: 'population.name', importance: 1 },
    { heading: 'POPULATION ID', path: 'population.id', importance: 1 },
    { heading: 'USERNAME', path: 'user.username', importance: 1 },
    { heading: 'USER ID', path: 'user.id', importance: 1 },
    { heading: 'PASSWORD', path: showsPassword ? 'password.value' : 'password.effect', importance: 1 },
  ];
}

/** The choice is only made where a password is needed, so that nobody is asked in vain. */
async function choosePassword(
  context: CommandContext,
  found: Found,
  given: PasswordChoice | undefined,
  username: string,
): Promise<PasswordChoice | undefined> {
  if (!found.hasPassword) return given ?? askPassword(context, username);
  if (given !== undefined) {
    const command = `pingcli pingone users password set ${shellWord(username)} -e ${textAt(found.environment, 'id')}`;
    context.say.warning(`'${username}' has a password already, which is kept. To give another: ${command}`);
  }
  return undefined;
}

function nextCommands({ environment, user }: Made): string[] {
  const ofEnvironment = nameWords(textAt(environment.record, 'name') ?? '');
  const username = textAt(user.record, 'username') ?? '';
  return [
    `pingcli pingone quickstart sso${ofEnvironment} --username ${shellWord(username)}`,
    `pingcli pingone users list -e ${environment.id}`,
    `pingcli pingone quickstart remove${ofEnvironment}`,
  ];
}

function resultOf(made: Made, isGenerated: boolean): CommandResult {
  const { environment, password, population, user } = made;
  const next = nextCommands(made);
  const showsPassword = isGenerated && password !== undefined;
  const created = [environment, population, user].some(({ effect }) => effect === 'created');
  const describe = ({ effect, id, record }: Ensured, ...members: string[]): JsonObject => ({
    id,
    ...Object.fromEntries(members.map((member) => [member, record[member] ?? null])),
    effect,
  });
  return {
    kind: 'record',
    record: {
      environment: describe(environment, 'name', 'type', 'region'),
      population: describe(population, 'name'),
      user: describe(user, 'username', 'email'),
      password: {
        effect: password === undefined ? 'kept' : 'set',
        ...(showsPassword ? { value: password.open() } : {}),
      },
      next,
    },
    columns: columnsFor(showsPassword),
    message: `The test environment '${textAt(environment.record, 'name')}' is ready`,
    hints: [...(showsPassword ? ['The password is shown this once; keep it.'] : []), 'Next:', ...next],
    meta: {
      resource: 'environment',
      action: 'quickstart',
      effect: created ? 'created' : password === undefined ? 'unchanged' : 'updated',
    },
  };
}

export const testEnvironmentCommand = defineCommand({
  summary: 'Make a sandbox environment with a population and a user who can sign on',
  description:
    'Makes what is missing of a test environment: a sandbox, a population, a user and the password. Waits until PingOne has made a new environment ready. Whatever went wrong, the same command goes on where it stopped: everything is found again by its name. An environment of the same name that quickstart did not make is left alone.',
  examples: [
    { command: 'pingcli pingone quickstart test-environment', summary: 'Asks for the password' },
    {
      command: 'pingcli pingone quickstart test-environment --generate-password',
      summary: 'A strong password, shown once',
    },
    {
      command:
        'pingcli pingone quickstart test-environment --name "Pipeline 42" --password-stdin -O json < password.txt',
      summary: 'In a pipeline',
    },
  ],
  columns: columnsFor(false),
  notes: [
    'The environment carries a mark in its description; quickstart remove deletes only what carries it.',
    'A password that is there already is kept.',
  ],
  roles: ['Organization Admin', 'Identity Data Admin'],
  flags: {
    ...environmentFlags,
    license: {
      type: 'text',
      placeholder: 'id or name',
      summary: 'License of the environment; needed where the organization has several',
      refers: 'licenses',
    },
    ...userFlags,
    ...passwordFlags,
    ...generatePasswordFlag,
    'dry-run': { type: 'boolean', summary: 'Show what would be made, and make nothing' },
  },
  async run(context, { flags }) {
    const isPlan = flags['dry-run'] === true;
    const isGenerated = flags['generate-password'] === true;
    const given = await givenPassword(context, flags);
    if (isGenerated && given !== undefined) {
      throw usageError('--generate-password and a given password exclude each other.', 'Choose one.');
    }
    if (!isPlan && !isGenerated) checkPasswordIsToBeHad(context, given, ', or --generate-password');
    const username = flags.username ?? 'test.user';
    const names: TestNames = {
      environment: flags.name ?? defaultName,
      population: flags.population ?? 'Test Users',
      username,
      email: flags.email ?? `${username}@example.com`,
    };
    const environment = await findEnvironment(context, names.environment, anotherName);
    const organization =
      environment === undefined ? await readOrganization(context, flags.license) : undefined;
    const patience = environment === undefined ? noPatience : patienceFor(context, environment);
    const found = await lookAround(context, environment, names, patience);
    if (isPlan) {
      return dryRunResult(context, await context.resource('environments'), {
        summary: `Would make the test environment '${names.environment}'`,
        action: 'quickstart',
        effect: 'would-create',
        changes: plannedChanges(found, names, organization),
      });
    }
    const choice = await choosePassword(context, found, isGenerated ? 'generate' : given, username);
    return resultOf(await make(context, names, found, organization, choice), isGenerated);
  },
});
