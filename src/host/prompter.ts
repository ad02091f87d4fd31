/** Questions to the person at the terminal. Everything is asked on stderr, so stdout stays the result's. */

export interface Choice<T> {
  value: T;
  name: string;
  description?: string;
}

interface Question {
  message: string;
  /** Takes the question off the screen when aborted; it then rejects with the signal's reason. */
  signal?: AbortSignal;
}

export interface TextQuestion extends Question {
  default?: string;
  /** Answers what is wrong with the input, or undefined when it will do. The question is then asked again. */
  validate?: (input: string) => string | undefined;
}

export interface SelectQuestion<T> extends Question {
  choices: readonly Choice<T>[];
  default?: T;
}

export interface SearchQuestion<T> extends Question {
  /** What is offered for the text typed so far; empty text offers the first few. */
  find(typed: string): Promise<readonly Choice<T>[]>;
}

export interface ConfirmQuestion extends Question {
  default: boolean;
}

/** Every question rejects with a `CliError` (cancelled) on Ctrl-C. */
export interface Prompter {
  text(question: TextQuestion): Promise<string>;
  /** Hidden input: nothing is echoed. */
  secret(question: Omit<TextQuestion, 'default'>): Promise<string>;
  select<T>(question: SelectQuestion<T>): Promise<T>;
  /** One of many, found by typing a part of it. */
  search<T>(question: SearchQuestion<T>): Promise<T>;
  confirm(question: ConfirmQuestion): Promise<boolean>;
}
