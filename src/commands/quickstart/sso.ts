/** `quickstart sso`: Getting Started task 3 in one go: a web application, its secret, and a user's sign-on to it. */
import type { SignOnAttempt, SignOnReport } from '../../auth/flow/sign-on-attempt.ts';
import { type JsonObject, textAt } from '../../core/json.ts';
import { shellWord } from '../../core/shell-word.ts';
import { type CommandContext, defineCommand } from '../command.ts';
import { dryRunResult } from '../resource/dry-run.ts';
import { explainUser } from '../sign-on/explain-user.ts';
import { signOnResult, stepColumns } from '../sign-on/report.ts';
import { checkRedirectUri, describeApplication, readClientSecret } from '../sign-on/tested-application.ts';
import {
  askPassword,
  checkPasswordIsToBeHad,
  givenPassword,
  passwordFlags,
} from '../sign-on/user-password.ts';
import { type Ensured, ensure, findWanted, type Wanted } from './ensure.ts';
import { createPatience, noPatience, type Patience } from './patience.ts';
import {
  defaultName,
  environmentFlags,
  nameWords,
  needEnvironment,
  patienceFor,
} from './quickstart-environment.ts';
import { additions } from './test-plan.ts';

/** The guide's own. */
const defaultRedirectUri = 'https://www.example.com';

/** Milliseconds that an application may take to arrive at the authorization server. */
const longestArrival = 30_000;

function wantedApplication(environmentId: string, name: string, redirectUri: string): Wanted {
  return {
    noun: 'applications',
    parameters: { environmentId },
    key: 'name',
    body: {
      name,
      enabled: true,
      type: 'WEB_APP',
      protocol: 'OPENID_CONNECT',
      grantTypes: ['AUTHORIZATION_CODE'],
      responseTypes: ['CODE'],
      redirectUris: [redirectUri],
      tokenEndpointAuthMethod: 'CLIENT_SECRET_BASIC',
      pkceEnforcement: 'S256_REQUIRED',
    },
  };
}

/** An application that the authorization server has not heard of yet; never after the credentials, which count towards a lock. */
function isYetToArrive({ failure, steps }: SignOnReport): boolean {
  const last = steps.at(-1)?.step;
  return failure !== undefined && last === 'authorize' && failure.outcome !== 'unavailable';
}

async function walk(context: CommandContext, attempt: SignOnAttempt, isNew: boolean): Promise<SignOnReport> {
  const walking = () => context.testSignOn(attempt);
  if (!isNew) return walking();
  const what = `the new application '${attempt.application.name}' to arrive at the authorization server`;
  let report = await walking();
  await createPatience(context, { what, limit: longestArrival }).awaitSome(async () => {
    if (isYetToArrive(report)) report = await walking();
    return isYetToArrive(report) ? undefined : report;
  });
  return report;
}

function preparation(step: string, message: string, details: JsonObject | null = null): JsonObject {
  return {
    step,
    status: 'ok',
    message,
    reason: null,
    remedy: null,
    httpStatus: null,
    flowStatus: null,
    durationMs: null,
    details,
  };
}

function applicationStep({ effect, id, record }: Ensured): JsonObject {
  const what = `'${textAt(record, 'name')}' (${id})`;
  const { redirectUris = null, tokenEndpointAuthMethod = null } = record;
  return preparation('application', effect === 'created' ? `created ${what}` : `there is ${what}`, {
    id,
    effect,
    redirectUris,
    tokenEndpointAuthMethod,
  });
}

function nextCommands(environmentId: string, application: string, username: string): string[] {
  const name = shellWord(application);
  return [
    `pingcli pingone applications secrets get ${name} -e ${environmentId} --reveal`,
    `pingcli pingone sign-on test ${name} -e ${environmentId} --username ${shellWord(username)} --response-mode pi.flow`,
  ];
}

async function readSecret(
  context: CommandContext,
  environmentId: string,
  application: Ensured,
  patience: Patience,
): Promise<JsonObject> {
  await patience.await(() => readClientSecret(context, environmentId, application.id));
  return preparation('secret', 'the client secret can be read');
}

export const ssoCommand = defineCommand({
  summary: 'Make a web application there, and sign the test user on to it',
  description:
    'Goes on from quickstart test-environment: makes an OpenID Connect web application where it is missing, reads its client secret without showing it, and signs the user on, step by step as sign-on test does. Whatever went wrong, the same command goes on where it stopped.',
  examples: [
    { command: 'pingcli pingone quickstart sso', summary: 'Asks for the password of the test user' },
    {
      command: 'pingcli pingone quickstart sso --name "Pipeline 42" --password-stdin -O json < password.txt',
      summary: 'In a pipeline',
    },
    {
      command: 'pingcli pingone quickstart sso --redirect-uri https://localhost:3000/callback',
      summary: 'With the address of your own application',
    },
  ],
  columns: stepColumns,
  notes: ['Ends as sign-on test does where the sign-on is refused.'],
  roles: ['Environment Admin', 'Client Application Developer'],
  flags: {
    ...environmentFlags,
    username: { type: 'text', short: 'u', default: 'test.user', summary: 'Username of the test user' },
    ...passwordFlags,
    'application-name': {
      type: 'text',
      placeholder: 'name',
      default: 'Test Web Application',
      summary: 'Name of the application',
    },
    'redirect-uri': {
      type: 'text',
      placeholder: 'uri',
      summary: `Where the code comes back, and nothing is sent; default: ${defaultRedirectUri}`,
    },
    'response-mode': {
      type: 'text',
      choices: ['query', 'pi.flow'],
      default: 'query',
      placeholder: 'mode',
      summary: 'query: the code comes back on the redirect URI; pi.flow: as JSON',
    },
    'dry-run': { type: 'boolean', summary: 'Show what would be made, and make nothing' },
  },
  async run(context, { flags }) {
    const isPlan = flags['dry-run'] === true;
    const given = await givenPassword(context, flags);
    if (!isPlan) checkPasswordIsToBeHad(context, given);
    checkRedirectUri(flags['redirect-uri']);
    const redirectUri = flags['redirect-uri'] ?? defaultRedirectUri;
    const username = flags.username ?? 'test.user';
    const environmentName = flags.name ?? defaultName;
    const ofUser = flags.username === undefined ? '' : ` --username ${shellWord(username)}`;
    const environment = await needEnvironment(
      context,
      environmentName,
      'Choose another: --name <name>.',
      `Make it first: pingcli pingone quickstart test-environment${nameWords(environmentName)}${ofUser}`,
    );
    const environmentId = textAt(environment, 'id') ?? '';
    const patience = patienceFor(context, environment);
    const name = flags['application-name'] ?? 'Test Web Application';
    const wanted = wantedApplication(environmentId, name, redirectUri);
    const found = await findWanted(context, wanted, patience);
    if (isPlan) {
      return dryRunResult(context, await context.resource('applications'), {
        summary: `Would sign '${username}' on to '${name}'`,
        action: 'quickstart',
        effect: 'would-create',
        changes: found === undefined ? additions('application', wanted.body) : [],
      });
    }
    const password = given ?? (await askPassword(context, username));
    const application = await ensure(context, wanted, found, patience);
    const isNew = application.effect === 'created';
    const what = `the new application '${name}' to be ready`;
    const ofApplication = isNew ? createPatience(context, { what, limit: longestArrival }) : noPatience;
    const described = describeApplication(context, environmentId, application.record, flags['redirect-uri']);
    const secret =
      described.client.secret === undefined
        ? []
        : [await readSecret(context, environmentId, application, ofApplication)];
    const report = await walk(
      context,
      { ...described, scopes: [], responseMode: flags['response-mode'] ?? 'query', username, password },
      isNew,
    );
    const failure = report.failure && (await explainUser(context, report.failure, environmentId, username));
    return signOnResult(
      { ...report, ...(failure === undefined ? {} : { failure }) },
      {
        before: [applicationStep(application), ...secret],
        username,
        application: name,
        showTokens: false,
        ...(failure === undefined
          ? { hints: ['Next:', ...nextCommands(environmentId, name, username)] }
          : {}),
      },
    );
  },
});
