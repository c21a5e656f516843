/** Keeps the best of many items that come in any order: a heap with the worst of the kept on top. */
export class Best<T> {
  readonly #heap: T[] = []
  readonly #most: number
  readonly #compare: (left: T, right: T) => number

  /** @param compare a total order; negative when the left item is the better one. */
  constructor(most: number, compare: (left: T, right: T) => number) {
    this.#most = most
    this.#compare = compare
  }

  offer(item: T): void {
    if (this.#heap.length < this.#most) {
      this.#heap.push(item)
      this.#rise(this.#heap.length - 1)
      return
    }
    const [worst] = this.#heap
    if (worst === undefined || this.#compare(item, worst) >= 0) return
    this.#heap[0] = item
    this.#sink()
  }

  /** What an item has to be better than to be kept; undefined as long as every item is kept. */
  get worst(): T | undefined {
    return this.#heap.length < this.#most ? undefined : this.#heap[0]
  }

  /** The kept items, best first. */
  sorted(): T[] {
    return this.#heap.toSorted(this.#compare)
  }

  #rise(from: number): void {
    let at = from
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!this.#isWorse(at, parent)) return
      this.#swap(at, parent)
      at = parent
    }
  }

  #sink(): void {
    let at = 0
    for (;;) {
      let worst = at
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < this.#heap.length && this.#isWorse(child, worst)) worst = child
      if (worst === at) return
      this.#swap(at, worst)
      at = worst
    }
  }

  #isWorse(left: number, right: number): boolean {
    const a = this.#heap[left]
    const b = this.#heap[right]
    return a !== undefined && b !== undefined && this.#compare(a, b) > 0
  }

  #swap(left: number, right: number): void {
    const a = this.#heap[left]
    const b = this.#heap[right]
    if (a === undefined || b === undefined) return
    this.#heap[left] = b
    this.#heap[right] = a
  }
}
