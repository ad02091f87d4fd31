/** Messages on stderr, and the spinner between them. */
import { describe, expect, it } from 'vitest';
import { createMessages, type MessagePorts } from '../../src/output/stderr-messages.ts';
import { createTheme } from '../../src/output/theme.ts';
import { actsOnTerminal, hostileNames } from '../support/hostile-names.ts';
import { type RecordedStreamOptions, recordStream } from '../support/recorded-stream.ts';
import { createStandingClock } from '../support/standing-clock.ts';

interface Circumstances extends RecordedStreamOptions {
  quiet?: boolean;
  verbose?: boolean;
  redraw?: boolean;
  colour?: boolean;
  redact?: MessagePorts['redact'];
}

async function open(circumstances: Circumstances = {}) {
  const stderr = recordStream(circumstances);
  const clock = createStandingClock();
  const redraw = circumstances.redraw ?? circumstances.columns !== undefined;
  const messages = createMessages({
    stderr,
    clock,
    theme: await createTheme({ colour: circumstances.colour ?? false, unicode: true, redraw }),
    quiet: circumstances.quiet ?? false,
    verbose: circumstances.verbose ?? false,
    redact: circumstances.redact ?? ((text) => text),
  });
  return { stderr, clock, messages };
}

function sayAll({ messages }: Awaited<ReturnType<typeof open>>): void {
  messages.success('done');
  messages.warning('careful');
  messages.note('by the way');
  messages.line('plain');
  messages.line();
  messages.detail('detail');
  messages.failure({ message: 'failed' });
}

describe('messages', () => {
  it('carry their symbols', async () => {
    const run = await open({ verbose: true });
    sayAll(run);
    expect(run.stderr.text).toBe('✔ done\n⚠ careful\nℹ by the way\nplain\n\ndetail\n✖ failed\n');
  });

  it('are fewer without --verbose, and warnings and failures only with --quiet', async () => {
    const usual = await open();
    sayAll(usual);
    expect(usual.stderr.text).not.toContain('detail');
    const quiet = await open({ quiet: true, verbose: true });
    sayAll(quiet);
    expect(quiet.stderr.text).toBe('⚠ careful\n✖ failed\n');
  });

  it('SEC-75 are inert, one line each', async () => {
    for (const name of hostileNames) {
      const run = await open();
      run.messages.note(name);
      run.messages.line(name);
      expect(run.stderr.text).not.toMatch(actsOnTerminal);
      expect(run.stderr.text.match(/\n/g)).toHaveLength(2);
    }
  });

  it('SEC-77 are redacted', async () => {
    const run = await open({ redact: (text) => text.replaceAll('s3cret', '********'), verbose: true });
    run.messages.detail('token s3cret');
    run.messages.failure({ message: 's3cret', reason: 's3cret', suggestion: 's3cret' });
    expect(run.stderr.text).not.toContain('s3cret');
  });

  it('let a stream that cannot be written fail at the end, a reader that has gone not at all', async () => {
    const broken = await open({ failure: new Error('ENOSPC') });
    broken.messages.note('x');
    await expect(broken.messages.close()).rejects.toThrow('ENOSPC');
    const gone = await open({ readerLeavesAfter: 0 });
    gone.messages.note('x');
    await expect(gone.messages.close()).resolves.toBeUndefined();
  });
});

/** Waits for the module that draws the spinner, which is loaded on its first use. */
async function untilDrawn(run: Awaited<ReturnType<typeof open>>, text: string): Promise<void> {
  await run.clock.advance(400);
  await expect.poll(() => run.stderr.text, { interval: 5 }).toContain(text);
}

describe('waiting', () => {
  it('shows nothing before 400 ms', async () => {
    const run = await open({ columns: 80 });
    const wait = run.messages.waiting('Fetching users');
    await run.clock.advance(399);
    wait.done();
    await run.clock.advance(1000);
    expect(run.stderr.text).toBe('');
  });

  it('shows a spinner after that, and takes it and its hidden cursor away', async () => {
    const run = await open({ columns: 80 });
    const wait = run.messages.waiting('Fetching users');
    await untilDrawn(run, 'Fetching users');
    expect(run.stderr.text).toContain('\u001b[?25l');
    wait.update('Fetching groups');
    run.messages.note('meanwhile');
    expect(run.stderr.text).toContain('\u001b[0Kℹ meanwhile\n');
    expect(run.stderr.text).toContain('Fetching groups');
    wait.done();
    expect(run.stderr.text.endsWith('\u001b[?25h')).toBe(true);
    expect(run.stderr.text.lastIndexOf('\u001b[0K')).toBeGreaterThan(run.stderr.text.lastIndexOf('Fetching'));
  });

  it('shows the latest of several waits, and the earlier one after it', async () => {
    const run = await open({ columns: 80 });
    const outer = run.messages.waiting('Signing on');
    const inner = run.messages.waiting('Fetching');
    await untilDrawn(run, 'Fetching');
    expect(run.stderr.text).not.toContain('Signing on');
    inner.done();
    run.messages.note('x');
    expect(run.stderr.text).toContain('Signing on');
    outer.done();
    outer.done();
    expect(run.stderr.text.endsWith('\u001b[?25h')).toBe(true);
  });

  it('is ended by the end of the run', async () => {
    const run = await open({ columns: 80 });
    run.messages.waiting('Fetching');
    await untilDrawn(run, 'Fetching');
    await run.messages.close();
    expect(run.stderr.text.endsWith('\u001b[?25h')).toBe(true);
  });

  it('REL-33 writes nothing into a pipe or with --quiet', async () => {
    for (const circumstances of [{}, { columns: 80, quiet: true }]) {
      const run = await open(circumstances);
      run.messages.waiting('Fetching');
      await run.clock.advance(60_000);
      expect(run.stderr.text).toBe('');
    }
  });

  it('says it in plain lines where nothing may be redrawn, with a heartbeat', async () => {
    const run = await open({ columns: 80, redraw: false });
    const wait = run.messages.waiting('Fetching \u001b[31mx');
    await run.clock.advance(400);
    expect(run.stderr.text).toBe('Fetching \\u001b[31mx\n');
    await run.clock.advance(30_000);
    expect(run.stderr.text).toBe('Fetching \\u001b[31mx\nStill: Fetching \\u001b[31mx\n');
    wait.done();
    await run.clock.advance(90_000);
    expect(run.stderr.text.match(/Still/g)).toHaveLength(1);
  });
});
