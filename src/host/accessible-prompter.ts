/**
 * Asks in plain lines, for screen readers and dumb terminals (`ACCESSIBLE=1`): nothing is redrawn, choices have
 * numbers. Apart from the Inquirer prompter, which redraws with every key.
 */
import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';
import { cancelledError } from '../core/errors.ts';
import { sanitize } from '../core/sanitize.ts';
import { questionText } from './prompt-text.ts';
import type { Prompter } from './prompter.ts';

export interface PlainPromptPorts {
  input: NodeJS.ReadableStream;
  /** stderr: stdout is the result's. */
  output: NodeJS.WritableStream;
  /** Aborted when the run is to end; its reason is what the question rejects with. */
  signal?: AbortSignal;
}

/** Readline draws its echo into this, so a secret is typed without leaving a trace. */
function createVoid(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}

export function createAccessiblePrompter({ input, output, signal: ending }: PlainPromptPorts): Prompter {
  /** The terminal itself echoes and edits a visible line; a hidden one is edited by readline, in raw mode. */
  function openLine(hidden: boolean): Interface {
    return createInterface({ input, output: hidden ? createVoid() : output, terminal: hidden });
  }

  function readLine(prompt: string, hidden: boolean, signal: AbortSignal | undefined): Promise<string> {
    const combined = AbortSignal.any([ending, signal].filter((each) => each !== undefined));
    if (combined.aborted) return Promise.reject(combined.reason);
    const line = openLine(hidden);
    // After the echo is off: whoever sees the question may type at once.
    output.write(prompt);
    let isAnswered = false;
    return new Promise<string>((resolve, reject) => {
      line.once('line', (text) => {
        isAnswered = true;
        resolve(text);
      });
      line.once('SIGINT', () => reject(cancelledError()));
      // The end of input: nobody will answer any more.
      line.once('close', () => reject(cancelledError()));
      combined.addEventListener('abort', () => reject(combined.reason), { once: true });
    }).finally(() => {
      line.close();
      // Enter was not echoed, or never typed.
      if (hidden || !isAnswered) output.write('\n');
    });
  }

  /** Asks until the answer can be read. */
  async function askUntil<T>(
    prompt: string,
    read: (answer: string) => { value: T } | { problem: string },
    signal: AbortSignal | undefined,
    hidden = false,
  ): Promise<T> {
    for (;;) {
      const answer = read(await readLine(prompt, hidden, signal));
      if ('value' in answer) return answer.value;
      output.write(`${sanitize(answer.problem)}\n`);
    }
  }

  return {
    text({ message, default: preset, validate, signal }) {
      const hint = preset === undefined ? '' : ` (${sanitize(preset)})`;
      const read = (typed: string) => {
        const value = typed === '' && preset !== undefined ? preset : typed;
        const problem = validate?.(value);
        return problem === undefined ? { value } : { problem };
      };
      return askUntil(`${questionText(message)}${hint} `, read, signal);
    },
    secret({ message, validate, signal }) {
      const read = (value: string) => {
        const problem = validate?.(value);
        return problem === undefined ? { value } : { problem };
      };
      return askUntil(`${questionText(message)} `, read, signal, true);
    },
    select({ message, choices, default: preset, signal }) {
      output.write(`${questionText(message)}\n`);
      choices.forEach(({ name, description }, index) => {
        output.write(
          `  ${index + 1}. ${sanitize(name)}${description ? ` - ${sanitize(description)}` : ''}\n`,
        );
      });
      const presetIndex = preset === undefined ? -1 : choices.findIndex(({ value }) => value === preset);
      const hint = presetIndex === -1 ? '' : ` (${presetIndex + 1})`;
      const read = (typed: string) => {
        const number = typed.trim() === '' ? presetIndex + 1 : Number(typed.trim());
        const choice = Number.isInteger(number) ? choices[number - 1] : undefined;
        return choice ? { value: choice.value } : { problem: `Enter a number from 1 to ${choices.length}.` };
      };
      return askUntil(`Number${hint}: `, read, signal);
    },
    async search({ message, find, signal }) {
      output.write(`${questionText(message)}\n`);
      let offered = await find('');
      for (;;) {
        offered.forEach(({ name }, index) => {
          output.write(`  ${index + 1}. ${sanitize(name)}\n`);
        });
        const typed = (await readLine('Number, or a part of the name: ', false, signal)).trim();
        const choice = /^\d+$/.test(typed) ? offered[Number(typed) - 1] : undefined;
        if (choice) return choice.value;
        const found = await find(typed);
        if (found.length === 0) output.write(`Nothing contains '${sanitize(typed)}'.\n`);
        else offered = found;
      }
    },
    confirm({ message, default: preset, signal }) {
      const read = (typed: string) => {
        const answer = typed.trim().toLowerCase();
        if (answer === '') return { value: preset };
        if (answer === 'y' || answer === 'yes') return { value: true };
        if (answer === 'n' || answer === 'no') return { value: false };
        return { problem: 'Answer y for yes or n for no.' };
      };
      return askUntil(`${questionText(message)} (${preset ? 'Y/n' : 'y/N'}) `, read, signal);
    },
  };
}
