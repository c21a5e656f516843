let before = new Uint16Array(80)
let previous = new Uint16Array(80)
let current = new Uint16Array(80)

/**
 * Counts the insertions, deletions, substitutions and swaps of neighbours that make one word of another
 * (optimal string alignment, in UTF-16 units).
 * @param most greater distances are not told apart.
 * @returns the distance, or `most + 1` if it is greater than `most`.
 */
export function editDistance(left: string, right: string, most: number): number {
  if (Math.abs(left.length - right.length) > most) return most + 1
  const width = right.length + 1
  if (previous.length < width) {
    before = new Uint16Array(width * 2)
    previous = new Uint16Array(width * 2)
    current = new Uint16Array(width * 2)
  }
  for (let column = 0; column < width; column += 1) previous[column] = column
  for (let row = 1; row <= left.length; row += 1) {
    if (nextRow(left, right, row) > most) return most + 1
    const spare = before
    before = previous
    previous = current
    current = spare
  }
  return Math.min(previous[right.length] ?? 0, most + 1)
}

/** Fills `current` from the two rows above it; returns its least value, which no later row goes below. */
function nextRow(left: string, right: string, row: number): number {
  current[0] = row
  let least = row
  for (let column = 1; column <= right.length; column += 1) {
    const same = left.charCodeAt(row - 1) === right.charCodeAt(column - 1)
    let cost = same
      ? (previous[column - 1] ?? 0)
      : 1 + Math.min(previous[column - 1] ?? 0, previous[column] ?? 0, current[column - 1] ?? 0)
    if (
      row > 1 &&
      column > 1 &&
      left.charCodeAt(row - 1) === right.charCodeAt(column - 2) &&
      left.charCodeAt(row - 2) === right.charCodeAt(column - 1)
    )
      cost = Math.min(cost, 1 + (before[column - 2] ?? 0))
    current[column] = cost
    if (cost < least) least = cost
  }
  return least
}
