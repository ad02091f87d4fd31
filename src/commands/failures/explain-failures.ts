/** Makes the failures of every command teach; what that takes is loaded when one fails. */
import { isRecordStream, onFailure } from '../../core/record-stream.ts';
import type { CommandResult } from '../../core/result.ts';
import type { CommandContext, CommandDefinition } from '../command.ts';
import type { ResourceInput } from '../resource/given.ts';

/** @param path - Words of the command: `pingone`, `users`, `create`. */
export async function runExplained(
  definition: CommandDefinition,
  path: readonly string[],
  context: CommandContext,
  input: ResourceInput,
): Promise<CommandResult> {
  const teach = async (error: unknown): Promise<unknown> => {
    const { explain } = await import('./explain.ts');
    return explain(error, { context, definition, path, input });
  };
  try {
    const result = await definition.run(context, input);
    // A list fails while it is written.
    return result.kind === 'records' && isRecordStream(result.records)
      ? { ...result, records: onFailure(result.records, teach) }
      : result;
  } catch (error) {
    throw await teach(error);
  }
}
