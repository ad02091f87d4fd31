/** `auth login`: signs the profile on by its grant, or by the one that a flag names. */
import type { SessionStatus } from '../../auth/session.ts';
import { usageError } from '../../core/errors.ts';
import { type GrantName, grants } from '../../core/grant.ts';
import type { Warning } from '../../core/result.ts';
import type { Secret } from '../../core/secret.ts';
import { type CommandContext, defineCommand } from '../command.ts';
import { keepSecretSetting } from '../secret-setting.ts';
import { clientSecretFlags, givenClientSecret } from './client-secret.ts';
import { grantFlags, namedGrant } from './grant-flags.ts';
import { sessionRecord } from './session-record.ts';

const defaultTimeoutMs = 5 * 60_000;

/** A storage type named for this sign-on holds for the profile from now on: the next command has to find the tokens. */
async function rememberStorage(context: CommandContext): Promise<void> {
  const settings = await context.settings();
  const { value, source } = settings.get('auth.storage.type');
  if (source.kind !== 'flag' || value === undefined || value === 'none') return;
  await context.profiles.change(settings.profile.value, new Map([['auth.storage.type', value]]));
}

/** The next run has to authenticate the client again; the secret proved to be right just now. */
async function keepSecret(context: CommandContext, grant: GrantName, secret: Secret): Promise<void> {
  const owner = grant === 'authorization_code' ? 'authorizationCode' : 'clientCredentials';
  const profile = (await context.settings()).profile.value;
  await keepSecretSetting(context, profile, `service.pingOne.authentication.${owner}.clientSecret`, secret);
}

function notKept(status: SessionStatus): Warning[] {
  if (status.storage.durable || status.grant === 'client_credentials') return [];
  return [
    {
      code: 'SESSION_NOT_KEPT',
      message: 'Nothing of this sign-on is kept (storage type none): the next command has to sign on again.',
    },
  ];
}

export const loginCommand = defineCommand({
  summary: 'Sign on to PingOne',
  description:
    "Signs on with the grant that the profile's grantType names: authorization code in the browser, device code on " +
    "another device, or client credentials of a worker application. Tokens are kept in the operating system's keychain " +
    'unless --storage-type says otherwise.',
  examples: [
    { command: 'pingcli pingone auth login', summary: "Sign on with the profile's grant" },
    {
      command: 'pingcli pingone auth login --device-code',
      summary: 'Over SSH: sign on with a code on another device',
    },
    {
      command: 'pingcli pingone auth login --no-browser',
      summary: 'Show the address instead of opening a browser',
    },
    {
      command: 'pingcli pingone auth login --client-credentials --client-secret-stdin < secret.txt',
      summary: 'As a worker application, the secret from a file',
    },
  ],
  flags: {
    ...grantFlags,
    browser: {
      type: 'boolean',
      default: true,
      summary: 'Do not open a browser; the address is shown either way',
    },
    timeout: { type: 'duration', placeholder: 'duration', summary: 'Give up after this long; default 5m' },
    ...clientSecretFlags,
  },
  async run(context, { flags }) {
    const grant = namedGrant(flags);
    const clientSecret = await givenClientSecret(context, flags);
    const timeout = flags.timeout ?? defaultTimeoutMs;
    if (timeout <= 0) {
      throw usageError('--timeout 0 leaves no time to sign on.', 'Give for example --timeout 5m.');
    }
    const session = await context.loginSession({
      ...(grant === undefined ? {} : { grant }),
      ...(clientSecret === undefined ? {} : { clientSecret }),
    });
    if (clientSecret !== undefined && session.signOn.client.authentication === 'none') {
      const { label } = grants[session.signOn.grant];
      throw usageError(
        `The client of the ${label} grant is public: it takes no client secret.`,
        'Leave the flag out, or name the grant that the secret is for.',
      );
    }
    await session.login({ openBrowser: flags.browser !== false, timeout });
    await rememberStorage(context);
    if (clientSecret !== undefined) await keepSecret(context, session.signOn.grant, clientSecret);
    const status = await session.status();
    const record = sessionRecord(status, context.clock.now());
    return {
      kind: 'done',
      message: `Successfully authenticated with ${grants[status.grant].label}`,
      data: record.data,
      lines: record.lines,
      warnings: notKept(status),
      meta: { resource: 'session', action: 'login', effect: 'created' },
    };
  },
});
