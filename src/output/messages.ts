/** What a person reads about the run: stderr only, never the result. */

export interface Messages {
  /** `✔ …` */
  success(text: string): void;
  /** `⚠ …` */
  warning(text: string): void;
  /** `ℹ …` */
  note(text: string): void;
  /** A plain line: headings, facts under a message. */
  line(text?: string): void;
  /** Only with `--verbose` or a log level that asks for it. */
  detail(text: string): void;
  /**
   * Shows what is awaited, on a terminal and after 400 ms only. `done` clears it.
   */
  waiting(text: string): { update(text: string): void; done(): void };
}
