/** Says that PingOne is awaited: one wait for as long as one request follows another, and none across an open question. */
import type { Prompter } from '../host/prompter.ts';
import type { Messages } from '../output/messages.ts';

export interface Awaited {
  /** Answers what the work answers. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** The same prompter; while it asks, the line belongs to the question. */
  besides(prompter: Prompter): Prompter;
}

/** @param nextTurn - Between the end of a page and the request for the next one lies a turn at most. */
export function createAwaited(say: Pick<Messages, 'waiting'>, nextTurn: () => Promise<void>): Awaited {
  let requests = 0;
  let questions = 0;
  let shown: { done(): void } | undefined;

  async function end(): Promise<void> {
    await nextTurn();
    if (requests > 0) return;
    shown?.done();
    shown = undefined;
  }

  async function asking<T>(ask: () => Promise<T>): Promise<T> {
    questions += 1;
    shown?.done();
    shown = undefined;
    try {
      return await ask();
    } finally {
      questions -= 1;
    }
  }

  return {
    async during(work) {
      requests += 1;
      if (questions === 0) shown ??= say.waiting('Waiting for PingOne');
      try {
        return await work();
      } finally {
        requests -= 1;
        if (requests === 0) void end();
      }
    },
    besides: (prompter) => ({
      text: (question) => asking(() => prompter.text(question)),
      secret: (question) => asking(() => prompter.secret(question)),
      select: (question) => asking(() => prompter.select(question)),
      search: (question) => asking(() => prompter.search(question)),
      confirm: (question) => asking(() => prompter.confirm(question)),
    }),
  };
}
