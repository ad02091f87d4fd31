/** A `BROWSER` that opens nothing and hands the address to the test, which then plays the person. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';
import { temporaryDirectory } from './temporary-directory.ts';

export interface BrowserStub {
  /** For the environment variable `BROWSER`. */
  command: string;
  /** Where the address comes to lie. */
  file: string;
  /** The address that pingcli wanted to be opened. */
  address(): Promise<string>;
}

/** @param then What the launcher does once it has handed the address over. */
export function createBrowserStub(then = 'exit 0'): BrowserStub {
  const folder = temporaryDirectory();
  const command = join(folder, 'browser');
  const file = join(folder, 'address');
  // Renamed, so that it is there as a whole or not at all.
  writeFileSync(
    command,
    `#!/bin/sh\nprintf '%s' "$1" > '${file}.new' && mv '${file}.new' '${file}'\n${then}\n`,
    {
      mode: 0o755,
    },
  );
  return {
    command,
    file,
    address: () => vi.waitFor(() => readFileSync(file, 'utf8'), { timeout: 10_000, interval: 20 }),
  };
}
