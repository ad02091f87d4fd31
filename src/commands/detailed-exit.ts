/** `-D`: whether the run wants an exit code of its own for warnings and differences. */
import { CliError } from '../core/errors.ts';
import type { CommandContext } from './command.ts';

/** False as well where the settings cannot be read, which whoever asks for them says. */
export async function wantsDetailedExit(context: Pick<CommandContext, 'settings'>): Promise<boolean> {
  try {
    return (await context.settings()).get('detailedExitCode').value === true;
  } catch (error) {
    if (error instanceof CliError) return false;
    throw error;
  }
}
