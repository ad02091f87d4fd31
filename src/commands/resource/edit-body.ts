/** A body in the person's own editor: opened again where it cannot be read, left where nothing was changed. */
import { CliError, usageError } from '../../core/errors.ts';
import type { JsonObject, JsonValue } from '../../core/json.ts';
import type { CommandContext } from '../command.ts';

function unchanged(): CliError {
  return new CliError({
    outcome: 'interrupted',
    category: 'cancelled',
    code: 'CANCELLED',
    message: 'Nothing was sent: the text was left as it was, or emptied.',
  });
}

export async function editBody(context: CommandContext, body: JsonObject): Promise<JsonValue> {
  if (!context.canAsk) {
    throw usageError(
      '--edit needs a terminal.',
      'Give the body with --from-file, or the members with their flags.',
      'NO_TERMINAL',
    );
  }
  const original = await context.formatDocument(body, 'json');
  for (let text = original; ; ) {
    text = await context.edit.edit(text, 'json');
    if (text.trim() === '') throw unchanged();
    try {
      const edited = await context.parseDocument(text, 'The edited text');
      if (text === original) throw unchanged();
      return edited;
    } catch (error) {
      if (!(error instanceof CliError) || error.outcome !== 'usage') throw error;
      context.say.warning(error.message);
      const again = await context.ask.confirm({
        message: 'Open it again?',
        default: true,
        signal: context.signal,
      });
      if (!again) throw unchanged();
    }
  }
}
