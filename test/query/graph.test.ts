import { beforeAll, describe, expect, it } from 'vitest'
import { ROOMY, type Capacity } from '../../src/card/capacity.ts'
import type { Card, CitedExcerpt } from '../../src/card/card.ts'
import { overviewOf, type Request } from '../../src/card/request.ts'
import { decodeRequest, encodeRequest } from '../../src/card/requestCode.ts'
import type { Backgrounder } from '../../src/command/backgrounder.ts'
import { createBackgrounder } from '../../src/command/createBackgrounder.ts'
import { reserved } from '../../src/command/list.ts'
import { KnowledgeStore } from '../../src/knowledge/store.ts'
import { holds } from '../../src/source/citation.ts'
import { TODAY } from '../knowledge/folder.ts'

/** A message platform that escapes: text may become twice as long. */
const NARROW: Capacity = {
  characters: 6_000,
  measure: ({ length }) => 2 * length,
  excerpts: 3,
  list: { items: 8, characters: 1_700 },
  request: 98,
}

const ROOTS = [
  '/help',
  '/actor TTP',
  '/trade',
  '/timeline',
  '/claims',
  '/figures',
  '/source',
  '/ask who met whom',
  '/relation Pakistan India',
  '/place Wakhan',
  '/event airstrikes',
]

describe.each([
  ['a terminal', ROOMY],
  ['a narrow platform', NARROW],
])('every card that can be reached from another, on %s', (_, capacity) => {
  const seen = new Map<string, { readonly card: Card; readonly status: string; readonly from: string }>()
  const context: { backgrounder?: Backgrounder } = {}

  beforeAll(async () => {
    const store = await KnowledgeStore.open('knowledge', reserved)
    const backgrounder = createBackgrounder(store, () => TODAY)
    context.backgrounder = backgrounder
    const queue = ROOTS.map((line) => ({ asked: backgrounder.read(line), from: line }))
    for (const { asked, from } of queue) {
      const code = encodeRequest(asked)
      if (seen.has(code)) continue
      const { answer, card } = await backgrounder.reply(asked, { isAdministrator: false }, capacity)
      seen.set(code, { card, status: answer.status, from })
      for (const next of requestsOn(card)) queue.push({ asked: next, from: code })
    }
  }, 60_000)

  it('has an answer', () => {
    expect(seen.size).toBeGreaterThan(300)
    const dead = [...seen].filter(
      ([, { status }]) => !['found', 'source', 'sources', 'help', 'copied'].includes(status),
    )
    expect(dead.map(([code, { from }]) => `${from} -> ${code}`)).toEqual([])
  })

  it('has a request that its button can carry, and that leads to it', () => {
    for (const { card } of seen.values())
      for (const asked of [card.request, ...requestsOn(card)]) {
        const code = encodeRequest({ ...asked, revision: card.request.revision ?? '' })
        expect(code.length).toBeLessThanOrEqual(capacity.request)
        expect(decodeRequest(encodeRequest(asked))).toEqual(asked)
      }
  })

  it('quotes word for word, where it says, with nothing set off twice', () => {
    const sources = context.backgrounder?.store.snapshot.sources
    for (const { card } of seen.values())
      for (const { quote, citation, highlights } of excerptsOn(card)) {
        const source = sources?.get(citation.source)
        expect(source?.text.slice(citation.start, citation.end)).toBe(quote)
        expect(source && holds(citation, source)).toBe(true)
        expect(quote.length).toBeLessThanOrEqual(500)
        let last = 0
        for (const { start, end } of highlights) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(quote.length)
          last = end
        }
      }
  })

  it('marks only excerpts that stand on it, and has no empty part', () => {
    for (const { card } of seen.values()) {
      const numbers = new Set(excerptsOn(card).map(({ number }) => number))
      for (const mark of marksOn(card)) expect(numbers).toContain(mark)
      expect(card.heading).not.toBe('')
      expect(JSON.stringify(card)).not.toMatch(/undefined|NaN|\[object/)
      expect(
        card.suggestions.every(
          ({ label, description }) => label !== '' && label.length <= 100 && description.length <= 100,
        ),
      ).toBe(true)
    }
  })

  it('numbers the excerpts of an answer once for all its views, and leaves none out', () => {
    const cards = [...seen.values()].map(({ card }) => card)
    const answers = groupedBy(cards, ({ request }) => encodeRequest(overviewOf(request)))
    const viewed = [...answers.values()].filter((all) => all.some(({ views }) => views.length > 0))
    expect(viewed.length).toBeGreaterThan(20)
    for (const all of viewed) {
      const first = all.find(({ view }) => view === undefined)
      const numbers = new Set(all.flatMap((card) => excerptsOn(card).map(({ number }) => number)))
      expect([...numbers].sort((a, b) => a - b)).toEqual(
        Array.from({ length: first?.page.excerpts ?? 0 }, (_, index) => index + 1),
      )
      const quoted = all.flatMap((card) => excerptsOn(card).map(({ number, quote }) => `${number} ${quote}`))
      expect(new Set(quoted).size).toBe(numbers.size)
      for (const card of all) expect(excerptsOn(card).length).toBeLessThanOrEqual(capacity.excerpts)
    }
  })

  it('is reached page by page in each of its views', () => {
    const cards = [...seen.values()].map(({ card }) => card)
    const pagesOf = ({ request }: Card): string => encodeRequest({ ...request, page: 1 })
    const ofView = groupedBy(cards, pagesOf)
    for (const card of cards) {
      const pages = ofView.get(pagesOf(card)) ?? []
      expect(new Set(pages.map(({ page }) => page.number)).size).toBe(card.page.count)
    }
  })

  it('holds no more than the platform shows', () => {
    for (const { card } of seen.values())
      expect(capacity.measure(shown(card))).toBeLessThanOrEqual(capacity.characters)
  })
})

function groupedBy(cards: readonly Card[], keyOf: (card: Card) => string): ReadonlyMap<string, Card[]> {
  const groups = new Map<string, Card[]>()
  for (const card of cards) groups.set(keyOf(card), [...(groups.get(keyOf(card)) ?? []), card])
  return groups
}

function requestsOn(card: Card): Request[] {
  const { previous, next } = card.page
  return [
    ...card.suggestions.map(({ request }) => request),
    ...excerptsOn(card).map(({ context }) => context),
    ...[previous, next].flatMap((asked) => asked ?? []),
    ...card.views.map(({ request }) => request),
  ]
}

function excerptsOn(card: Card | undefined): readonly CitedExcerpt[] {
  return card?.sections.flatMap((section) => (section.type === 'excerpts' ? section.excerpts : [])) ?? []
}

function marksOn({ sections }: Card): number[] {
  return sections.flatMap((section): number[] => {
    if (section.type === 'facts') return section.facts.flatMap(({ marks }) => marks)
    if (section.type === 'timeline') return section.entries.flatMap(({ marks }) => marks)
    if (section.type === 'table') return section.rows.flatMap(({ marks }) => marks)
    if (section.type === 'disagreement')
      return section.sides.flatMap(({ claims }) => claims.flatMap(({ marks }) => marks))
    return []
  })
}

/** All texts of a card that a message has, one after another; what only buttons and menus hold is left out. */
function shown({ heading, label, otherNames, notes, sections, footer }: Card): string {
  const texts: string[] = []
  const collect = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value)
    else if (Array.isArray(value)) value.forEach(collect)
    else if (typeof value === 'object' && value !== null)
      for (const [key, part] of Object.entries(value))
        if (!['type', 'citation', 'context', 'highlights', 'columns'].includes(key)) collect(part)
  }
  collect([heading, label, otherNames, notes, sections, footer])
  return texts.join('\n')
}
