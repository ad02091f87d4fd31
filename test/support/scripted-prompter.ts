/** Answers for the questions of a run, checked against their text; nothing is asked that the test does not expect. */
import type { Prompter } from '../../src/host/prompter.ts';

export interface Answer {
  /** The question's message, or its beginning. */
  question: string;
  /** The chosen value, the typed text, or yes and no. */
  answer: string | boolean;
}

export interface ScriptedPrompter {
  prompter: Prompter;
  /** Throws where an answer was never asked for. */
  expectAllAsked(): void;
}

export function createScriptedPrompter(answers: readonly Answer[]): ScriptedPrompter {
  const left = [...answers];

  function next(message: string): string | boolean {
    const answer = left.shift();
    if (answer === undefined) throw new Error(`unexpected question '${message}'`);
    if (!message.startsWith(answer.question)) {
      throw new Error(`expected the question '${answer.question}', but '${message}' was asked`);
    }
    return answer.answer;
  }

  async function ask(question: {
    message: string;
    validate?: (input: string) => string | undefined;
  }): Promise<string> {
    const text = String(next(question.message));
    const problem = question.validate?.(text);
    // As on a terminal: what is wrong is said and the question is asked again.
    return problem === undefined ? text : ask(question);
  }

  return {
    prompter: {
      text: ask,
      secret: ask,
      async select({ message, choices }) {
        const wanted = next(message);
        const choice = choices.find((candidate) => candidate.value === wanted || candidate.name === wanted);
        if (!choice) throw new Error(`'${message}' does not offer '${String(wanted)}'`);
        return choice.value;
      },
      async search({ message, find }) {
        const wanted = String(next(message));
        const offered = await find(wanted);
        const choice =
          offered.find((candidate) => candidate.value === wanted || candidate.name === wanted) ?? offered[0];
        if (!choice) throw new Error(`'${message}' does not find '${wanted}'`);
        return choice.value;
      },
      async confirm({ message }) {
        return next(message) === true;
      },
    },
    expectAllAsked() {
      if (left.length > 0)
        throw new Error(`never asked: ${left.map((answer) => answer.question).join(', ')}`);
    },
  };
}
