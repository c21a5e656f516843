import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  linkLabel,
  type Card,
  type CitedExcerpt,
  type Section,
  type StatedFact,
} from '../../src/card/card.ts'
import { visible } from '../../src/card/visible.ts'
import { anyCard } from './cards.ts'
import { cardOf, samples } from './samples.ts'

/** What a renderer made of a card. */
export interface Shown {
  /**
   * All that a reader gets to read, in order, with the platform's own escaping undone and its markup taken out: the
   * labels of buttons and menus belong to it.
   */
  readonly plain: string
  /** Every string in which the platform looks for markup and mentions, exactly as it is sent. */
  readonly marked: readonly string[]
}

/** A renderer, as the suite meets it. */
export interface RendererUnderTest {
  readonly name: string
  /** Renders, holds the payload to the platform's limits (throws where one is broken), and reads it back. */
  readonly show: (card: Card) => Shown
  /** What must never stand in a marked string, for it would ping, link, format or move the cursor. */
  readonly live: readonly RegExp[]
}

/** What every renderer owes a reader, whatever the platform. Whitespace is the renderer's own: it is not compared. */
export function rendererContract({ name, show, live }: RendererUnderTest, runs = 50): void {
  const reads = (card: Card): string => squash(show(card).plain)
  const everyCard = (holds: (card: Card) => void): void => {
    for (const card of Object.values(samples)) holds(card)
    fc.assert(fc.property(anyCard, holds), { numRuns: runs })
  }

  describe(`a card as ${name} shows it`, () => {
    it('has the heading, what it is in words, and the revision of the knowledge', () => {
      everyCard((card) => {
        const plain = reads(card)
        for (const text of [card.heading, card.label, card.footer.knowledge])
          expect(plain).toContain(squash(text))
      })
    })

    it('quotes every excerpt of an ordinary card whole, with its number and where it stands', () => {
      for (const card of Object.values(samples)) {
        const plain = reads(card)
        for (const { quote, number, citedAs } of excerptsOf(card.sections))
          for (const text of [quote, `[${number}]`, citedAs]) expect(plain).toContain(squash(text))
      }
    })

    it('leaves out nothing of an ordinary card: no name, fact, row, date, claim, item, suggestion, source', () => {
      for (const card of Object.values(samples)) expect(missing(card, reads(card))).toEqual([])
    })

    it('shows every part whole, each quote too, or counts it among those that it says it leaves out', () => {
      everyCard((card) => {
        const plain = show(card).plain
        expect(missing(card, squash(plain)).length).toBeLessThanOrEqual(statedAsMissing(plain))
      })
    })

    it('offers every view of an ordinary card, with how much it holds', () => {
      for (const card of Object.values(samples))
        for (const view of card.views) expect(reads(card)).toContain(squash(linkLabel(view)))
    })

    it('sets the marks of a fact, of a row and of a date after what they bear out', () => {
      const fact: StatedFact = { statement: 'Kabul is a city.', saidBy: 'Ada Holm', marks: [71, 128] }
      const date = { text: 'about 2019', isUncertain: true }
      const row = { cells: ['Kabul is a city.'], marks: [71, 128] }
      const columns = [{ name: 'What', align: 'start' as const }]
      const sections: Section[] = [
        { type: 'facts', heading: 'Facts', facts: [fact] },
        { type: 'timeline', heading: 'Dates', entries: [{ ...fact, date }] },
        { type: 'disagreement', question: 'Is it?', sides: [{ party: 'Holm', claims: [fact] }] },
        { type: 'table', heading: 'Rows', columns, rows: [row], notes: [] },
      ]
      for (const section of sections)
        expect(reads(cardOf({ sections: [section] }))).toMatch(/Kabulisacity\..*\[71\].*\[128\]/su)
    })

    it('says who says so, and which dates are uncertain, in words', () => {
      const date = { text: 'about 2019', isUncertain: true }
      const fact = { statement: 'It was built.', saidBy: 'Ada Holm', date, marks: [1] }
      const plain = reads(cardOf({ sections: [{ type: 'facts', heading: '', facts: [fact] }] }))
      expect(plain).toContain('AdaHolm')
      expect(plain).toContain('about2019')
    })

    it('says which page it is where there is more than one', () => {
      everyCard((card) => {
        const { number, count } = card.page
        if (count > 1) expect(reads(card)).toMatch(new RegExp(`${number}\\D{1,8}${count}`, 'u'))
      })
    })

    it('lets nothing act that a source or a reader wrote', () => {
      everyCard((card) => {
        const { plain, marked } = show(card)
        for (const text of marked) for (const pattern of live) expect(text).not.toMatch(pattern)
        for (const text of [plain, ...marked]) expect(visible(text)).toBe(text)
      })
    })

    it('is the same whenever the card is the same, and leaves the card alone', () => {
      everyCard((card) => {
        const before = JSON.stringify(card)
        expect(show(card)).toEqual(show(card))
        expect(JSON.stringify(card)).toBe(before)
      })
    })
  })
}

/** Text as it is compared: what would act made visible, whitespace taken out. */
export function squash(text: string): string {
  return visible(text).replace(/\s+/gu, '')
}

/** The sum of all that a reading says it leaves out: "3 more", "12 more excerpts". */
function statedAsMissing(plain: string): number {
  return [...plain.matchAll(/\b(\d+)\s+more\b/gu)].reduce((sum, [, count]) => sum + Number(count), 0)
}

function excerptsOf(sections: readonly Section[]): readonly CitedExcerpt[] {
  return sections.flatMap((section) => (section.type === 'excerpts' ? section.excerpts : []))
}

/** A label may be shortened to what a menu takes. */
const LABEL_SHOWN = 30

/** The parts of a card that a squashed reading lacks. */
function missing(card: Card, plain: string): string[] {
  const parts = [
    ...card.otherNames,
    ...card.notes,
    ...card.sections.flatMap(partsOf),
    ...card.suggestions.map(({ label }) =>
      visible(label)
        .trim()
        .slice(0, LABEL_SHOWN)
        .replace(/[\uD800-\uDBFF]$/, ''),
    ),
    ...card.footer.sources.flatMap(({ title, line }) => [title, line]),
  ]
  return parts.filter((part) => !plain.includes(squash(part)))
}

function partsOf(section: Section): string[] {
  const statements = (facts: readonly StatedFact[]): string[] => facts.map(({ statement }) => statement)
  switch (section.type) {
    case 'facts':
      return statements(section.facts)
    case 'timeline':
      return statements(section.entries)
    case 'disagreement':
      return [
        section.question,
        ...section.sides.flatMap(({ party, claims }) => [party, ...statements(claims)]),
      ]
    case 'table':
      return [
        ...section.rows.flatMap(({ cells }) => cells.filter(isLongEnough).slice(0, 1)),
        ...section.notes,
      ]
    case 'excerpts':
      return section.excerpts.map(({ quote }) => quote)
    case 'list':
      return section.items.map(({ description }) => description)
  }
}

function isLongEnough(cell: string): boolean {
  return squash(cell) !== ''
}
