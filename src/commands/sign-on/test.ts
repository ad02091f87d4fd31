/** `sign-on test`: signs a user on to an application as a browser and the application would, and shows each step. */
import { usageError } from '../../core/errors.ts';
import type { JsonObject } from '../../core/json.ts';
import { type CommandContext, defineCommand } from '../command.ts';
import { findObject, readId } from '../resource/find-object.ts';
import { pickObject } from '../resource/pick-object.ts';
import { explainUser } from './explain-user.ts';
import { signOnResult, stepColumns } from './report.ts';
import { checkRedirectUri, describeApplication } from './tested-application.ts';
import { askPassword, checkPasswordIsToBeHad, givenPassword, passwordFlags } from './user-password.ts';

const name = 'Customer Portal';

async function readApplication(
  context: CommandContext,
  environmentId: string,
  key: string | undefined,
): Promise<JsonObject> {
  const [api, applications] = await Promise.all([context.api(), context.resource('applications')]);
  const parameters = { environmentId };
  const found =
    key === undefined
      ? await pickObject(context, applications, parameters)
      : await findObject({ api, say: context.say }, applications, parameters, key);
  return api.get(applications, parameters, found.id);
}

function oneKey(flag: string | undefined, word: string | undefined): string | undefined {
  if (flag === undefined || word === undefined || flag === word) return flag ?? word;
  throw usageError(`Which application: '${word}' or '${flag}'?`, 'Name one.');
}

async function usernameOf(context: CommandContext, given: string | undefined): Promise<string> {
  const { signal } = context;
  return (
    given ??
    context.ask.text({
      message: 'Username:',
      validate: (input) => (input.trim() === '' ? 'It cannot be empty.' : undefined),
      signal,
    })
  );
}

export const signOnTestCommand = defineCommand({
  summary: 'Sign a user on to an application, and show each step',
  description:
    'Walks the sign-on as the API does it: authorization request with PKCE, flow, username and password, resume, code exchange. Shows each step with its status and time, and the claims of the tokens; on failure the step, the reason and the remedy. It uses a session of its own and leaves the profile signed on as it is. The client secret is read with the session of the profile, and not shown.',
  examples: [
    {
      command: `pingcli pingone sign-on test --application "${name}" --username anna`,
      summary: 'Asks for the password',
    },
    {
      command: `pingcli pingone sign-on test --application "${name}" --username anna --password-stdin -O json < password.txt`,
      summary: 'In a pipeline',
    },
    {
      command: `pingcli pingone sign-on test --application "${name}" --username anna --response-mode pi.flow`,
      summary: 'As an application with a sign-on page of its own does it',
    },
  ],
  columns: stepColumns,
  notes: [
    'Ends with 4 where the credentials were refused; with 6 where the account is locked, the password must be changed, MFA or consent is asked for, or the application is disabled or has another redirect URI; with 3 where the application or the user does not exist.',
    'A wrong password counts towards the lock of the account.',
    'MFA, consent and changes of the password are told, not carried out.',
  ],
  roles: ['Environment Admin', 'Client Application Developer'],
  arguments: [
    {
      name: 'application',
      summary: 'ID or name of the application',
      required: false,
      refers: 'applications',
    },
  ],
  flags: {
    'environment-id': {
      type: 'text',
      short: 'e',
      placeholder: 'id or name',
      summary: "Environment of the application and the user; default: the profile's",
      refers: 'environments',
    },
    application: {
      type: 'text',
      short: 'a',
      aliases: ['application-id'],
      placeholder: 'id or name',
      summary: 'ID or name of the application, instead of the argument',
      refers: 'applications',
    },
    username: { type: 'text', short: 'u', summary: 'Username of the user that signs on' },
    ...passwordFlags,
    'response-mode': {
      type: 'text',
      choices: ['query', 'pi.flow'],
      default: 'query',
      placeholder: 'mode',
      summary: 'query: the code comes back on the redirect URI, as through a browser; pi.flow: as JSON',
    },
    'redirect-uri': {
      type: 'text',
      placeholder: 'uri',
      summary: "Where the code comes back; default: the application's first",
    },
    scope: { type: 'list', summary: 'Scope to ask for beside openid; repeatable' },
    'show-tokens': {
      type: 'boolean',
      summary: 'Show the tokens themselves, which are credentials',
    },
  },
  async run(context, { flags, arguments: words }) {
    const key = oneKey(flags.application, words[0]);
    if (key === undefined && !context.canAsk) {
      throw usageError('Which application?', 'Name it: --application <id or name>.', 'MISSING_ARGUMENT');
    }
    if (flags.username === undefined && !context.canAsk) {
      throw usageError('Which user?', 'Give --username <username>.', 'MISSING_ARGUMENT');
    }
    if (key !== undefined) readId(await context.resource('applications'), key);
    const redirectUri = flags['redirect-uri'];
    checkRedirectUri(redirectUri);
    const given = await givenPassword(context, flags);
    checkPasswordIsToBeHad(context, given);
    const environmentId = await context.environmentId(flags['environment-id']);
    const application = await readApplication(context, environmentId, key);
    const described = describeApplication(context, environmentId, application, redirectUri);
    const username = await usernameOf(context, flags.username);
    const password = given ?? (await askPassword(context, username));
    const waiting = context.say.waiting(`Signing ${username} on to ${described.application.name}`);
    const walked = await context
      .testSignOn({
        ...described,
        scopes: flags.scope ?? [],
        responseMode: flags['response-mode'] ?? 'query',
        username,
        password,
      })
      .finally(() => waiting.done());
    const failure = walked.failure && (await explainUser(context, walked.failure, environmentId, username));
    return signOnResult(
      { ...walked, ...(failure === undefined ? {} : { failure }) },
      { username, application: described.application.name, showTokens: flags['show-tokens'] === true },
    );
  },
});
