/** A list of 32-bit numbers that is added to at its end. */
export class GrowingNumbers {
  #values = new Int32Array(16)
  #length = 0

  get length(): number {
    return this.#length
  }

  push(value: number): void {
    if (this.#length === this.#values.length) this.#grow(this.#length + 1)
    this.#values[this.#length] = value
    this.#length += 1
  }

  /** Adds the values from `start` up to `end` of another list. */
  append(values: Int32Array, start: number, end: number): void {
    const length = this.#length + end - start
    if (length > this.#values.length) this.#grow(length)
    this.#values.set(values.subarray(start, end), this.#length)
    this.#length = length
  }

  /** 0 where nothing has been added. */
  at(index: number): number {
    return this.#values[index] ?? 0
  }

  /** @param index of a value that has been added. */
  set(index: number, value: number): void {
    this.#values[index] = value
  }

  /** The values as they are now, and behind them room that is not theirs: it is not to be written to. */
  get buffer(): Int32Array {
    return this.#values
  }

  /** A copy of just the values. */
  finish(): Int32Array<ArrayBuffer> {
    return this.#values.slice(0, this.#length)
  }

  #grow(least: number): void {
    const longer = new Int32Array(Math.max(least, this.#values.length * 2))
    longer.set(this.#values)
    this.#values = longer
  }
}
