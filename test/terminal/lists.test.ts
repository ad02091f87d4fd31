/** Lists and messages in real terminals: how wide they get, and what colour may reach them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalPingOne } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import { binary, environmentOf, runBinary } from '../support/run-binary.ts';
import { prepareMachine, type SignOnMachine } from '../support/sign-on-machine.ts';
import { runInTerminal } from '../support/terminal-program.ts';

const listWords = ['pingone', 'environments', 'list'];

describe.skipIf(process.platform === 'win32')('environments list', () => {
  let pingOne: LocalPingOne;
  beforeAll(async () => {
    pingOne = await startLocalPingOne();
  });
  afterAll(() => pingOne.stop());

  function prepareWorker(more: Record<string, string> = {}): Promise<SignOnMachine> {
    const { worker } = pingOne.clients;
    return prepareMachine(pingOne, {
      PINGCLI_PINGONE_ENVIRONMENT_ID: pingOne.environmentId,
      PINGCLI_PINGONE_CLIENT_CREDENTIALS_CLIENT_ID: worker.id,
      PINGCLI_PINGONE_CLIENT_CREDENTIALS_CLIENT_SECRET: worker.secret ?? '',
      ...more,
    });
  }

  it.each([
    { columns: 40, headings: ['ID', 'NAME'] },
    { columns: 80, headings: ['ID', 'NAME', 'DESCRIPTION'] },
    { columns: 120, headings: ['ID', 'NAME', 'DESCRIPTION', 'TYPE', 'REGION'] },
    { columns: 200, headings: ['ID', 'NAME', 'DESCRIPTION', 'TYPE', 'REGION'] },
  ])('fits $columns columns: one line an environment', async ({ columns, headings }) => {
    const env = environmentOf(await prepareWorker());
    const run = runInTerminal([binary, ...listWords], env, { columns });
    expect(await run.ended).toBe(0);
    const [heading = '', ...rows] = run.screen.lines;
    expect(heading.split(/ +/)).toEqual(headings);
    expect(rows).toHaveLength(30);
    expect(rows.at(-1)).toBe('✔ Fetched 29 items');
    for (const row of rows.slice(0, -1)) expect(row).toMatch(/^[0-9a-f]{8}-\S+ {2}\S/);
  });

  it.each([
    ['NO_COLOR=1', { NO_COLOR: '1' }, '✔ Fetched 29 items', /✖ There is no environment named 'Nowhere'\./],
    [
      'TERM=dumb',
      { TERM: 'dumb' },
      'OK: Fetched 29 items',
      /Error: There is no environment named 'Nowhere'\./,
    ],
  ])('REL-33 %s: no colour in results, messages and errors', async (_, more, last, problem) => {
    const env = environmentOf(await prepareWorker(more));
    const list = runInTerminal([binary, ...listWords], env);
    expect(await list.ended).toBe(0);
    expect(list.screen.lines.at(-1)).toBe(last);
    const get = runInTerminal([binary, 'pingone', 'environments', 'get', 'Nowhere'], env);
    expect(await get.ended).toBe(3);
    expect(get.output).toMatch(problem);
    // A spinner may move the cursor of a terminal that can; colour is what was declined.
    expect(`${list.output}${get.output}`).not.toMatch(/\[[\d;]*m/);
    if ('TERM' in more) expect(`${list.output}${get.output}`).not.toContain('\u001b');
  });

  it('REL-33 is coloured on a terminal, and plain through a pipe', async () => {
    const machine = await prepareWorker();
    const terminal = runInTerminal([binary, ...listWords], environmentOf(machine));
    expect(await terminal.ended).toBe(0);
    expect(terminal.output).toContain('\u001b[32m✔');
    const piped = await runBinary(listWords, machine);
    expect(piped.code).toBe(0);
    expect(`${piped.stdout}${piped.stderr}`).not.toContain('\u001b');
    expect(piped.stdout.trimEnd().split('\n')).toHaveLength(30);
    expect(piped.stderr).toBe('✔ Fetched 29 items\n');
  });
});
