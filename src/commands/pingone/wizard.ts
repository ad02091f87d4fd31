/** A wizard that introduces itself before its first question, and not where flags have answered them all. */
import type { Prompter } from '../../host/prompter.ts';
import type { CommandContext } from '../command.ts';

export interface Wizard {
  /** To ask with. */
  context: CommandContext;
  /** Whether anything was asked. */
  hasAsked(): boolean;
}

export function openWizard(context: CommandContext, introduction: readonly string[]): Wizard {
  const { ask, say } = context;
  let hasBegun = false;

  function begin(): void {
    if (hasBegun) return;
    hasBegun = true;
    for (const line of introduction) say.line(line);
  }

  const introduced: Prompter = {
    text: (question) => {
      begin();
      return ask.text(question);
    },
    secret: (question) => {
      begin();
      return ask.secret(question);
    },
    select: (question) => {
      begin();
      return ask.select(question);
    },
    search: (question) => {
      begin();
      return ask.search(question);
    },
    confirm: (question) => {
      begin();
      return ask.confirm(question);
    },
  };
  return {
    context: {
      ...context,
      ask: introduced,
      say: {
        ...say,
        // What is said between questions belongs to them.
        line(text) {
          begin();
          say.line(text);
        },
      },
    },
    hasAsked: () => hasBegun,
  };
}
