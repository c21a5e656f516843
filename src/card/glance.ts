import type { Excerpt } from '../query/answer.ts'
import { citationLength, type Citing } from './cited.ts'
import type { ExcerptNumbers } from './excerptNumbers.ts'
import { Novelty } from './novelty.ts'
import { wordsOf, type CardPage, type Placed } from './pages.ts'
import type { Unit } from './units.ts'

/** What a phone shows of a card without scrolling, above the card's footer; texts counted as they are displayed. */
export const GLANCE = { characters: 900, lines: 12, facts: 3, excerpts: 2 } as const

/** The line ends between what is shown. */
const BETWEEN_LINES = GLANCE.lines
/** Bullets, marks and brackets around a statement, in characters. */
const AROUND_FACT = 18

/** The first view of an answer. */
export interface Glance {
  readonly page: CardPage
  /** What is said on it, whether or not all that bears it out is quoted there. */
  readonly said: ReadonlySet<Unit>
  /** Sentences on what is left out of it that a reader must know of. */
  readonly notes: readonly string[]
}

/**
 * What comes first: of what is told in the order of time the newest; of an entry the newest event, then what stands first
 * in the answer; of everything else, such as the figures of a topic, what stands first.
 */
export type GlanceOrder = 'newest' | 'newestEvent' | 'asAnswered'

export interface GlanceOptions {
  /** What every card has above: characters and lines of its heading, names and notes. */
  readonly taken: { readonly characters: number; readonly lines: number }
  readonly order: GlanceOrder
  readonly numbers: ExcerptNumbers
  readonly citing: Citing
}

/**
 * Chooses what is read at a glance: what it is, then at most three facts and two excerpts, the newest and what stands
 * first in the answer. A question is shown with every party's first claim, or left to its view.
 */
export function glanceOf(units: readonly Unit[], options: GlanceOptions): Glance {
  const screen = new Screen(options)
  const [first] = units
  const lead = first?.finding?.kind === 'description' ? first : undefined
  if (lead) screen.lead(lead)
  const items = itemsOf(units.filter((unit) => unit !== lead))
  const chosen = ORDERS[options.order](items)
  for (const item of chosen) screen.add(item, 'quoted')
  for (const item of chosen) screen.add(item, 'alone')
  if (screen.isEmpty) for (const item of chosen.slice(0, 1)) screen.force(item)
  return screen.finished()
}

type Item = readonly Unit[]

/** The first claims of a question's parties belong together; everything else stands alone. */
function itemsOf(units: readonly Unit[]): Item[] {
  const questions = new Map<string, Unit[]>()
  const items: Item[] = []
  for (const unit of units) {
    if (unit.content.type !== 'disagreement') {
      items.push([unit])
      continue
    }
    const { question, party } = unit.content
    const known = questions.get(question)
    if (!known) {
      const item = [unit]
      questions.set(question, item)
      items.push(item)
    } else if (known.every(({ content }) => content.type !== 'disagreement' || content.party !== party))
      known.push(unit)
  }
  return items
}

function whenOf(item: Item): string {
  return item[0]?.when ?? ''
}

function byNewest(items: readonly Item[]): Item[] {
  return items.toSorted((a, b) => (whenOf(a) < whenOf(b) ? 1 : whenOf(a) > whenOf(b) ? -1 : 0))
}

/** The newest event before all others, which keep their order. */
function newestFirst(items: readonly Item[]): Item[] {
  const [newest] = byNewest(items.filter(([unit]) => unit?.content.type === 'timeline' && unit.when))
  return newest ? [newest, ...items.filter((item) => item !== newest)] : [...items]
}

const ORDERS: Readonly<Record<GlanceOrder, (items: readonly Item[]) => readonly Item[]>> = {
  newest: byNewest,
  newestEvent: newestFirst,
  asAnswered: (items) => items,
}

/** A phone's screen while it is filled. */
class Screen {
  readonly #options: GlanceOptions
  readonly #placed: Placed[] = []
  readonly #said = new Set<Unit>()
  readonly #excerpts = new Map<number, Excerpt>()
  readonly #novelty = new Novelty()
  readonly #notes: string[] = []
  #facts = 0
  #characters: number
  #lines: number

  constructor(options: GlanceOptions) {
    this.#options = options
    this.#characters = GLANCE.characters - BETWEEN_LINES - options.taken.characters
    this.#lines = GLANCE.lines - options.taken.lines
  }

  get isEmpty(): boolean {
    return this.#placed.length === 0
  }

  lead(unit: Unit): void {
    const [excerpt] = unit.excerpts
    const quoted = this.#quotable(excerpt ? [excerpt] : [], this.#statementLength(unit), 1)
    this.#put([unit], quoted, true)
  }

  /**
   * Puts an item on the screen, once, if there is room for it.
   * @param how with the words that bear it out, or without where there is no room for these.
   */
  add(item: Item, how: 'quoted' | 'alone'): void {
    if (item.some((unit) => this.#said.has(unit))) return
    const passages = item.filter(({ content }) => content.type === 'passage')
    if (passages.length > 0) this.#addPassage(item)
    else this.#addFacts(item, how)
  }

  /** Puts an item on an empty screen though there is no room for all of it. */
  force(item: Item): void {
    const shown = item.slice(0, GLANCE.facts)
    if (shown.length < item.length)
      this.#notes.push(`Of ${item.length} parties ${shown.length} are shown here.`)
    const [excerpt] = shown.flatMap(({ excerpts }) => excerpts.slice(0, 1))
    this.#put(shown, excerpt ? [excerpt] : [], false)
  }

  finished(): Glance {
    const page = {
      units: this.#placed.map((placed) => ({
        ...placed,
        marks: placed.marks.filter((mark) => this.#excerpts.has(mark)),
      })),
      excerpts: this.#excerpts,
    }
    return { page, said: this.#said, notes: this.#notes }
  }

  #addPassage(item: Item): void {
    const excerpts = this.#missing(item.flatMap((unit) => unit.excerpts))
    const quoted = this.#quotable(excerpts, 0, 0)
    if (quoted.length > 0) this.#put(item, quoted, false)
  }

  #addFacts(item: Item, how: 'quoted' | 'alone'): void {
    if (this.#facts + item.length > GLANCE.facts) return
    const isQuestion = item[0]?.content.type === 'disagreement'
    const characters = item.reduce((sum, unit) => sum + this.#statementLength(unit), 0)
    const lines = item.length + (isQuestion ? 1 : 0)
    if (characters > this.#characters || lines > this.#lines) return
    const first = item.flatMap((unit) => unit.excerpts.slice(0, 1))
    const quoted = this.#quotable(this.#missing(first), characters, lines)
    const isBorneOut = quoted.length > 0 || this.#missing(first).length < first.length
    if (how === 'quoted' && first.length > 0 && !isBorneOut) return
    // Last, for it takes the longest to tell.
    if (!isQuestion && item.some((unit) => !this.#novelty.isNew(statementOf(unit)))) return
    this.#put(item, quoted, false)
    this.#facts += item.length
  }

  #put(item: Item, quoted: readonly Excerpt[], isLead: boolean): void {
    const { numbers } = this.#options
    for (const excerpt of quoted) {
      this.#excerpts.set(numbers.of(excerpt), excerpt)
      this.#characters -= this.#excerptLength(excerpt)
      this.#lines -= linesOf(excerpt)
    }
    for (const unit of item) {
      const content = atAGlance(unit.content)
      this.#characters -= this.#statementLength(unit)
      this.#lines -= content.type === 'passage' ? 0 : 1
      this.#novelty.add(statementOf(unit))
      this.#said.add(unit)
      const marks = [...new Set(unit.excerpts.map((excerpt) => numbers.of(excerpt)))]
      this.#placed.push({ content, marks, ...(isLead && { isLead }) })
    }
    if (item[0]?.content.type === 'disagreement') this.#lines -= 1
  }

  /** Those of the excerpts for which there is room beside what is said. */
  #quotable(excerpts: readonly Excerpt[], characters: number, lines: number): Excerpt[] {
    let [left, leftLines] = [this.#characters - characters, this.#lines - lines]
    return excerpts.slice(0, GLANCE.excerpts - this.#excerpts.size).filter((excerpt) => {
      const [length, high] = [this.#excerptLength(excerpt), linesOf(excerpt)]
      if (length > left || high > leftLines) return false
      left -= length
      leftLines -= high
      return true
    })
  }

  #missing(excerpts: readonly Excerpt[]): Excerpt[] {
    const { numbers } = this.#options
    const byNumber = new Map(excerpts.map((excerpt) => [numbers.of(excerpt), excerpt]))
    return [...byNumber].filter(([number]) => !this.#excerpts.has(number)).map(([, excerpt]) => excerpt)
  }

  #excerptLength(excerpt: Excerpt): number {
    return excerpt.quote.length + citationLength(excerpt, this.#options.citing)
  }

  #statementLength({ content, excerpts }: Unit): number {
    const words = wordsOf(atAGlance(content)).trim()
    return words === '' ? 0 : words.length + AROUND_FACT + 4 * excerpts.length
  }
}

/** Its lines, and the one below it that says where it stands. */
function linesOf({ quote }: Excerpt): number {
  return quote.split('\n').length + 1
}

function statementOf({ content }: Unit): string {
  switch (content.type) {
    case 'facts':
    case 'timeline':
    case 'disagreement':
      return content.fact.statement
    case 'table':
      return content.cells.join(' ')
    case 'list':
      return content.description
    case 'passage':
      return ''
  }
}

/** What stands under the headings of several views stands here without any; a figure is a line. */
function atAGlance(content: Unit['content']): Unit['content'] {
  switch (content.type) {
    case 'facts':
    case 'timeline':
      return { ...content, heading: '' }
    case 'table':
      return { type: 'facts', heading: '', fact: content.line }
    case 'disagreement':
    case 'list':
    case 'passage':
      return content
  }
}
