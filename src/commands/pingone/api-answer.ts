/** The answer of `pingone api` as a result: its body, on request with status and headers, or a file. */
import { usageError } from '../../core/errors.ts';
import type { Outcome } from '../../core/exit-codes.ts';
import type { JsonObject } from '../../core/json.ts';
import type { CommandResult, ResultMeta } from '../../core/result.ts';
import type { ApiAnswer } from '../../pingone/api-call.ts';
import type { CommandContext } from '../command.ts';

export interface AnswerView {
  include: boolean;
  file?: string;
  outcome?: Outcome;
  /** For an answer without a body. */
  message: string;
  meta: ResultMeta;
}

function isText({ mediaType, bytes }: ApiAnswer): boolean {
  if (/^text\/|json|xml|pem|x-www-form-urlencoded/.test(mediaType)) return true;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

export async function showAnswer(
  context: CommandContext,
  answer: ApiAnswer,
  { include, file, outcome, message, meta }: AnswerView,
): Promise<CommandResult> {
  const base = { meta, ...(outcome === undefined ? {} : { outcome }) };
  if (file !== undefined) {
    await context.writeFile(file, answer.bytes);
    return { kind: 'done', message: `Wrote ${file}`, data: { file, bytes: answer.bytes.length }, ...base };
  }
  if (!isText(answer)) {
    throw usageError(
      `The answer (${answer.mediaType}) is no text.`,
      'Name a file for it with --output-file.',
      'OUTPUT_FILE_NEEDED',
    );
  }
  const body =
    answer.json === undefined ? answer.text : (await context.formatDocument(answer.json, 'json')).trimEnd();
  const headers: JsonObject = Object.fromEntries(answer.headers.entries());
  if (include) {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`);
    const text = [`HTTP ${answer.status}`, ...lines, '', body].join('\n').trimEnd();
    const data = { status: answer.status, headers, body: answer.json ?? (answer.text || null) };
    return { kind: 'document', text, data, ...base };
  }
  if (answer.text === '') return { kind: 'done', message, data: null, ...base };
  return { kind: 'document', text: body, data: answer.json ?? answer.text, ...base };
}
