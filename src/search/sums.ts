/** Sums over numbered items, most of which are never touched; clearing takes as long as touching took. */
export class Sums {
  readonly #values: Float64Array
  readonly #isTouched: Uint8Array
  readonly #touched: number[] = []

  constructor(size: number) {
    this.#values = new Float64Array(size)
    this.#isTouched = new Uint8Array(size)
  }

  /** The items that anything was added to, in the order of their first time. */
  get touched(): readonly number[] {
    return this.#touched
  }

  add(item: number, value: number): void {
    if (this.#isTouched[item] === 0) {
      this.#isTouched[item] = 1
      this.#touched.push(item)
    }
    this.#values[item] = (this.#values[item] ?? 0) + value
  }

  at(item: number): number {
    return this.#values[item] ?? 0
  }

  clear(): void {
    for (const item of this.#touched) {
      this.#values[item] = 0
      this.#isTouched[item] = 0
    }
    this.#touched.length = 0
  }
}
