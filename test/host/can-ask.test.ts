/** When there is nobody to ask. */
import { expect, it } from 'vitest';
import { canAsk } from '../../src/host/can-ask.ts';

it.each<[string, boolean, boolean, Record<string, string>, boolean, boolean]>([
  ['both are terminals', true, true, {}, false, true],
  ['stdin is piped', false, true, {}, false, false],
  ['stderr is piped', true, false, {}, false, false],
  ['CI=true', true, true, { CI: 'true' }, false, false],
  ['CI=1', true, true, { CI: '1' }, false, false],
  ['CI=false', true, true, { CI: 'false' }, false, true],
  ['an empty CI', true, true, { CI: '' }, false, true],
  ['--no-input', true, true, {}, true, false],
])('REL-34 %s', (_, stdin, stderr, env, noInput, expected) => {
  const host = {
    env,
    stdin: { isTerminal: stdin, readAll: async () => '', readBytes: async () => new Uint8Array() },
    stderr: { isTerminal: stderr, columns: undefined, write: async () => true },
  };
  expect(canAsk(host, noInput)).toBe(expected);
});
