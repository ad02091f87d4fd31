/**
 * Says what is awaited, once it has taken 400 ms: a spinner by ora on a terminal that may be redrawn, a plain line with
 * a heartbeat in accessible mode and on dumb terminals, nothing anywhere else.
 */
import { EventEmitter } from 'node:events';
import type { Clock } from '../host/host.ts';

const patience = 400;
const heartbeat = 30_000;

export interface SpinnerPorts {
  clock: Clock;
  /** Width of the terminal at this moment. */
  columns(): number | undefined;
  write(text: string): void;
  /** Spinner frames, or lines that stay. */
  redraw: boolean;
  colour: boolean;
  unicode: boolean;
}

export interface Spinner {
  show(text: string): void;
  hide(): void;
  /** Runs with the spinner out of the way, and puts it back below what was written. */
  aside(write: () => void): void;
}

/** The terminal as ora wants to see it: writes go out at once and in order through our own stream. */
class TerminalView extends EventEmitter implements NodeJS.WritableStream {
  readonly isTTY = true;
  readonly writable = true;
  readonly #ports: SpinnerPorts;

  constructor(ports: SpinnerPorts) {
    super();
    this.#ports = ports;
  }

  get columns(): number {
    return this.#ports.columns() ?? 80;
  }

  write(text: string | Uint8Array): boolean {
    this.#ports.write(String(text));
    return true;
  }

  end(): this {
    return this;
  }

  cursorTo(column: number): void {
    this.write(`\u001b[${column + 1}G`);
  }

  moveCursor(_: number, lines: number): void {
    if (lines !== 0) this.write(`\u001b[${Math.abs(lines)}${lines < 0 ? 'A' : 'B'}`);
  }

  clearLine(direction: number): void {
    this.write(direction === 0 ? '\u001b[2K' : direction < 0 ? '\u001b[1K' : '\u001b[0K');
  }
}

interface Drawn {
  setText(text: string): void;
  aside(write: () => void): void;
  stop(): void;
}

async function drawSpinner(text: string, ports: SpinnerPorts): Promise<Drawn> {
  const { default: ora } = await import('ora');
  const spinner = ora({
    text,
    stream: new TerminalView(ports),
    isEnabled: true,
    // Swallowing stdin would eat what is typed ahead for the next prompt.
    discardStdin: false,
    color: ports.colour ? 'cyan' : false,
    ...(ports.unicode ? {} : { spinner: 'line' }),
  });
  spinner.start();
  return {
    setText(next) {
      spinner.text = next;
    },
    aside(write) {
      spinner.clear();
      write();
      spinner.render();
    },
    stop: () => spinner.stop(),
  };
}

export function createSpinner(ports: SpinnerPorts): Spinner {
  let wanted: string | undefined;
  let drawn: Drawn | undefined;
  let waiting: AbortController | undefined;

  async function beat(signal: AbortSignal): Promise<void> {
    let said: string | undefined;
    for (;;) {
      ports.write(said === wanted ? `Still: ${wanted}\n` : `${wanted}\n`);
      said = wanted;
      await ports.clock.sleep(heartbeat, signal);
    }
  }

  async function appear(signal: AbortSignal): Promise<void> {
    await ports.clock.sleep(patience, signal);
    if (!ports.redraw) return beat(signal);
    const spinner = await drawSpinner(wanted ?? '', ports);
    if (signal.aborted) spinner.stop();
    else {
      spinner.setText(wanted ?? '');
      drawn = spinner;
    }
  }

  return {
    show(text) {
      wanted = text;
      drawn?.setText(text);
      if (waiting !== undefined) return;
      waiting = new AbortController();
      // Rejects when hidden in time, which is the usual case; a spinner that cannot be drawn is no failure either.
      appear(waiting.signal).catch(() => undefined);
    },
    hide() {
      waiting?.abort();
      waiting = undefined;
      drawn?.stop();
      drawn = undefined;
    },
    aside(write) {
      if (drawn === undefined) write();
      else drawn.aside(write);
    },
  };
}
