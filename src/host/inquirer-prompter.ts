/** Asks through Inquirer, which is loaded with the first question, and in Ping CLI's wording and look. */
import { cancelledError } from '../core/errors.ts';
import { sanitize } from '../core/sanitize.ts';
import { mayRedraw, showsSymbols } from '../core/terminal-look.ts';
import { wrapWords } from '../core/wrap-words.ts';
import { createAccessiblePrompter } from './accessible-prompter.ts';
import { questionText } from './prompt-text.ts';
import type { Choice, Prompter } from './prompter.ts';

export interface PromptPorts {
  input: NodeJS.ReadStream;
  /** stderr: stdout is the result's. */
  output: NodeJS.WriteStream;
  env: Readonly<Record<string, string | undefined>>;
  /** Aborted when the run is to end; its reason is what the question rejects with. */
  signal?: AbortSignal;
}

const plain = (text: string) => text;
const nothing = () => '';

/** Without colour: Inquirer's own styles follow the state of stdout, and this is stderr. */
function createTheme(prefix: string, cursor: string, columns = 80) {
  return {
    prefix: { idle: prefix, done: prefix },
    icon: { cursor },
    style: {
      answer: plain,
      message: plain,
      // Inquirer breaks lines within words.
      error: (text: string) => `> ${wrapWords(text, columns - 3).join('\n  ')}`,
      defaultAnswer: (text: string) => `(${text})`,
      confirmDefault: (text: string) => text.toUpperCase(),
      help: nothing,
      maskedText: '',
      highlight: plain,
      key: plain,
      description: plain,
      keysHelpTip: nothing,
    },
  };
}

/**
 * Inquirer puts a space behind its prefix even when that is empty. So the prefix is the question but for its last word,
 * and the line starts where it should.
 */
function splitQuestion(message: string): { prefix: string; message: string } {
  const text = questionText(message);
  const space = text.lastIndexOf(' ');
  return space === -1
    ? { prefix: text, message: '' }
    : { prefix: text.slice(0, space), message: text.slice(space + 1) };
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}

/** What validation answers for Inquirer: true, or what is wrong. */
function validator(validate: ((input: string) => string | undefined) | undefined) {
  return (input: string) => {
    const problem = validate?.(input);
    return problem === undefined ? true : sanitize(problem);
  };
}

function inertChoice<T>({ value, name, description }: Choice<T>) {
  return { value, name: sanitize(name), ...(description ? { description: sanitize(description) } : {}) };
}

/** Watches for the end of input (Ctrl-D, a closed terminal), which Inquirer would wait through forever. */
function watchEnd(input: NodeJS.ReadStream, ended: () => void): () => void {
  // Readline pauses its input when it closes, also after an answer: then the question is settled by the next turn.
  const onPause = () => setImmediate(ended);
  input.on('pause', onPause).on('end', ended).on('close', ended);
  return () => {
    input.off('pause', onPause).off('end', ended).off('close', ended);
  };
}

/** Where nothing may be redrawn (`ACCESSIBLE=1`, `TERM=dumb`), the accessible prompter asks instead. */
export function createInquirerPrompter(ports: PromptPorts): Prompter {
  if (!mayRedraw(ports.env)) return createAccessiblePrompter(ports);
  const { input, output } = ports;
  const cursor = showsSymbols(ports.env) ? '▸' : '>';
  const look = (prefix: string) => createTheme(prefix, cursor, output.columns);

  async function ask<T>(
    signal: AbortSignal | undefined,
    question: (context: {
      input: NodeJS.ReadStream;
      output: NodeJS.WriteStream;
      signal: AbortSignal;
    }) => Promise<T>,
  ): Promise<T> {
    const ending = new AbortController();
    const signals = [ending.signal, ports.signal, signal].filter((each) => each !== undefined);
    const combined = AbortSignal.any(signals);
    combined.throwIfAborted();
    const stopWatching = watchEnd(input, () => ending.abort(cancelledError()));
    try {
      return await question({ input, output, signal: combined });
    } catch (error) {
      if (isNamed(error, 'ExitPromptError')) throw cancelledError();
      if (isNamed(error, 'AbortPromptError')) throw combined.reason;
      throw error;
    } finally {
      stopWatching();
    }
  }

  return {
    async text({ message, default: preset, validate, signal }) {
      const { input: prompt } = await import('@inquirer/prompts');
      const question = splitQuestion(message);
      return ask(signal, (context) =>
        prompt(
          {
            message: question.message,
            default: preset,
            validate: validator(validate),
            theme: look(question.prefix),
          },
          context,
        ),
      );
    },
    async secret({ message, validate, signal }) {
      const { password } = await import('@inquirer/prompts');
      const question = splitQuestion(message);
      const theme = look(question.prefix);
      for (;;) {
        const answer = await ask(signal, (context) =>
          // Without `toggleMask` Ctrl-T would show the secret.
          password({ message: question.message, toggleMask: false, theme }, context),
        );
        // Not left to Inquirer, which keeps what was refused in the line: unseen, the next try would be added to it.
        const problem = validate?.(answer);
        if (problem === undefined) return answer;
        output.write(`${theme.style.error(sanitize(problem))}\n`);
      }
    },
    async select({ message, choices, default: preset, signal }) {
      const { select } = await import('@inquirer/prompts');
      return ask(signal, (context) =>
        select(
          {
            message: questionText(message),
            choices: choices.map(inertChoice),
            ...(preset === undefined ? {} : { default: preset }),
            theme: look('?'),
          },
          context,
        ),
      );
    },
    async search({ message, find, signal }) {
      const { search } = await import('@inquirer/prompts');
      return ask(signal, (context) =>
        search(
          {
            message: questionText(message),
            source: async (typed) => (await find(typed ?? '')).map(inertChoice),
            theme: {
              ...createTheme('?', cursor),
              style: { ...createTheme('?', cursor).style, searchTerm: plain },
            },
          },
          context,
        ),
      );
    },
    async confirm({ message, default: preset, signal }) {
      const { confirm } = await import('@inquirer/prompts');
      const question = splitQuestion(message);
      return ask(signal, (context) =>
        confirm({ message: question.message, default: preset, theme: look(question.prefix) }, context),
      );
    },
  };
}
