import fc from 'fast-check'
import {
  cardKinds,
  type Card,
  type CitedExcerpt,
  type Section,
  type StatedFact,
  type Suggestion,
  type ViewLink,
} from '../../src/card/card.ts'
import type { Request } from '../../src/card/request.ts'
import type { Span } from '../../src/source/quote.ts'
import { views } from '../../src/card/view.ts'
import { hostileText } from './hostile.ts'

const mark = fc.integer({ min: 1, max: 999 })
const marks = fc.uniqueArray(mark, { maxLength: 6 })
const hex = (length: number) =>
  fc
    .array(fc.constantFrom('0', '1', '7', '9', 'a', 'c', 'f'), { minLength: length, maxLength: length })
    .map((digits) => digits.join(''))

const url = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom(
    'https://example.org/a(b)c|d>e',
    'http://example.org/?q="><b>',
    'https://example.org/x#:~:text=the%20Taliban%27s,border%2Dclashes',
  ),
)

/** A request that any reader could make, with hostile values. */
export const anyRequest: fc.Arbitrary<Request> = fc.record(
  {
    command: fc.constantFrom('actor', 'place', 'timeline', 'ask', 'trade', 'kb reload', 'source'),
    arguments: fc.dictionary(fc.constantFrom('name', 'about', 'from', 'question'), hostileText(120), {
      noNullPrototype: true,
      maxKeys: 3,
    }),
    view: fc.constantFrom(...views),
    page: fc.integer({ min: 1, max: 999 }),
    revision: hex(12),
  },
  { requiredKeys: ['command', 'arguments', 'page'], noNullPrototype: true },
)

const date = fc.record({ text: hostileText(60), isUncertain: fc.boolean() }, { noNullPrototype: true })

const fact: fc.Arbitrary<StatedFact> = fc.record(
  { statement: hostileText(300), saidBy: hostileText(120), date, marks },
  { requiredKeys: ['statement', 'marks'], noNullPrototype: true },
)

const datedFact = fc.record(
  { statement: hostileText(300), saidBy: hostileText(120), date, marks },
  { requiredKeys: ['statement', 'marks', 'date'], noNullPrototype: true },
)

/** Spans of a text that begin and end between code points, ascending, not overlapping. */
function highlightsOf(text: string, picks: readonly number[]): Span[] {
  const bounds = [0]
  for (const character of text) bounds.push((bounds.at(-1) ?? 0) + character.length)
  const picked = new Set(picks.map((pick) => bounds[pick % bounds.length] ?? 0))
  const cuts = [...picked].sort((a, b) => a - b)
  return cuts.flatMap((start, index) => {
    const end = cuts[index + 1]
    return index % 2 === 0 && end !== undefined ? [{ start, end }] : []
  })
}

const excerpt: fc.Arbitrary<CitedExcerpt> = fc
  .record(
    {
      number: mark,
      quote: hostileText(500),
      picks: fc.array(fc.nat({ max: 500 }), { maxLength: 12 }),
      source: fc.constantFrom('border-report-2031', 'talks', 'ö-ش'),
      paragraph: fc.integer({ min: 1, max: 9999 }),
      start: fc.nat({ max: 10_000_000 }),
      hash: hex(16),
      citedAs: hostileText(330),
      url,
      context: anyRequest,
    },
    {
      requiredKeys: [
        'number',
        'quote',
        'picks',
        'source',
        'paragraph',
        'start',
        'hash',
        'citedAs',
        'context',
      ],
      noNullPrototype: true,
    },
  )
  .map(({ source, paragraph, start, hash, picks, ...rest }) => ({
    ...rest,
    highlights: highlightsOf(rest.quote, picks),
    citation: { source, paragraph, start, end: start + rest.quote.length, hash },
  }))

const heading = fc.oneof(
  { weight: 8, arbitrary: hostileText(150) },
  { weight: 1, arbitrary: fc.constant('') },
)
const cell = fc.oneof({ weight: 8, arbitrary: hostileText(120) }, { weight: 1, arbitrary: fc.constant('') })
const some = <T>(one: fc.Arbitrary<T>, maxLength: number) => fc.array(one, { maxLength, size: 'medium' })

const table = fc.integer({ min: 1, max: 6 }).chain((width) =>
  fc.record(
    {
      type: fc.constant('table' as const),
      heading,
      columns: fc.array(
        fc.record(
          { name: cell, align: fc.constantFrom('start' as const, 'end' as const) },
          { noNullPrototype: true },
        ),
        { minLength: width, maxLength: width },
      ),
      rows: some(
        fc.record(
          { cells: fc.array(cell, { minLength: width, maxLength: width }), marks },
          { noNullPrototype: true },
        ),
        12,
      ),
      notes: some(hostileText(200), 2),
    },
    { noNullPrototype: true },
  ),
)

const section: fc.Arbitrary<Section> = fc.oneof(
  fc.record(
    { type: fc.constant('facts' as const), heading, facts: some(fact, 8) },
    { noNullPrototype: true },
  ),
  table,
  fc.record(
    { type: fc.constant('timeline' as const), heading, entries: some(datedFact, 12) },
    { noNullPrototype: true },
  ),
  fc.record(
    {
      type: fc.constant('disagreement' as const),
      question: hostileText(200),
      sides: some(
        fc.record({ party: hostileText(120), claims: some(fact, 4) }, { noNullPrototype: true }),
        4,
      ),
    },
    { noNullPrototype: true },
  ),
  fc.record(
    { type: fc.constant('excerpts' as const), heading, excerpts: some(excerpt, 6) },
    { noNullPrototype: true },
  ),
  fc.record(
    {
      type: fc.constant('list' as const),
      heading,
      items: some(fc.record({ term: cell, description: hostileText(300) }, { noNullPrototype: true }), 20),
    },
    { noNullPrototype: true },
  ),
)

const suggestion: fc.Arbitrary<Suggestion> = fc.record(
  {
    label: hostileText(100),
    description: fc.oneof(
      { weight: 3, arbitrary: hostileText(100) },
      { weight: 1, arbitrary: fc.constant('') },
    ),
    request: anyRequest,
    isButton: fc.constant(true as const),
  },
  { noNullPrototype: true, requiredKeys: ['label', 'description', 'request'] },
)

const page = fc
  .record(
    {
      number: fc.integer({ min: 1, max: 40 }),
      after: fc.nat({ max: 40 }),
      excerpts: fc.nat({ max: 500 }),
      to: anyRequest,
    },
    { noNullPrototype: true },
  )
  .map(({ number, after, excerpts, to }) => ({
    number,
    count: number + after,
    excerpts,
    ...(number > 1 && { previous: { ...to, page: number - 1 } }),
    ...(after > 0 && { next: { ...to, page: number + 1 } }),
  }))

const viewLink: fc.Arbitrary<ViewLink> = fc.record(
  {
    label: fc.constantFrom('Excerpts', 'Timeline', 'Figures'),
    count: fc.nat({ max: 900 }),
    request: anyRequest,
  },
  { requiredKeys: ['label', 'request'], noNullPrototype: true },
)

const footer = fc.record(
  {
    sources: some(
      fc.record(
        { title: hostileText(300), line: hostileText(250), url },
        { requiredKeys: ['title', 'line'], noNullPrototype: true },
      ),
      5,
    ),
    knowledge: hostileText(120),
  },
  { noNullPrototype: true },
)

/** Any card that the types allow, as hostile as a source or a reader can make it. */
export const anyCard: fc.Arbitrary<Card> = fc.record(
  {
    kind: fc.constantFrom(...cardKinds),
    heading: hostileText(250),
    label: hostileText(100),
    otherNames: some(hostileText(120), 20),
    notes: some(hostileText(300), 4),
    sections: some(section, 8),
    suggestions: some(suggestion, 30),
    views: some(viewLink, 6),
    page,
    footer,
    request: anyRequest,
  },
  { noNullPrototype: true },
)
