/** A piece of text that is shown whole or not at all. */
export interface Block {
  readonly text: string
  /** How many things a reader misses without it. */
  readonly count: number
}

export interface Fitted {
  readonly texts: readonly string[]
  /** How many things are left out. */
  readonly omitted: number
}

/** Takes, in their order, the blocks that have room; `gap` is what the text between two of them takes. */
export function fit(blocks: readonly Block[], room: number, gap: number): Fitted {
  const texts: string[] = []
  let left = room
  let omitted = 0
  for (const { text, count } of blocks) {
    if (text.length + gap <= left) {
      texts.push(text)
      left -= text.length + gap
    } else omitted += count
  }
  return { texts, omitted }
}
