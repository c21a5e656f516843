import PQueue from 'p-queue'
import { z } from 'zod'
import { Collection } from '../state/collection.ts'
import type { State } from '../state/state.ts'
import { placeKey, type Place } from '../watch/place.ts'

const MOST_AT_ONCE = 8
/** Longer than a call takes with all that a platform has it wait for. A process that ends has a place no longer. */
const TAKEN = 2 * 60_000

/** Work in places: side by side, that of one place one after the other, whichever process does it. */
export class Places {
  readonly #taken: Collection<true>
  readonly #queue = new PQueue({ concurrency: MOST_AT_ONCE })

  /** @param name of the kind of work; work of two kinds is done in a place at once. */
  constructor(state: State, name: string) {
    this.#taken = new Collection(state, `${name}-taken`, z.literal(true), TAKEN)
  }

  /**
   * Does what is due, in the order in which it is given; what is due in a place that another process has is left to it.
   */
  async each<Due>(
    due: readonly Due[],
    placeOf: (due: Due) => Place,
    work: (due: Due) => Promise<void>,
  ): Promise<void> {
    const places = new Map<string, Due[]>()
    for (const each of due) {
      const key = placeKey(placeOf(each))
      const here = places.get(key) ?? []
      places.set(key, here)
      here.push(each)
    }
    await this.#queue.addAll(
      [...places].map(([key, here]) => async () => {
        if (!(await this.#taken.setIfAbsent(key, true))) return
        try {
          for (const each of here) {
            await work(each)
            await this.#taken.set(key, true)
          }
        } finally {
          await this.#taken.delete(key)
        }
      }),
    )
  }
}
