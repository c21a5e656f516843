import PQueue from 'p-queue'
import { z } from 'zod'
import { Collection } from '../state/collection.ts'
import type { State } from '../state/state.ts'
import { placeKey, type Place } from '../watch/place.ts'

const MOST_AT_ONCE = 8
/** A process that ends has a place no longer; one that works there takes it again before the time is over. */
const TAKEN = 15_000

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
        await this.#keeping(key, async () => {
          for (const each of here) await work(each)
        })
      }),
    )
  }

  /** Keeps a place for as long as the work there takes. */
  async #keeping(key: string, work: () => Promise<void>): Promise<void> {
    let keeping = Promise.resolve()
    const timer = setInterval(() => {
      // Where the store fails the place is free sooner; what the work writes there fails as well.
      keeping = keeping.then(() => this.#taken.set(key, true)).catch(() => undefined)
    }, TAKEN / 3)
    try {
      await work()
    } finally {
      clearInterval(timer)
      await keeping
      await this.#taken.delete(key)
    }
  }
}
