/** Neighbouring items that belong together: those of run n from `starts[n]` up to `starts[n + 1]`. */
export interface Runs {
  readonly starts: Int32Array
  /** The run of each item. */
  readonly of: Int32Array
}

/** Collects runs, one item after the other. */
export class RunsBuilder<Key> {
  readonly #starts: number[] = []
  #last: { readonly key: Key } | undefined
  #items = 0

  /**
   * Adds an item, to the last run if their keys are the same.
   * @returns whether it begins a run.
   */
  add(key: Key): boolean {
    const begins = this.#last?.key !== key || this.#items === 0
    if (begins) this.#starts.push(this.#items)
    this.#last = { key }
    this.#items += 1
    return begins
  }

  /** Makes the next item begin a run whatever its key. */
  cut(): void {
    this.#last = undefined
  }

  /** Where each run starts, and the number of items. */
  finish(): Int32Array<ArrayBuffer> {
    return Int32Array.from([...this.#starts, this.#items])
  }
}

export function runsFrom(starts: Int32Array): Runs {
  const of = new Int32Array(starts.at(-1) ?? 0)
  for (let run = 0; run + 1 < starts.length; run += 1) of.fill(run, starts[run], starts[run + 1])
  return { starts, of }
}
