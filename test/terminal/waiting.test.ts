/** A slow PingOne in a real terminal: what is said meanwhile, and how the terminal is left when somebody stops waiting. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LocalPingOne } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import { binary, environmentOf, runBinary } from '../support/run-binary.ts';
import { prepareMachine, type SignOnMachine } from '../support/sign-on-machine.ts';
import { runInTerminal, type TerminalProgram } from '../support/terminal-program.ts';

const hideCursor = '\u001b[?25l';
const words = ['pingone', 'environments', 'list', '--limit', '3'];

describe.skipIf(process.platform === 'win32')('while PingOne is awaited', () => {
  let pingOne: LocalPingOne;
  beforeAll(async () => {
    pingOne = await startLocalPingOne({ largestPage: 10 });
  });
  afterAll(() => pingOne.stop());
  beforeEach(() => pingOne.faults.clear());

  async function machine(more: Record<string, string> = {}): Promise<SignOnMachine> {
    const { worker } = pingOne.clients;
    return prepareMachine(pingOne, {
      PINGCLI_PINGONE_ENVIRONMENT_ID: pingOne.environmentId,
      PINGCLI_PINGONE_CLIENT_CREDENTIALS_CLIENT_ID: worker.id,
      PINGCLI_PINGONE_CLIENT_CREDENTIALS_CLIENT_SECRET: worker.secret ?? '',
      ...more,
    });
  }

  function answerAfter(milliseconds: number): void {
    pingOne.faults.add({ host: 'api' }, { kind: 'delay', milliseconds }, Number.POSITIVE_INFINITY);
  }

  async function list(more: Record<string, string> = {}, flags: string[] = []): Promise<TerminalProgram> {
    return runInTerminal([binary, ...words, ...flags], environmentOf(await machine(more)));
  }

  it('a spinner says so, and leaves nothing behind', async () => {
    answerAfter(1200);
    const run = await list();
    await run.shows(/Waiting for PingOne/);
    expect(await run.ended).toBe(0);
    expect(run.output).toContain(hideCursor);
    const { lines, cursorIsShown } = run.screen;
    expect(cursorIsShown).toBe(true);
    expect(lines).toHaveLength(5);
    expect(lines[0]).toMatch(/^ID +NAME/);
    expect(lines.at(-1)).toMatch(/^✔ Fetched 3 items/);
  });

  it('a result that is written meanwhile has its lines for itself', async () => {
    answerAfter(600);
    const run = runInTerminal(
      [binary, 'pingone', 'environments', 'list', '-O', 'csv', '--columns', 'type,region'],
      environmentOf(await machine()),
    );
    expect(await run.ended).toBe(0);
    expect(run.output).toContain('Waiting for PingOne');
    const { lines } = run.screen;
    expect(lines).toHaveLength(31);
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/^[A-Z]+,[A-Z]+$/);
    expect(lines.at(-1)).toBe('✔ Fetched 29 items');
  });

  it.each([
    ['ACCESSIBLE=1', { ACCESSIBLE: '1' }],
    ['TERM=dumb', { TERM: 'dumb' }],
  ])('%s: one plain line, and no frames', async (_, more) => {
    answerAfter(1200);
    const run = await list({ ...more, NO_COLOR: '1' });
    expect(await run.ended).toBe(0);
    expect(run.output).not.toContain('\u001b');
    expect(run.screen.lines.filter((line) => line === 'Waiting for PingOne')).toHaveLength(1);
  });

  it('REL-33 says nothing with --quiet, nor through a pipe', async () => {
    answerAfter(700);
    const quiet = await list({}, ['--quiet']);
    expect(await quiet.ended).toBe(0);
    expect(quiet.output).not.toContain('Waiting');
    const piped = await runBinary(words, await machine());
    expect(piped.stderr).toMatch(/^✔ Fetched 3 items.*\n$/);
  });

  it('REL-35 Ctrl-C gives the cursor back and ends with 130', async () => {
    answerAfter(20_000);
    const run = await list();
    await run.shows(/Waiting for PingOne/);
    run.type('\u0003');
    expect(await run.ended).toBe(130);
    expect(run.screen.cursorIsShown).toBe(true);
    expect(run.screen.lines.at(-1)).toBe('✖ Interrupted.');
  });

  it('REL-35 SIGTERM does too, and ends with 143', async () => {
    answerAfter(20_000);
    const run = await list();
    await run.shows(/Waiting for PingOne/);
    run.kill('SIGTERM');
    expect(await run.ended).toBe(143);
    expect(run.screen.cursorIsShown).toBe(true);
    expect(run.screen.lines.at(-1)).toBe('✖ Terminated.');
  });
});
