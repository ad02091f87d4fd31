/** This program once more, on its own: for what nobody waits for and what outlives this run. */

/** As it runs now: the same Node.js with the same options, and the same program file. */
export async function startInBackground(
  words: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const [node, program] = process.argv;
  if (node === undefined || program === undefined) return;
  // Hardly any run starts another one; every run would pay for the module.
  const { spawn } = await import('node:child_process');
  // A session and process group of its own: neither the end of this terminal nor its Ctrl-C reach it. `windowsHide`: no console opens.
  const child = spawn(node, [...process.execArgv, program, ...words], {
    env,
    detached: true,
    stdio: 'ignore',
    windowsHide: true,
  });
  // Where it cannot be started, nobody misses it.
  child.once('error', () => undefined);
  child.unref();
}
