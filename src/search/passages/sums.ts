/** Sums over numbered items, most of which are never touched; clearing takes as long as touching took. */
export class Sums {
  readonly values: Float64Array
  /** The items that anything was added to, in the order of their first time: the first `count` of these. */
  readonly touched: Int32Array
  count = 0

  constructor(size: number) {
    this.values = new Float64Array(size)
    this.touched = new Int32Array(size)
  }

  /** @param value above 0. */
  add(item: number, value: number): void {
    const before = this.values[item] ?? 0
    if (before === 0) {
      this.touched[this.count] = item
      this.count += 1
    }
    this.values[item] = before + value
  }

  at(item: number): number {
    return this.values[item] ?? 0
  }

  clear(): void {
    for (let at = 0; at < this.count; at += 1) this.values[this.touched[at] ?? 0] = 0
    this.count = 0
  }
}
