/**
 * A text that fits, cut at its end with an ellipsis where it is too long; never through a surrogate pair. For labels
 * and texts of the program's own: a quotation is never cut so.
 * @param longest at least 1.
 * @param measure how long a text becomes where it is shown; a longer beginning is never shorter there.
 */
export function cut(text: string, longest: number, measure: (text: string) => number = lengthOf): string {
  if (measure(text) <= longest) return text
  let low = 0
  let high = Math.min(text.length, longest)
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (measure(`${text.slice(0, middle)}…`) <= longest) low = middle
    else high = middle - 1
  }
  const splitsPair = /[\uD800-\uDBFF]$/.test(text.slice(0, low))
  return `${text.slice(0, splitsPair ? low - 1 : low)}…`
}

function lengthOf({ length }: string): number {
  return length
}
