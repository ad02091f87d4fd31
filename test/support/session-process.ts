/** A process that does one thing with a session or a store, and prints the answer, or the code of the error. */
import { text } from 'node:stream/consumers';
import { openSession } from '../../src/auth/open-session.ts';
import { openSecretStore } from '../../src/auth/store/open-store.ts';
import { CliError } from '../../src/core/errors.ts';
import { isRecord, textAt } from '../../src/core/json.ts';
import { Secret } from '../../src/core/secret.ts';
import { storageTypes } from '../../src/core/secret-store.ts';
import { nodeClock } from '../../src/host/node-clock.ts';
import { hasStuckCall } from '../../src/host/stuck-calls.ts';
import { describePlatform } from './platform.ts';
import { describeSignOn } from './sign-on.ts';

const warn = (message?: string) => process.stderr.write(`${message}\n`);

async function run(): Promise<string> {
  const order: unknown = JSON.parse(await text(process.stdin));
  if (!isRecord(order)) throw new Error('No order.');
  const type = storageTypes.find((one) => one === order.storageType) ?? 'none';
  const platform = describePlatform();
  const store = await openSecretStore(type, {
    clock: nodeClock,
    platform,
    credentials: textAt(order, 'credentials'),
    warn,
    // Never the developer's own entries.
    keychainService: textAt(order, 'keychainService') ?? 'pingcli-test',
  });
  const name = textAt(order, 'name') ?? '';
  switch (order.action) {
    case 'probe':
      await store.probe();
      return 'works';
    case 'write':
      await store.write(name, new Secret(textAt(order, 'value') ?? ''));
      return 'written';
    case 'read':
      return (await store.read(name))?.open() ?? 'absent';
    case 'remove':
      return String(await store.remove(name));
  }
  const quiet = () => undefined;
  const session = openSession(describeSignOn({ issuer: textAt(order, 'issuer') ?? '' }), {
    store,
    platform,
    lockDirectory: textAt(order, 'lockDirectory'),
    ports: {
      fetch,
      clock: nodeClock,
      browser: { isLikely: () => false, open: async () => 'failed' },
      say: {
        success: quiet,
        warning: warn,
        note: warn,
        line: quiet,
        copyable: quiet,
        detail: quiet,
        waiting: () => ({ update: quiet, done: quiet }),
      },
      signal: new AbortController().signal,
      learn: quiet,
    },
  });
  return (await session.accessToken()).open();
}

try {
  process.stdout.write(await run());
} catch (error) {
  process.stdout.write(error instanceof CliError ? error.facts.code : String(error));
  process.exitCode = 1;
}
// As `main` has to: while a native call hangs, an ordinary exit would wait for it.
if (hasStuckCall()) process.execve?.('/bin/sh', ['sh', '-c', `exit ${process.exitCode ?? 0}`], {});
