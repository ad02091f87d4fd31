/** The real machine behind the `Host` ports. */
import { homedir, hostname } from 'node:os';
import { deferPrompter } from './deferred-prompter.ts';
import type { Host, Platform } from './host.ts';
import { createNodeBrowser } from './node-browser.ts';
import { nodeClock } from './node-clock.ts';
import { createNodeFetch } from './node-fetch.ts';
import { createNodeSend } from './node-send.ts';
import { createInputStream, createOutputStream } from './node-streams.ts';
import { packageVersion } from './package-version.ts';
import { proxyFor, readProxySettings } from './proxy-settings.ts';

function operatingSystem(): Platform['os'] {
  const { platform } = process;
  return platform === 'linux' || platform === 'darwin' || platform === 'win32' ? platform : 'other';
}

/** `HOME` wins over the password database; neither may exist in a container. */
function findHome(env: NodeJS.ProcessEnv): string | undefined {
  const named = process.platform === 'win32' ? env.USERPROFILE : env.HOME;
  if (named) return named;
  try {
    return homedir() || undefined;
  } catch {
    return undefined;
  }
}

export function createNodeHost(signal: AbortSignal): Host {
  const { env } = process;
  const os = operatingSystem();
  const fetch = createNodeFetch(env);
  return {
    env,
    stdin: createInputStream({ descriptor: 0, open: () => process.stdin }),
    stdout: createOutputStream({ descriptor: 1, open: () => process.stdout }, 'the standard output'),
    stderr: createOutputStream({ descriptor: 2, open: () => process.stderr }, 'the standard error output'),
    prompter: deferPrompter(async () => {
      const { createInquirerPrompter } = await import('./inquirer-prompter.ts');
      return createInquirerPrompter({ input: process.stdin, output: process.stderr, env, signal });
    }),
    browser: createNodeBrowser({ env, os }),
    editor: {
      // Only a command that edits pays for it.
      edit: async (...call) => {
        const { createNodeEditor } = await import('./editor.ts');
        return createNodeEditor({ env, os, stdoutIsTerminal: process.stdout.isTTY === true }).edit(...call);
      },
    },
    clock: nodeClock,
    home: findHome(env),
    workingDirectory: process.cwd(),
    platform: {
      os,
      nodeVersion: process.version,
      packageVersion,
      processId: process.pid,
      userId: process.geteuid?.(),
      get hostName() {
        return hostname();
      },
    },
    fetch,
    send: createNodeSend({ env, fetch }),
    proxyFor: (url) => proxyFor(readProxySettings(env), url),
    startInBackground: async (words) => (await import('./background.ts')).startInBackground(words, env),
    nextTurn: () => new Promise((resolve) => setImmediate(resolve)),
    random: Math.random,
    // Not `node:crypto`, which takes milliseconds to load.
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    signal,
  };
}
