/** A failure for whoever asked: four lines for a person; in the JSON formats an envelope for the program as well. */
import { CliError, type ErrorFacts } from '../core/errors.ts';
import { isJsonObject, type JsonValue } from '../core/json.ts';
import type { OutputFormat } from '../core/output-formats.ts';
import type { ResultMeta, Warning } from '../core/result.ts';
import type { OutputStream } from '../host/host.ts';
import { createErrorEnvelope, type RunFacts } from './envelope.ts';
import type { RunMessages } from './messages.ts';
import { isJsonFormat } from './render-options.ts';
import type { UnfinishedDocument } from './renderer.ts';
import { loadRenderer } from './renderers.ts';

export interface ErrorOptions {
  format: OutputFormat;
  durationMs(): number;
  facts?(): RunFacts;
  /** What the command was about, as far as it got. */
  meta?: ResultMeta;
  warnings?(): readonly Warning[];
}

export interface ErrorSinks {
  stdout: OutputStream;
  messages: RunMessages;
  redact(text: string): string;
  unfinished?: UnfinishedDocument;
}

const mask = '********';

/** Redacts every text of an API's error body; under a name that the redactor knows for a secret's, the whole of it. */
function redactDeep(value: JsonValue, redact: (text: string) => string, name = ''): JsonValue {
  if (typeof value === 'string') {
    const probe = JSON.stringify({ [name]: 'probe-of-the-name' });
    return redact(probe) === probe ? redact(value) : mask;
  }
  if (Array.isArray(value)) return value.map((item) => redactDeep(item, redact, name));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redactDeep(item, redact, key)]));
}

function tellPerson(error: ErrorFacts, { warnings }: ErrorOptions, { messages }: ErrorSinks): void {
  for (const { message } of warnings?.() ?? []) messages.warning(message);
  messages.failure(error);
}

/**
 * Says what failed, why and how to fix it on stderr. In the JSON formats stdout gets the error envelope, after
 * whatever lines were written before it, and stderr one line; all of it where stdout can no longer be written (REL-32).
 */
export async function renderError(
  error: ErrorFacts,
  options: ErrorOptions,
  sinks: ErrorSinks,
): Promise<void> {
  if (!isJsonFormat(options.format)) {
    tellPerson(error, options, sinks);
    return;
  }
  const envelope = createErrorEnvelope(error, {
    ...options.facts?.(),
    durationMs: options.durationMs(),
    meta: options.meta,
    warnings: options.warnings?.() ?? [],
  });
  const renderer = await loadRenderer(options.format);
  const redacted = redactDeep(envelope, sinks.redact);
  try {
    if (isJsonObject(redacted) && renderer.error !== undefined)
      await sinks.stdout.write(renderer.error(redacted, sinks.unfinished?.isOpen ?? false));
  } catch (cause) {
    // A full disk, which may be what failed in the first place; anything else is a bug.
    if (!(cause instanceof CliError)) throw cause;
    tellPerson(error, options, sinks);
    return;
  }
  // Whoever has redirected stdout should not have to look there for the way on (REL-22).
  const wayOn = error.resumption === undefined ? {} : { suggestion: error.suggestion };
  sinks.messages.failure({ message: error.message, ...wayOn });
}
