/** The messages of a run on stderr: redacted, made inert, marked by symbol and colour; the spinner between them. */
import { sanitize } from '../core/sanitize.ts';
import type { Clock, OutputStream } from '../host/host.ts';
import type { Failure, RunMessages } from './messages.ts';
import { createSpinner } from './spinner.ts';
import type { Theme } from './theme.ts';

export interface MessagePorts {
  stderr: OutputStream;
  /** The theme of stderr. */
  theme: Theme;
  clock: Clock;
  /** Warnings and failures only. */
  quiet: boolean;
  /** Details too. */
  verbose: boolean;
  redact(text: string): string;
}

/** Continuation lines of a reason stand under its first word. */
const underWhy = '       ';

function failureLines(failure: Failure): string[] {
  const reason = failure.reason?.split(/\r?\n/) ?? [];
  return [
    ...reason.map((line, index) => (index === 0 ? `  Why: ${line}` : `${underWhy}${line}`)),
    ...(failure.suggestion === undefined ? [] : [`  Fix: ${failure.suggestion}`]),
    ...(failure.requestId === undefined
      ? []
      : [`  Request ID ${failure.requestId}  (add --debug for the full exchange)`]),
  ];
}

export function createMessages(ports: MessagePorts): RunMessages {
  const { stderr, theme, clock, quiet, verbose } = ports;
  const { symbols } = theme;
  let last: Promise<unknown> = Promise.resolve();
  let failure: unknown;

  function write(text: string): void {
    const written = stderr.write(text).catch((error: unknown) => {
      failure ??= error;
    });
    last = Promise.all([last, written]);
  }
  const inert = (text: string) => sanitize(ports.redact(text));
  const spinner = createSpinner({
    clock,
    columns: () => stderr.columns,
    write,
    redraw: theme.style.redraw,
    colour: theme.style.colour,
    unicode: theme.style.unicode,
  });
  const writeLines = (lines: readonly string[]) =>
    spinner.aside(() => write(lines.map((line) => `${line}\n`).join('')));

  const awaited: { text: string }[] = [];
  const showAwaited = () => {
    const latest = awaited.at(-1);
    if (latest === undefined) spinner.hide();
    else spinner.show(inert(latest.text));
  };

  return {
    success(text) {
      if (!quiet) writeLines([`${theme.success(symbols.done)} ${inert(text)}`]);
    },
    warning(text) {
      writeLines([`${theme.warning(symbols.warning)} ${inert(text)}`]);
    },
    note(text) {
      if (!quiet) writeLines([`${theme.note(symbols.note)} ${inert(text)}`]);
    },
    line(text = '') {
      if (!quiet) writeLines([inert(text)]);
    },
    copyable(text) {
      writeLines([sanitize(text)]);
    },
    detail(text) {
      if (verbose && !quiet) writeLines([theme.secondary(inert(text))]);
    },
    waiting(text) {
      if (quiet || !stderr.isTerminal) return { update() {}, done() {} };
      const entry = { text };
      awaited.push(entry);
      showAwaited();
      return {
        update(next) {
          entry.text = next;
          showAwaited();
        },
        done() {
          const index = awaited.indexOf(entry);
          if (index === -1) return;
          awaited.splice(index, 1);
          showAwaited();
        },
      };
    },
    failure(facts) {
      writeLines([
        `${theme.failure(symbols.failed)} ${inert(facts.message)}`,
        ...failureLines(facts).map(inert),
      ]);
    },
    aside: (writeElsewhere) => spinner.aside(writeElsewhere),
    async close() {
      awaited.length = 0;
      spinner.hide();
      await last;
      if (failure !== undefined) throw failure;
    },
  };
}
