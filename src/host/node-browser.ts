/** The system browser: started by an argument vector, detached and silent, and never waited for longer than a second (REL-49). */
import { existsSync } from 'node:fs';
import { chooseLauncher, isBrowserLikely, type Launcher } from './browser-launchers.ts';
import type { Browser, Platform } from './host.ts';

export interface NodeBrowserOptions {
  env: Readonly<Record<string, string | undefined>>;
  os: Platform['os'];
  /** Replaced in tests. */
  exists?: (path: string) => boolean;
  /** Milliseconds in which a launcher may turn out to have failed. */
  patience?: number;
}

/** The address in normal form; undefined for `file:`, `javascript:` and whatever else a launcher would obey. */
function webAddress(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? href : undefined;
}

/** A launcher that is still running when patience ends is a browser that stays in the foreground: opened. */
async function launch(
  { command, arguments: words }: Launcher,
  env: NodeBrowserOptions['env'],
  patience: number,
): Promise<'opened' | 'failed'> {
  // Only a sign-on starts a browser; every command would pay for the module.
  const { spawn } = await import('node:child_process');
  return new Promise((resolve) => {
    // Detached: its own session, so without our terminal, and it survives our end.
    const child = spawn(command, words, { env, detached: true, stdio: 'ignore', shell: false });
    const timer = setTimeout(() => resolve('opened'), patience);
    const settle = (result: 'opened' | 'failed') => {
      clearTimeout(timer);
      resolve(result);
    };
    child.once('error', () => settle('failed'));
    child.once('exit', (code) => settle(code === 0 ? 'opened' : 'failed'));
    child.unref();
  });
}

export function createNodeBrowser(options: NodeBrowserOptions): Browser {
  const { env, os, exists = existsSync, patience = 1_000 } = options;
  const surroundings = { env, os, exists };
  return {
    isLikely: () => isBrowserLikely(surroundings),
    async open(url) {
      const address = webAddress(url);
      const launcher = address === undefined ? undefined : chooseLauncher(address, surroundings);
      return launcher === undefined ? 'failed' : launch(launcher, env, patience);
    },
  };
}
