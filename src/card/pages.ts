import type { Excerpt, Finding } from '../query/answer.ts'
import type { Capacity } from './capacity.ts'
import type { Suggestion } from './card.ts'
import type { ExcerptNumbers } from './excerptNumbers.ts'
import type { UnitContent, Unit } from './units.ts'

/** A unit on a page, with the numbers of its excerpts. */
export interface Placed {
  readonly content: UnitContent
  readonly marks: readonly number[]
  readonly finding?: Finding
  readonly suggestions?: readonly Suggestion[]
  /** What the whole card is about, in a line: it stands alone, before everything else. */
  readonly isLead?: boolean
}

export interface CardPage {
  readonly units: readonly Placed[]
  /** What the page quotes, by number, ascending. */
  readonly excerpts: ReadonlyMap<number, Excerpt>
}

export interface Room {
  readonly capacity: Capacity
  /** Characters that every page has besides. */
  readonly taken: number
  /** The characters of an excerpt with all that stands around it. */
  readonly excerptLength: (excerpt: Excerpt) => number
  readonly numbers: ExcerptNumbers
}

/** What stands around a unit, in characters: marks, headings, markup. */
const AROUND_UNIT = 40

/**
 * Lays units out on pages, in their order; once a page is full, what else its excerpts bear out comes forward to them,
 * so that they need not be read again. An excerpt that a later page needs again stands there again, under its number.
 * @returns at least one page.
 */
export function layOut(units: readonly Unit[], room: Room): readonly CardPage[] {
  const pages: MutablePage[] = []
  let left = units.flatMap((whole) => pieces(measured(whole, room), room))
  while (left.length > 0) {
    const page: MutablePage = { units: [], excerpts: new Map(), length: 0 }
    const later: Piece[] = []
    for (const piece of left) {
      const isNext = later.length === 0 && (page.units.length === 0 || fits(page, piece, room))
      if (isNext || (isBorneOut(page, piece) && fits(page, piece, room))) place(page, piece)
      else later.push(piece)
    }
    pages.push(page)
    left = later
  }
  return pages.length === 0 ? [{ units: [], excerpts: new Map() }] : pages.map(finished)
}

/** A unit, or a part of one that has more excerpts than a page has room for. */
interface Piece {
  readonly unit: Unit
  /** The characters of what it says, without its excerpts. */
  readonly said: number
  readonly excerpts: readonly MeasuredExcerpt[]
}

interface MeasuredExcerpt {
  readonly excerpt: Excerpt
  readonly number: number
  readonly length: number
}

interface MutablePage {
  readonly units: Placed[]
  readonly excerpts: Map<number, Excerpt>
  length: number
}

function measured(unit: Unit, { capacity, excerptLength, numbers }: Room): Piece {
  return {
    unit,
    said: capacity.measure(wordsOf(unit.content)) + AROUND_UNIT,
    excerpts: unit.excerpts.map((excerpt) => ({
      excerpt,
      number: numbers.of(excerpt),
      length: excerptLength(excerpt),
    })),
  }
}

/** A unit with more excerpts than a page has room for is said again with the rest of them. */
function pieces({ unit, said, excerpts }: Piece, { capacity, taken }: Room): Piece[] {
  const parts: MeasuredExcerpt[][] = [[]]
  let length = said
  for (const excerpt of excerpts) {
    const part = parts.at(-1)
    const hasRoom =
      part && part.length < capacity.excerpts && length + excerpt.length <= capacity.characters - taken
    if (part && (part.length === 0 || hasRoom)) {
      part.push(excerpt)
      length += excerpt.length
    } else {
      parts.push([excerpt])
      length = said + excerpt.length
    }
  }
  return parts.map((part) => ({ unit, said, excerpts: part }))
}

function place(page: MutablePage, piece: Piece): void {
  page.length += addedLength(page, piece)
  for (const { excerpt, number } of piece.excerpts) page.excerpts.set(number, excerpt)
  const marks = piece.excerpts.map(({ number }) => number)
  const { content, finding, suggestions } = piece.unit
  page.units.push({
    content,
    marks: [...new Set(marks)],
    ...(finding && { finding }),
    ...(suggestions && { suggestions }),
  })
}

/** Whether the page quotes all of the piece's excerpts already; what is told in the order of time stays in it. */
function isBorneOut(page: MutablePage, { unit, excerpts }: Piece): boolean {
  return (
    unit.content.type !== 'timeline' &&
    excerpts.length > 0 &&
    excerpts.every(({ number }) => page.excerpts.has(number))
  )
}

function fits(page: MutablePage, piece: Piece, { capacity, taken }: Room): boolean {
  const numbers = new Set([...page.excerpts.keys(), ...piece.excerpts.map(({ number }) => number)])
  const length = page.length + addedLength(page, piece)
  const isList = piece.unit.content.type === 'list'
  const hasRoom = !isList || (page.units.length < capacity.list.items && length <= capacity.list.characters)
  return hasRoom && numbers.size <= capacity.excerpts && length <= capacity.characters - taken
}

function addedLength(page: MutablePage, { said, excerpts }: Piece): number {
  return excerpts.reduce((sum, { number, length }) => (page.excerpts.has(number) ? sum : sum + length), said)
}

function finished({ units, excerpts }: MutablePage): CardPage {
  return { units, excerpts: new Map([...excerpts].sort(([a], [b]) => a - b)) }
}

/** What a part says, for its length. */
export function wordsOf(content: UnitContent): string {
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
