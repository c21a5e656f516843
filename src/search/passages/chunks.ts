/** Far longer than any sentence; so much of a text is taken apart at a time. */
const LONGEST_CHUNK = 10_000

/** Cuts a text where a space is, else anywhere, into chunks that each take only moments to read. */
export function* chunks(text: string): Generator<string> {
  let start = 0
  while (text.length - start > LONGEST_CHUNK) {
    const space = text.lastIndexOf(' ', start + LONGEST_CHUNK)
    const end = space > start ? space : start + LONGEST_CHUNK
    yield text.slice(start, end)
    start = end
  }
  yield text.slice(start)
}
