import type { z } from 'zod'
import { MOST_LISTED, type State } from './state.ts'

/** Values of one kind, by their ids. */
export class Collection<Value> {
  readonly #state: State
  readonly #prefix: string
  readonly #schema: z.ZodType<Value>
  readonly #timeToLive: number | undefined

  /**
   * @param name of its own, without a slash; never changed once the program was released with it.
   * @param schema what was written must come out of it as it went in.
   * @param timeToLive milliseconds after which a value is forgotten. What an older program wrote and the schema does not
   * take is then as good as forgotten; where values are kept for good it is an error.
   */
  constructor(state: State, name: string, schema: z.ZodType<Value>, timeToLive?: number) {
    this.#state = state
    this.#prefix = `${name}/`
    this.#schema = schema
    this.#timeToLive = timeToLive
  }

  async get(id: string): Promise<Value | undefined> {
    return this.#read(this.#prefix + id, await this.#state.get(this.#prefix + id))
  }

  set(id: string, value: Value): Promise<void> {
    return this.#state.set(this.#prefix + id, value, this.#timeToLive)
  }

  /** @returns whether there was one. */
  delete(id: string): Promise<boolean> {
    return this.#state.delete(this.#prefix + id)
  }

  /** @returns whether it was set: of many who try at once one succeeds. */
  setIfAbsent(id: string, value: Value): Promise<boolean> {
    return this.#state.setIfAbsent(this.#prefix + id, value, this.#timeToLive)
  }

  /** @param change is pure; where it returns undefined all stays as it was. */
  async update(id: string, change: (before: Value | undefined) => Value | undefined): Promise<void> {
    const key = this.#prefix + id
    await this.#state.update(key, (before) => change(this.#read(key, before)), this.#timeToLive)
  }

  /**
   * All of them in the order of their ids, a thousand at a time; what comes or goes meanwhile is there or not.
   * @param beginning only those whose ids begin so.
   */
  async *all(beginning = ''): AsyncGenerator<{ readonly id: string; readonly value: Value }> {
    let after: string | undefined
    for (;;) {
      const entries = await this.#state.list(this.#prefix + beginning, { after })
      for (const { key, value } of entries) {
        const read = this.#read(key, value)
        if (read !== undefined) yield { id: key.slice(this.#prefix.length), value: read }
        after = key
      }
      if (entries.length < MOST_LISTED) return
    }
  }

  #read(key: string, value: unknown): Value | undefined {
    if (value === undefined) return undefined
    const { data, error } = this.#schema.safeParse(value)
    if (error && this.#timeToLive === undefined)
      throw new Error(`What is remembered as ${key} cannot be read.`, { cause: error })
    return data
  }
}
