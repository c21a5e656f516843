/** Far longer than any sentence; so much of a text is taken apart at a time. */
const LONGEST_PIECE = 10_000

/** Cuts a text where a space is, else anywhere, into pieces that each take only moments to read. */
export function* pieces(text: string): Generator<string> {
  let start = 0
  while (text.length - start > LONGEST_PIECE) {
    const space = text.lastIndexOf(' ', start + LONGEST_PIECE)
    const end = space > start ? space : start + LONGEST_PIECE
    yield text.slice(start, end)
    start = end
  }
  yield text.slice(start)
}
