/** Which programs could show a URL to the person at this machine: pure, because every platform has to be testable on one. */
import type { Platform } from './host.ts';

export interface Launcher {
  command: string;
  arguments: string[];
}

export interface BrowserSurroundings {
  env: Readonly<Record<string, string | undefined>>;
  os: Platform['os'];
  /** Whether a file exists. */
  exists(path: string): boolean;
}

/** They would take over the terminal (REL-49). */
const textBrowsers = new Set(['lynx', 'w3m', 'links', 'links2', 'elinks', 'www-browser', 'browsh']);

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '0' && value !== 'false';
}

function isWsl({ env, os }: BrowserSurroundings): boolean {
  return os === 'linux' && (isSet(env.WSL_DISTRO_NAME) || isSet(env.WSL_INTEROP));
}

function isContainer({ env, exists }: BrowserSurroundings): boolean {
  return (
    isSet(env.container) ||
    isSet(env.KUBERNETES_SERVICE_HOST) ||
    exists('/.dockerenv') ||
    exists('/run/.containerenv')
  );
}

/** The file that a command names, by `PATH`; undefined where there is none. */
function locate(command: string, { env, exists }: BrowserSurroundings): string | undefined {
  if (command.includes('/')) return exists(command) ? command : undefined;
  for (const folder of (env.PATH ?? '').split(':')) {
    if (folder !== '' && exists(`${folder}/${command}`)) return `${folder}/${command}`;
  }
  return undefined;
}

/**
 * The convention of `BROWSER`: a colon list of commands, `%s` stands for the URL (appended where it is missing), `%%` for a
 * percent sign, `%c` for a colon. Words are split at spaces; no shell ever sees them (SEC-08).
 */
function launchersOf(list: string, url: string, surroundings: BrowserSurroundings): Launcher[] {
  // On Windows a colon belongs to the path of the program.
  const entries = surroundings.os === 'win32' ? [list] : list.split(':');
  const launchers: Launcher[] = [];
  for (const entry of entries) {
    const [name, ...words] = entry.trim().split(/\s+/);
    if (name === undefined || name === '' || textBrowsers.has(name.split('/').at(-1) ?? '')) continue;
    const command = surroundings.os === 'win32' ? name : locate(name, surroundings);
    if (command === undefined) continue;
    const replacements: Readonly<Record<string, string>> = { '%s': url, '%%': '%', '%c': ':' };
    const filled = words.map((word) => word.replaceAll(/%[s%c]/g, (mark) => replacements[mark] ?? mark));
    launchers.push({
      command,
      arguments: words.some((word) => word.includes('%s')) ? filled : [...filled, url],
    });
  }
  return launchers;
}

const windowsHandler = ['url.dll,FileProtocolHandler'];

/** The launcher for the URL, or undefined where there is none. An explicit `BROWSER` is never replaced by another choice. */
export function chooseLauncher(url: string, surroundings: BrowserSurroundings): Launcher | undefined {
  const { env, os } = surroundings;
  const wanted = env.BROWSER;
  if (wanted !== undefined && wanted !== '') return launchersOf(wanted, url, surroundings)[0];
  if (os === 'darwin') return { command: '/usr/bin/open', arguments: [url] };
  if (os === 'win32') {
    const root = env.SystemRoot ?? env.SYSTEMROOT ?? 'C:\\Windows';
    return { command: `${root}\\System32\\rundll32.exe`, arguments: [...windowsHandler, url] };
  }
  if (isWsl(surroundings)) {
    const viewer = locate('wslview', surroundings);
    if (viewer !== undefined) return { command: viewer, arguments: [url] };
    const handler = '/mnt/c/Windows/System32/rundll32.exe';
    if (surroundings.exists(handler)) return { command: handler, arguments: [...windowsHandler, url] };
  }
  const opener = locate('xdg-open', surroundings);
  return opener === undefined ? undefined : { command: opener, arguments: [url] };
}

/**
 * Whether the person would see it. `BROWSER` speaks for itself (remote editors set it to a helper that opens the browser
 * at the person's side), except in CI, where nobody looks.
 */
export function isBrowserLikely(surroundings: BrowserSurroundings): boolean {
  const { env, os } = surroundings;
  if (isSet(env.CI)) return false;
  if (isSet(env.BROWSER)) return chooseLauncher('https://localhost/', surroundings) !== undefined;
  const hasDisplay = isSet(env.DISPLAY) || isSet(env.WAYLAND_DISPLAY);
  const isRemote = isSet(env.SSH_CONNECTION) || isSet(env.SSH_TTY) || isSet(env.SSH_CLIENT);
  if (isRemote && !hasDisplay) return false;
  if (isContainer(surroundings)) return false;
  if (os === 'darwin' || os === 'win32') return true;
  return isWsl(surroundings) || hasDisplay;
}
