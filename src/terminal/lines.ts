/**
 * The lines of a stream of UTF-8, without their ends. Only a line feed, or a carriage return and a line feed, ends a
 * line: readline would break at U+2028 too, and answers would no longer be in step with what was asked.
 */
export async function* linesOf(input: NodeJS.ReadableStream): AsyncGenerator<string> {
  input.setEncoding('utf8')
  let rest = ''
  for await (const chunk of input) {
    const lines = (rest + String(chunk)).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield line.replace(/\r$/, '')
  }
  if (rest !== '') yield rest.replace(/\r$/, '')
}
