/** Makes the failures of a resource command teach; what that takes is loaded when one fails. */
import { isRecordStream, onFailure } from '../../core/record-stream.ts';
import type { CommandDefinition } from '../command.ts';
import type { Subject } from '../resource/subject.ts';

/** @param name - Word of the command: `create`. */
export function explainFailures(
  definition: CommandDefinition,
  subject: Subject,
  name: string,
): CommandDefinition {
  const withObject = (definition.arguments?.length ?? 0) > subject.parents.length;
  return {
    ...definition,
    async run(context, input) {
      const teach = async (error: unknown): Promise<unknown> => {
        const { explain } = await import('./explain.ts');
        return explain(error, { context, subject, name, input, withObject });
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
    },
  };
}
