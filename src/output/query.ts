/** `--query`: JMESPath over the envelope. The one importer of the library (MPL-2.0). */
import { usageError } from '../core/errors.ts';
import type { JsonValue } from '../core/json.ts';

export interface Query {
  /** @throws CliError (usage) when the data does not suit the expression: a function given the wrong type. */
  evaluate(envelope: JsonValue): JsonValue;
}

const remedy = 'See https://jmespath.org for the language; for example --query "data[].name".';

function endsTooEarly(error: unknown): boolean {
  return error instanceof Error && error.message.includes('EOF');
}

function invalidQuery(expression: string, cause: unknown, position?: number): Error {
  const words = cause instanceof Error ? cause.message : String(cause);
  const why = endsTooEarly(cause)
    ? 'it ends where more is expected'
    : words.replace(/^syntax(?: error)?[:,]\s*/i, '').replace(/\.$/, '');
  const where = position === undefined ? '' : ` at position ${position}`;
  return usageError(`The --query '${expression}' is not valid${where}: ${why}.`, remedy, 'INVALID_QUERY');
}

/**
 * The library does not say where it stumbled. It is where the longest beginning ends that is an expression, or
 * lacks nothing but its end. Counted from 1.
 */
function findPosition(expression: string, compile: (text: string) => unknown): number {
  for (let length = expression.length; length > 0; length -= 1) {
    try {
      compile(expression.slice(0, length));
      return length + 1;
    } catch (error) {
      if (endsTooEarly(error)) return length + 1;
    }
  }
  return 1;
}

/** @throws CliError (usage) naming the position for an expression that does not parse. */
export async function compileQuery(expression: string): Promise<Query> {
  const { compile, TreeInterpreter } = await import('@jmespath-community/jmespath');
  const parse = () => {
    try {
      return compile(expression);
    } catch (error) {
      throw invalidQuery(expression, error, findPosition(expression, compile));
    }
  };
  const node = parse();
  return {
    evaluate(envelope) {
      try {
        // A projection over nothing answers undefined, which JSON does not have.
        return TreeInterpreter.search(node, envelope) ?? null;
      } catch (error) {
        throw invalidQuery(expression, error);
      }
    },
  };
}
