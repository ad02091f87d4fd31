/** What a person reads about the run: stderr only, never the result. */

/** One line a call: a line feed inside a text is shown as `\n`, because a server's text could forge lines with it. */
export interface Messages {
  /** `✔ …` */
  success(text: string): void;
  /** `⚠ …` */
  warning(text: string): void;
  /** `ℹ …` */
  note(text: string): void;
  /** A plain line: headings, facts under a message. */
  line(text?: string): void;
  /**
   * An address or a code that the person has to open or copy, alone on its line. Shown even when quiet, and not redacted:
   * an authorization URL carries a `state`, and without it would not work (SEC-08).
   */
  copyable(text: string): void;
  /** Only with `--verbose` or a log level that asks for it. */
  detail(text: string): void;
  /**
   * Shows what is awaited, on a terminal and after 400 ms only. `done` clears it.
   */
  waiting(text: string): { update(text: string): void; done(): void };
}

/** The four lines of a failure; `CliError.facts` is one. */
export interface Failure {
  message: string;
  /** May hold several lines: one a field. */
  reason?: string | undefined;
  suggestion?: string | undefined;
  requestId?: string | undefined;
}

/** The messages as the one who ends the run has them. */
export interface RunMessages extends Messages {
  /** `✖ …` with its why, its fix and the request ID. */
  failure(failure: Failure): void;
  /** Writes to the terminal elsewhere, with the spinner out of the way. */
  aside(write: () => void): void;
  /**
   * Takes the spinner off and resolves once everything is written.
   * @throws CliError when stderr could not be written (a reader that has gone is no failure).
   */
  close(): Promise<void>;
}
