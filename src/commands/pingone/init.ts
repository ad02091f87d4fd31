/** `pingone init`: settles what a sign-on needs and writes it to the profile in one go. */
import type { StoredValue } from '../../config/profiles.ts';
import type { SettingKey } from '../../config/settings.ts';
import { type GrantName, grantNames, grants } from '../../core/grant.ts';
import { rootDomains } from '../../core/regions.ts';
import type { Secret } from '../../core/secret.ts';
import { clientSecretFlags, givenClientSecret } from '../auth/client-secret.ts';
import { type CommandContext, defineCommand } from '../command.ts';
import { keepSecretSetting } from '../secret-setting.ts';
import { authenticationMethods, methodAnswer, secretAnswer } from './client-answers.ts';
import { oneLineCommand } from './one-line-command.ts';
import {
  clientIdAnswer,
  environmentAnswer,
  givenEnvironment,
  grantAnswer,
  placeAnswer,
  type SignOnAnswers,
} from './sign-on-answers.ts';
import { openWizard } from './wizard.ts';

function settingsOf(answers: SignOnAnswers): Map<SettingKey, StoredValue | undefined> {
  const section = `service.pingOne.authentication.${grants[answers.grant].section}` as const;
  const changes = new Map<SettingKey, StoredValue | undefined>([
    ['service.pingOne.enabled', true],
    ['service.pingOne.authentication.grantType', answers.grant],
    ['service.pingOne.endpoint.environmentID', answers.environmentId],
    [`${section}.clientID`, answers.clientId],
  ]);
  if (answers.rootDomain !== undefined)
    changes.set('service.pingOne.endpoint.rootDomain', answers.rootDomain);
  changes.set('service.pingOne.endpoint.customDomain', answers.customDomain);
  if (answers.method !== undefined && answers.grant !== 'device_code') {
    const owner = answers.grant === 'client_credentials' ? 'clientCredentials' : 'authorizationCode';
    changes.set(`service.pingOne.authentication.${owner}.tokenEndpointAuthMethod`, answers.method);
  }
  return changes;
}

/** @returns a remark where the secret will not be there next time. */
async function keepSecret(
  context: CommandContext,
  profile: string,
  grant: GrantName,
  secret: Secret,
): Promise<string[]> {
  const owner = grant === 'client_credentials' ? 'clientCredentials' : 'authorizationCode';
  const key = `service.pingOne.authentication.${owner}.clientSecret` as const;
  const place = await keepSecretSetting(context, profile, key, secret);
  return place.durable
    ? []
    : ['The client secret was not kept (storage type none): provide it in the environment for every run.'];
}

const introduction = [
  'PingOne Authentication Setup',
  '============================',
  'This will guide you through setting up authentication for PingOne.',
  '',
];

export const initCommand = defineCommand({
  summary: 'Set up authentication for PingOne',
  description:
    'Asks for the grant, the region, the environment and the client, and writes them to the profile. ' +
    'Every question has a flag; without a terminal, give the flags.',
  examples: [
    { command: 'pingcli pingone init', summary: 'Answer the questions' },
    {
      command:
        'pingcli pingone init --grant-type authorization_code --environment-id https://auth.pingone.eu/<environment ID>/as/authorize --client-id <client ID>',
      summary: 'Region and environment from an address at hand',
    },
    {
      command:
        'pingcli pingone init --grant-type client_credentials --root-domain pingone.eu --environment-id <environment ID> --client-id <client ID> --client-secret-stdin < secret.txt',
      summary: 'In a pipeline',
    },
  ],
  flags: {
    'grant-type': {
      type: 'text',
      placeholder: 'grant',
      choices: grantNames,
      summary: 'OAuth grant that signs the profile on',
    },
    'root-domain': {
      type: 'text',
      placeholder: 'domain',
      choices: rootDomains,
      summary: 'Root domain of the PingOne region',
    },
    'custom-domain': {
      type: 'text',
      placeholder: 'host',
      summary: 'Custom domain, for example auth.example.org',
    },
    'environment-id': {
      type: 'text',
      short: 'e',
      placeholder: 'id or URL',
      summary: 'Environment of the sign-on application, or an address that holds its ID',
    },
    'client-id': { type: 'text', placeholder: 'id', summary: 'Client ID of the application' },
    ...clientSecretFlags,
    'token-endpoint-auth-method': {
      type: 'text',
      placeholder: 'method',
      choices: authenticationMethods,
      summary: 'How the client authenticates at the token endpoint',
    },
  },
  async run(context, { flags }) {
    const given = givenEnvironment(flags['environment-id']);
    const givenSecret = await givenClientSecret(context, flags);
    const settings = await context.settings();
    const profile = settings.profile.value;
    const wizard = openWizard(context, introduction);
    const grant = await grantAnswer(wizard.context, settings, flags['grant-type']);
    const place = await placeAnswer(wizard.context, settings, flags, given?.rootDomain);
    const environment = given ?? (await environmentAnswer(wizard.context, settings));
    const rootDomain = environment.rootDomain ?? place.rootDomain;
    if (rootDomain !== place.rootDomain)
      context.say.note(`The address names the root domain ${rootDomain}, so that is used.`);
    const clientId = await clientIdAnswer(wizard.context, settings, grant, flags['client-id']);
    const method = await methodAnswer(wizard.context, settings, grant, flags['token-endpoint-auth-method']);
    const secret = await secretAnswer(wizard.context, settings, grant, method, givenSecret);

    const answers: SignOnAnswers = {
      ...place,
      grant,
      environmentId: environment.environmentId,
      clientId,
      ...(rootDomain === undefined ? {} : { rootDomain }),
      ...(method === undefined ? {} : { method }),
    };
    const storage = settings.get('auth.storage.type');
    const changes = settingsOf(answers);
    if (storage.source.kind === 'flag' && storage.value !== undefined)
      changes.set('auth.storage.type', storage.value);
    // The secret first: a store that refuses it leaves the profile as it was.
    const remarks = secret === undefined ? [] : await keepSecret(context, profile, grant, secret);
    await context.profiles.change(profile, changes);
    return {
      kind: 'done',
      message: 'PingOne authentication configured successfully!',
      data: { profile, ...answers },
      lines: [
        "Run 'pingcli pingone auth login' to authenticate.",
        ...remarks,
        ...(wizard.hasAsked()
          ? [
              '',
              'The same without questions:',
              `  ${oneLineCommand(profile, answers, storage, secret !== undefined)}`,
            ]
          : []),
      ],
      meta: { resource: 'profile', action: 'init', effect: 'updated' },
    };
  },
});
