/** `pingcli help authentication`: the grants, what each needs, and where tokens are kept. */
import { type GrantName, grantNames, grants } from '../../core/grant.ts';
import type { StorageType } from '../../core/secret-store.ts';
import type { HelpTopic } from './topic.ts';

const uses: Readonly<Record<GrantName, string>> = {
  authorization_code:
    'A person, in the browser of this machine (PKCE). The application needs the redirect URI http://127.0.0.1:7464/callback.',
  device_code: 'A person, with a code that is entered on another device: over SSH, in containers.',
  client_credentials: 'A worker application, without a person: pipelines. The default.',
};

const storages: Readonly<Record<StorageType, string>> = {
  secure_local: "The operating system's keychain; the default",
  file_system: 'A file that only you can read, in plain text; only when it is asked for by name',
  none: 'This process alone: nothing is kept, and the next command signs on again',
};

export const authenticationTopic: HelpTopic = {
  sections: [
    {
      title: 'SETTING UP',
      paragraphs: [
        'pingcli init asks for what it needs, or takes it as flags, and keeps it in a profile: region, environment, grant ' +
          'and the client ID of an application in PingOne. pingcli doctor checks the result.',
      ],
    },
    {
      title: 'GRANTS',
      paragraphs: [
        'The setting service.pingOne.authentication.grantType names the grant of a profile; a flag of auth login names another ' +
          'one for once. Tick the grant in the application: Configuration, Grant Type.',
      ],
      rows: grantNames.map((name) => [name, `${uses[name]} (--${grants[name].flag})`]),
    },
    {
      title: 'COMMANDS',
      rows: [
        ['pingcli auth login', 'Sign on'],
        ['pingcli auth status', 'Who is signed on, where, and until when'],
        ['pingcli pingone auth refresh', 'Renew the access token now'],
        ['pingcli pingone auth token', 'Print the access token, for other programs'],
        ['pingcli auth logout', 'Revoke the tokens and delete them'],
      ],
      examples: [
        { command: 'pingcli init', summary: 'Set up a profile and sign on' },
        { command: 'pingcli auth login --device-code', summary: 'Over SSH' },
        {
          command: 'pingcli auth login --client-credentials --client-secret-stdin < secret.txt',
          summary: 'As a worker application',
        },
      ],
    },
    {
      title: 'TOKENS AND SECRETS',
      paragraphs: [
        'Tokens are renewed without asking while the refresh token lasts, and for a worker application always. They are kept ' +
          'where the setting auth.storage.type says:',
      ],
      rows: Object.entries(storages),
    },
    {
      title: 'IN PIPELINES',
      paragraphs: [
        'Give the settings by environment variables (pingcli help environment); no profile is needed. A client secret comes from ' +
          'PINGCLI_PINGONE_CLIENT_CREDENTIALS_CLIENT_SECRET, a file or the standard input, never from the command line. ' +
          'PINGCLI_PINGONE_API_ACCESS_TOKEN is used as it is, before everything stored, and is not renewed. A command that has ' +
          'no valid session ends with exit code 4 and names the command that signs on.',
      ],
    },
  ],
};
