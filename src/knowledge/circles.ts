/** A circle of things that come after each other, found where it closes. */
export interface Circle {
  /** The ids, each of which is said to come after the next, and the last after the first. */
  readonly ids: readonly string[]
  /** Which of the last one's `after` closes it, from 0. */
  readonly index: number
}

/**
 * Finds where things come after each other in a circle, so that they have no order; each thing is gone through once.
 * What comes after itself is none.
 * @param after by the id of a thing the ids of those that it comes after.
 */
export function circlesIn(after: ReadonlyMap<string, readonly string[]>): Circle[] {
  const done = new Set<string>()
  const circles: Circle[] = []
  for (const start of after.keys()) {
    // A way is a list rather than calls within calls: it may be as long as the knowledge.
    const way = [{ id: start, next: 0 }]
    const places = new Map([[start, 0]])
    for (let step = way.at(-1); step; step = way.at(-1)) {
      const { id, next: index } = step
      const before = done.has(id) ? undefined : after.get(id)?.[index]
      step.next += 1
      if (before === undefined) {
        done.add(id)
        places.delete(id)
        way.pop()
        continue
      }
      const first = places.get(before)
      if (first === undefined) {
        places.set(before, way.length)
        way.push({ id: before, next: 0 })
      } else if (before !== id) circles.push({ ids: way.slice(first).map((passed) => passed.id), index })
    }
  }
  return circles
}
