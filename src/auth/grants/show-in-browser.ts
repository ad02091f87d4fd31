/** Opens the system browser where that makes sense; apart because both grants with a person do (SEC-01, F-10). */
import type { GrantOptions, GrantPorts } from './grant.ts';

type BrowserPorts = Pick<GrantPorts, 'browser' | 'say'>;

export function opensBrowser(ports: BrowserPorts, options: GrantOptions): boolean {
  return options.openBrowser && ports.browser.isLikely();
}

/**
 * The caller has printed the address already: no launcher can be trusted to have shown anything (SEC-08).
 * @returns whether a browser was started.
 */
export async function showInBrowser(
  url: string,
  ports: BrowserPorts,
  options: GrantOptions,
): Promise<boolean> {
  if (!opensBrowser(ports, options)) return false;
  if ((await ports.browser.open(url)) === 'opened') return true;
  ports.say.warning('The browser could not be started. Open the address above yourself.');
  return false;
}
