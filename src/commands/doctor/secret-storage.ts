/** The place where tokens and secrets are kept: proved by storing something and taking it away again. */
import { type Check, type Finding, ok, warning } from './finding.ts';

export const secretStorage: Check = {
  name: 'secret storage',
  async run(context) {
    const store = await context.secrets();
    await store.probe();
    const { place, type } = store.describe();
    const judgements: Record<typeof type, Finding> = {
      secure_local: ok('secret storage', `${place} works`),
      file_system: warning(
        'secret storage',
        `Secrets are kept in ${place}`,
        'Where there is a keychain: pingcli config set auth.storage.type=secure_local',
      ),
      none: ok('secret storage', `${place}: nothing is kept for the next run`),
    };
    return [judgements[type]];
  },
};
