import type { z } from 'zod'
import type { State } from './state.ts'

/** Messages of one kind to all replicas; see State.publish for what is promised. */
export class Topic<Message> {
  readonly #state: State
  readonly #name: string
  readonly #schema: z.ZodType<Message>

  constructor(state: State, name: string, schema: z.ZodType<Message>) {
    this.#state = state
    this.#name = name
    this.#schema = schema
  }

  publish(message: Message): Promise<void> {
    return this.#state.publish(this.#name, message)
  }

  /** What a replica of another version says and this one does not understand is passed over. */
  subscribe(listener: (message: Message) => void): Promise<() => void> {
    return this.#state.subscribe(this.#name, (message) => {
      const { data, success } = this.#schema.safeParse(message)
      if (success) listener(data)
    })
  }
}
