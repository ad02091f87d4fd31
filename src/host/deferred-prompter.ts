/** A prompter that is made with the first question: most runs ask none, and making it sets up two streams. */
import type { Prompter } from './prompter.ts';

export function deferPrompter(open: () => Promise<Prompter>): Prompter {
  let opened: Promise<Prompter> | undefined;
  const prompter = (): Promise<Prompter> => {
    opened ??= open();
    return opened;
  };
  return {
    text: async (question) => (await prompter()).text(question),
    secret: async (question) => (await prompter()).secret(question),
    select: async (question) => (await prompter()).select(question),
    search: async (question) => (await prompter()).search(question),
    confirm: async (question) => (await prompter()).confirm(question),
  };
}
