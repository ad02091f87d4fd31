/** Answers that are not JSON (`--format PEM`), and the file they go to (`--output-file`). */
import type { AnswerFormat } from '../../catalogue/exchange.ts';
import { usageError } from '../../core/errors.ts';
import type { CommandResult, ResultMeta } from '../../core/result.ts';
import type { ApiAnswer } from '../../pingone/api-call.ts';
import type { CommandContext, FlagDefinitions } from '../command.ts';
import { type GivenFlags, textFlag } from './given.ts';

export const outputFileFlag: FlagDefinitions = {
  'output-file': {
    type: 'text',
    short: 'o',
    placeholder: 'path',
    summary: 'Write the result to a file; an existing one is replaced',
  },
};

/** @param first - What comes without the flag: `JSON`, where the endpoint has that too. */
export function formatFlags(formats: readonly AnswerFormat[] | undefined, first?: string): FlagDefinitions {
  if (!formats?.length) return {};
  const names = [...(first === undefined ? [] : [first]), ...formats.map(({ name }) => name)];
  return {
    format: {
      type: 'text',
      placeholder: 'format',
      choices: names,
      summary: `Form of the answer; default: ${names[0]}`,
    },
    ...outputFileFlag,
  };
}

export function chosenFormat(
  formats: readonly AnswerFormat[] | undefined,
  flags: GivenFlags,
  first?: string,
): AnswerFormat | undefined {
  const name = textFlag(flags, 'format') ?? first ?? formats?.[0]?.name;
  return formats?.find((format) => format.name === name);
}

/** Bytes would garble a terminal and are no text for a pipe, so they need a file. */
export function checkOutput(format: AnswerFormat | undefined, flags: GivenFlags): void {
  if (format?.kind !== 'binary' || textFlag(flags, 'output-file') !== undefined) return;
  throw usageError(
    `${format.name} is a binary format.`,
    'Name a file for it with --output-file.',
    'OUTPUT_FILE_NEEDED',
  );
}

export async function deliverAnswer(
  context: CommandContext,
  answer: ApiAnswer,
  flags: GivenFlags,
  meta: ResultMeta,
): Promise<CommandResult> {
  const file = textFlag(flags, 'output-file');
  if (file === undefined) return { kind: 'document', text: answer.text, meta };
  await context.writeFile(file, answer.bytes);
  return { kind: 'done', message: `Wrote ${file}`, data: { file, bytes: answer.bytes.length }, meta };
}
