import type { Excerpt, Finding } from '../query/answer.ts'
import type { Capacity } from './capacity.ts'
import type { Content, Unit } from './units.ts'

/** A unit on a page, with the numbers of its excerpts. */
export interface Placed {
  readonly content: Content
  readonly marks: readonly number[]
  readonly finding?: Finding
}

export interface CardPage {
  readonly units: readonly Placed[]
  /** What the page quotes, by number, ascending. */
  readonly excerpts: ReadonlyMap<number, Excerpt>
}

export interface Pages {
  /** At least one. */
  readonly pages: readonly CardPage[]
  /** How many different excerpts there are on all pages together. */
  readonly excerpts: number
}

export interface Room {
  readonly capacity: Capacity
  /** Characters that every page has besides. */
  readonly taken: number
  /** The characters of an excerpt with all that stands around it. */
  readonly excerptLength: (excerpt: Excerpt) => number
}

/** What stands around a unit, in characters: marks, headings, markup. */
const AROUND_UNIT = 40

/**
 * Lays units out on pages, in their order; once a page is full, what else its excerpts bear out comes forward to them,
 * so that they need not be read again. Excerpts are numbered as they first come up, and the numbers run on over the
 * pages; an excerpt that a later page needs again stands there again, under its number.
 */
export function layOut(units: readonly Unit[], room: Room): Pages {
  const numbers = new Map<string, number>()
  const pages: MutablePage[] = []
  let left = units.flatMap((whole) => pieces(whole, room))
  while (left.length > 0) {
    const page: MutablePage = { units: [], excerpts: new Map(), length: 0 }
    const later: Unit[] = []
    for (const unit of left) {
      const isNext = later.length === 0 && (page.units.length === 0 || fits(page, unit, room))
      if (isNext || (isBorneOut(page, unit) && fits(page, unit, room))) place(page, unit, numbers, room)
      else later.push(unit)
    }
    pages.push(page)
    left = later
  }
  return {
    pages: pages.length === 0 ? [{ units: [], excerpts: new Map() }] : pages.map(finished),
    excerpts: numbers.size,
  }
}

function place(page: MutablePage, unit: Unit, numbers: Map<string, number>, room: Room): void {
  page.length += addedLength(page, unit, room)
  const marks = unit.excerpts.map((excerpt) => {
    const key = keyOf(excerpt)
    const number = numbers.get(key) ?? numbers.size + 1
    numbers.set(key, number)
    page.excerpts.set(number, { key, excerpt })
    return number
  })
  const { content, finding } = unit
  page.units.push({ content, marks: [...new Set(marks)], ...(finding && { finding }) })
}

/** Whether the page quotes all of the unit's excerpts already; what is told in the order of time stays in it. */
function isBorneOut(page: MutablePage, { content, excerpts }: Unit): boolean {
  const known = knownOn(page)
  return (
    content.type !== 'timeline' &&
    excerpts.length > 0 &&
    excerpts.every((excerpt) => known.has(keyOf(excerpt)))
  )
}

interface MutablePage {
  readonly units: Placed[]
  readonly excerpts: Map<number, { readonly key: string; readonly excerpt: Excerpt }>
  length: number
}

function finished({ units, excerpts }: MutablePage): CardPage {
  const sorted = [...excerpts].sort(([a], [b]) => a - b)
  return { units, excerpts: new Map(sorted.map(([number, { excerpt }]) => [number, excerpt])) }
}

function keyOf({ citation: { source, start, end } }: Excerpt): string {
  return `${source} ${start} ${end}`
}

function fits(page: MutablePage, unit: Unit, room: Room): boolean {
  const { characters, excerpts: most } = room.capacity
  const all = new Set([...knownOn(page), ...unit.excerpts.map(keyOf)])
  return all.size <= most && page.length + addedLength(page, unit, room) <= characters - room.taken
}

function knownOn(page: MutablePage): Set<string> {
  return new Set([...page.excerpts.values()].map(({ key }) => key))
}

function addedLength(page: MutablePage, unit: Unit, room: Room): number {
  const known = knownOn(page)
  return unit.excerpts
    .filter((excerpt) => !known.has(keyOf(excerpt)))
    .reduce((sum, excerpt) => sum + room.excerptLength(excerpt), unitLength(unit, room))
}

function unitLength({ content }: Unit, { capacity }: Room): number {
  return capacity.measure(wordsOf(content)) + AROUND_UNIT
}

function wordsOf(content: Content): string {
  switch (content.type) {
    case 'facts':
    case 'timeline':
      return [content.heading, content.fact.statement, content.fact.saidBy, content.fact.date?.text].join(' ')
    case 'table':
      return [content.heading, ...content.cells, content.note].join(' ')
    case 'disagreement':
      return [content.question, content.party, content.fact.statement, content.fact.date?.text].join(' ')
    case 'list':
      return [content.heading, content.term, content.description].join(' ')
    case 'passage':
      return ''
  }
}

/** A unit with more excerpts than a page has room for is said again with the rest of them. */
function pieces(unit: Unit, room: Room): Unit[] {
  const { characters, excerpts: most } = room.capacity
  const said = unitLength(unit, room)
  const parts: Excerpt[][] = [[]]
  let length = said
  for (const excerpt of unit.excerpts) {
    const added = room.excerptLength(excerpt)
    const part = parts.at(-1)
    if (part && (part.length === 0 || (part.length < most && length + added <= characters - room.taken))) {
      part.push(excerpt)
      length += added
    } else {
      parts.push([excerpt])
      length = said + added
    }
  }
  return parts.map((excerpts) => ({ ...unit, excerpts }))
}
