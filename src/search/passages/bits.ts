/** A list of bits that is added to at its end. */
export class BitsBuilder {
  #bytes = new Uint8Array(64)
  #length = 0

  push(bit: boolean): void {
    const at = this.#length >>> 3
    if (at === this.#bytes.length) {
      const longer = new Uint8Array(this.#bytes.length * 2)
      longer.set(this.#bytes)
      this.#bytes = longer
    }
    if (bit) this.#bytes[at] = (this.#bytes[at] ?? 0) | (1 << (this.#length & 7))
    this.#length += 1
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, (this.#length + 7) >>> 3)
  }
}

/** Whether the bit at the place is set. */
export function isSet(bytes: Uint8Array, at: number): boolean {
  return ((bytes[at >>> 3] ?? 0) & (1 << (at & 7))) !== 0
}
