/** A value that prints as `********` wherever it ends up by accident, and is opened on purpose. */
import { inspect } from 'node:util';

const mask = '********';

export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The plain value. Call it at the last moment, where it is sent or stored. */
  open(): string {
    return this.#value;
  }

  toString(): string {
    return mask;
  }

  toJSON(): string {
    return mask;
  }

  [inspect.custom](): string {
    return mask;
  }
}
