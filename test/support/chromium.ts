/** A headless Chromium for tests: found on the machine, started without anything that calls home, and looked at. */
import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

function findChromium(): string | undefined {
  const { PATH = '', PINGCLI_CHROMIUM: named } = process.env;
  if (named !== undefined && named !== '') return existsSync(named) ? named : undefined;
  const folders = PATH.split(delimiter).filter((folder) => folder !== '');
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((file) => existsSync(file));
}

/**
 * Why tests in a browser cannot run here; undefined where they can.
 * With `PINGCLI_REQUIRE_ALL_TESTS=1` they have to: a missing browser is then an error.
 */
export function missingChromium(): string | undefined {
  if (findChromium() !== undefined) return undefined;
  const reason = `no Chromium: PINGCLI_CHROMIUM names none, and PATH has none of ${names.join(', ')}`;
  if (process.env.PINGCLI_REQUIRE_ALL_TESTS === '1') throw new Error(reason);
  return reason;
}

/** With a profile of its own, which goes when it closes. */
export function startChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error(missingChromium());
  const quiet = ['background-networking', 'component-update', 'sync', 'gpu', 'quic'];
  return chromium.launch({
    executablePath,
    // It starts neither as root nor where user namespaces are restricted, and the only pages are our own.
    chromiumSandbox: false,
    args: ['--no-first-run', ...quiet.map((feature) => `--disable-${feature}`)],
  });
}

/** For a person to look at: kept only where `PINGCLI_SCREENSHOTS` names a folder. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  const folder = process.env.PINGCLI_SCREENSHOTS;
  if (folder === undefined || folder === '') return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
