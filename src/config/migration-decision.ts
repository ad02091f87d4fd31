/** Whether a settings file of Ping CLI 0.8 is migrated: what the environment says, else the person at the terminal. */
import { configurationError } from '../core/errors.ts';
import type { Prompter } from '../host/prompter.ts';
import type { MigrationPlan } from './migrate.ts';

const variable = 'PINGCLI_CONFIG_MIGRATION_POLICY';

export interface MigrationPorts {
  env: Readonly<Record<string, string | undefined>>;
  canAsk: boolean;
  ask: Prompter;
  signal: AbortSignal;
}

/** For `createProfileStore`: answers true where the file is to be migrated. */
export function createMigrationDecision({ env, canAsk, ask, signal }: MigrationPorts) {
  return async (file: string, plan: MigrationPlan): Promise<boolean> => {
    const policy = (env[variable] ?? '').trim().toLowerCase();
    if (policy === 'yes') return true;
    if (policy === 'no') return false;
    if (policy !== '' && policy !== 'ask') {
      throw configurationError(
        `${variable} is '${policy}', and must be one of ask, yes, no.`,
        `Correct or unset ${variable}.`,
      );
    }
    if (!canAsk) return false;
    const profiles = new Set(plan.map((step) => step.profile));
    return ask.confirm({
      message: `${file} has the layout of Ping CLI 0.8. Migrate ${[...profiles].join(', ')}, with a backup beside it?`,
      default: true,
      signal,
    });
  };
}
