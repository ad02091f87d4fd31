/** The real machine behind the `Host` ports. */
import { homedir, hostname } from 'node:os';
import { createNodeEditor } from './editor.ts';
import type { Host, Platform } from './host.ts';
import { createInquirerPrompter } from './inquirer-prompter.ts';
import { createNodeBrowser } from './node-browser.ts';
import { nodeClock } from './node-clock.ts';
import { createNodeFetch } from './node-fetch.ts';
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
  return {
    env,
    stdin: createInputStream(process.stdin),
    stdout: createOutputStream(process.stdout, 'the standard output'),
    stderr: createOutputStream(process.stderr, 'the standard error output'),
    prompter: createInquirerPrompter({ input: process.stdin, output: process.stderr, env, signal }),
    browser: createNodeBrowser({ env, os }),
    editor: createNodeEditor({ env, os, stdoutIsTerminal: process.stdout.isTTY === true }),
    clock: nodeClock,
    home: findHome(env),
    workingDirectory: process.cwd(),
    platform: {
      os,
      nodeVersion: process.version,
      packageVersion,
      processId: process.pid,
      userId: process.geteuid?.(),
      hostName: hostname(),
    },
    fetch: createNodeFetch(env),
    proxyFor: (url) => proxyFor(readProxySettings(env), url),
    random: Math.random,
    signal,
  };
}
