import { inspect } from 'node:util'

/** What stands in the place of a secret. */
export const HIDDEN = '[secret]'

/** A token or a key: whatever prints it, by log, error or JSON, prints `[secret]`. */
export class Secret {
  readonly #value: string

  constructor(value: string) {
    this.#value = value
  }

  /** The secret itself, for the one call that needs it. */
  reveal(): string {
    return this.#value
  }

  toString(): string {
    return HIDDEN
  }

  toJSON(): string {
    return HIDDEN
  }

  [inspect.custom](): string {
    return HIDDEN
  }
}
