import type { z } from 'zod'
import { MOST_LISTED, type State } from './state.ts'

/** Something that was said or happened. */
export interface Noted<Value> {
  /** Later ones have greater ones. */
  readonly position: number
  readonly at: Date
  readonly value: Value
}

/** Values of one kind in the order in which they came; they stay. */
export class Journal<Value> {
  readonly #state: State
  readonly #name: string
  readonly #schema: z.ZodType<Value>

  /** @param name of its own; never changed once the program was released with it. */
  constructor(state: State, name: string, schema: z.ZodType<Value>) {
    this.#state = state
    this.#name = name
    this.#schema = schema
  }

  /** Adds one, whole or not at all. @returns its position. */
  append(value: Value): Promise<number> {
    return this.#state.append(this.#name, value)
  }

  /** @param after only what comes after this position. A thousand at a time are read. */
  async *read(after = 0): AsyncGenerator<Noted<Value>> {
    let last = after
    for (;;) {
      const lines = await this.#state.read(this.#name, { after: last })
      for (const { position, at, value } of lines) {
        yield { position, at: new Date(at), value: this.#schema.parse(value) }
        last = position
      }
      if (lines.length < MOST_LISTED) return
    }
  }
}
