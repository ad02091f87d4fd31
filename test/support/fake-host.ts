/** A machine made for one test: captured streams, scripted answers, a home of its own. */
import { onTestFinished } from 'vitest';
import type { Browser, Clock, Host, InputStream, Platform } from '../../src/host/host.ts';
import { nodeClock } from '../../src/host/node-clock.ts';
import { createNodeSend } from '../../src/host/node-send.ts';
import type { Prompter } from '../../src/host/prompter.ts';
import { proxyFor, readProxySettings } from '../../src/host/proxy-settings.ts';
import { describePlatform } from './platform.ts';
import { type RecordedStream, recordStream } from './recorded-stream.ts';
import { type Answer, createScriptedPrompter } from './scripted-prompter.ts';
import { temporaryDirectory } from './temporary-directory.ts';

export interface FakeHostOptions {
  env?: Record<string, string>;
  /** Default: a new temporary directory; null: none can be determined. */
  home?: string | null;
  /** Makes stdin, stdout and stderr terminals of this width. */
  terminal?: { columns: number };
  /** What is piped into stdin. */
  input?: string;
  /** In the order in which the questions come; unasked answers and unexpected questions fail the test. */
  answers?: readonly Answer[];
  browser?: Browser;
  /** What the person makes of a text in the editor; without it no editor starts. */
  edit?: (text: string) => string;
  clock?: Clock;
  fetch?: typeof fetch;
  /** Takes the words of what is started beside the run; without it nothing starts. */
  startInBackground?: (words: readonly string[]) => void;
  platform?: Partial<Platform>;
}

export interface FakeHost extends Host {
  stdout: RecordedStream;
  stderr: RecordedStream;
  /** Ends the run as Ctrl-C or SIGTERM would. */
  interrupt: AbortController;
}

const noBrowser: Browser = { isLikely: () => false, open: async () => 'failed' };

export function createFakeHost(options: FakeHostOptions = {}): FakeHost {
  const interrupt = new AbortController();
  const home = options.home === undefined ? temporaryDirectory() : (options.home ?? undefined);
  const stdin: InputStream = {
    isTerminal: options.terminal !== undefined && options.input === undefined,
    readAll: async () => options.input ?? '',
    readBytes: async () => new TextEncoder().encode(options.input ?? ''),
  };
  const scripted = createScriptedPrompter(options.answers ?? []);
  onTestFinished(() => scripted.expectAllAsked());
  const prompter: Prompter = scripted.prompter;
  return {
    env: { LANG: 'C.UTF-8', ...options.env },
    home,
    workingDirectory: home ?? temporaryDirectory(),
    stdin,
    stdout: recordStream(options.terminal),
    stderr: recordStream(options.terminal),
    prompter,
    browser: options.browser ?? noBrowser,
    editor: {
      async edit(text) {
        if (!options.edit) throw new Error('unexpected editor');
        return options.edit(text);
      },
    },
    clock: options.clock ?? nodeClock,
    fetch: options.fetch ?? fetch,
    send: options.fetch ?? createNodeSend({ env: options.env ?? {}, fetch }),
    proxyFor: (url) => proxyFor(readProxySettings(options.env ?? {}), url),
    platform: describePlatform(options.platform),
    async startInBackground(words) {
      options.startInBackground?.(words);
    },
    nextTurn: () => new Promise((resolve) => setImmediate(resolve)),
    random: () => 0.5,
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    signal: interrupt.signal,
    interrupt,
  };
}
