/** Who is signed on by the profile, and until when; nothing is asked of PingOne. */
import { formatDuration } from '../../core/duration.ts';
import { type Check, ok, warning } from './finding.ts';

const logIn = 'pingcli pingone auth login';

const absences = {
  none: 'Nobody is signed on',
  expired: 'The session has expired',
  unreadable: 'The stored session cannot be read, and counts as signed off',
} as const;

export const session: Check = {
  name: 'session',
  async run(context) {
    const status = await (await context.session()).status();
    const { clientId, expiresAt, reason = 'none', renewable, signedIn, source, subject } = status;
    if (source.kind === 'environment')
      return [ok('session', `The token comes from the environment variable ${source.name}`)];
    if (!signedIn) {
      // Client credentials need nobody: the first command fetches a token.
      if (renewable && reason === 'none')
        return [ok('session', `No token yet; the next command fetches one for ${clientId}`)];
      return [warning('session', absences[reason], logIn)];
    }
    const who = subject?.name ?? subject?.id ?? `application ${clientId}`;
    const left = expiresAt === undefined ? undefined : expiresAt - context.clock.now();
    if (left === undefined) return [ok('session', `Signed on as ${who}`)];
    const expiry = left > 0 ? `the token expires in ${formatDuration(left)}` : 'the token has expired';
    return [
      ok('session', `Signed on as ${who}; ${expiry}${renewable ? ', and is renewed without asking' : ''}`),
    ];
  },
};
