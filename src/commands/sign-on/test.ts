/** `sign-on test`: signs a user on to an application as a browser and the application would, and shows each step. */
import { usageError } from '../../core/errors.ts';
import {
  applicationArgument,
  applicationFlag,
  applicationKey,
  readApplication,
} from '../applications/named-application.ts';
import { type CommandContext, defineCommand } from '../command.ts';
import { environmentFlag } from '../environment-flag.ts';
import { explainUser } from './explain-user.ts';
import { signOnResult, stepColumns } from './report.ts';
import { checkRedirectUri, describeApplication } from './tested-application.ts';
import { askPassword, checkPasswordIsToBeHad, givenPassword, passwordFlags } from './user-password.ts';

const name = 'Customer Portal';

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
  arguments: [applicationArgument],
  flags: {
    'environment-id': environmentFlag("Environment of the application and the user; default: the profile's"),
    application: { ...applicationFlag, short: 'a', aliases: ['application-id'] },
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
  async run(context, { flags, arguments: [word] }) {
    const key = await applicationKey(context, word, flags.application);
    if (flags.username === undefined && !context.canAsk) {
      throw usageError('Which user?', 'Give --username <username>.', 'MISSING_ARGUMENT');
    }
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
