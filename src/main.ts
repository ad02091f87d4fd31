/** The door: the real machine in, the exit code out. Pending output is never cut by an early exit (REL-31). */

import { run } from './cli/run.ts';
import { exitAtOnce } from './host/exit.ts';
import { createNodeHost } from './host/node-host.ts';
import { listenForSignals } from './host/signals.ts';
import { hasStuckCall } from './host/stuck-calls.ts';
import { catchUncaught } from './host/uncaught.ts';

catchUncaught();
// Not `await`: the bundle is CommonJS, which has none at the top.
void run(process.argv.slice(2), createNodeHost(listenForSignals())).then((code) => {
  process.exitCode = code;
  if (hasStuckCall()) exitAtOnce(code);
});
