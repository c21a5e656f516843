import { z } from 'zod'
import { Collection } from '../state/collection.ts'
import type { State } from '../state/state.ts'

const REMEMBERED = 90 * 24 * 60 * 60 * 1000

const look = z.object({ position: z.int() })

/** Up to where in the history somebody has looked at what came in. */
export class Looks {
  readonly #looks: Collection<z.output<typeof look>>

  constructor(state: State) {
    this.#looks = new Collection(state, 'digest-looks', look, REMEMBERED)
  }

  /** @param about in words; a look at one thing is none at another. */
  async last(by: string, about: string): Promise<number | undefined> {
    return (await this.#looks.get(keyOf(by, about)))?.position
  }

  set(by: string, about: string, position: number): Promise<void> {
    return this.#looks.set(keyOf(by, about), { position })
  }

  async forget(by: string): Promise<void> {
    for await (const { id } of this.#looks.all(`${encodeURIComponent(by)}/`)) await this.#looks.delete(id)
  }
}

const LONGEST_ABOUT = 100

function keyOf(by: string, about: string): string {
  return `${encodeURIComponent(by)}/${encodeURIComponent(about.toLowerCase().slice(0, LONGEST_ABOUT)).slice(0, 3 * LONGEST_ABOUT)}`
}
