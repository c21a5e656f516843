import type { Quantity } from '../extraction/quantity/quantity.ts'
import type { PassageNumber, Snapshot } from '../knowledge/snapshot.ts'
import { Best } from '../search/best.ts'
import { daysOf, type EdtfDate } from '../source/date.ts'
import type { Span } from '../source/quote.ts'
import type { CountedFinding, Excerpt } from './answer.ts'
import { publisherOf, spreadByPublisher, withAlsoIn, withCopies } from './copies.ts'
import { passageExcerpt, type Highlighter } from './excerpts.ts'
import { tellingWords } from './tellingWords.ts'
import { attributionsIn, datesIn, quantitiesOf, type InPassage } from './statements.ts'

type Counted = InPassage<Quantity>

/** More than anybody pages through. */
const MOST_SHOWN = 300
/** Of more numbers those of the newest sources are looked at. */
const MOST_READ = 4_000

/**
 * The figures that the texts give, those of the same thing one below the other in the order of time, so that a toll or a
 * price is a series and what differs stands side by side: the series with most figures and sources first. Yields often.
 * @param passages where they may stand; everywhere where they are undefined.
 * @param told passages that editors' figures quote already: these give way to them.
 * @param highlight finds the name that was asked for: of a sentence with several numbers those beside it count.
 */
export function* countedFindings(
  snapshot: Snapshot,
  passages: readonly PassageNumber[] | undefined,
  told: ReadonlySet<PassageNumber>,
  highlight: Highlighter,
): Generator<void, CountedFinding[]> {
  const all = yield* newestOf(
    (yield* quantitiesOf(snapshot, passages)).filter(({ passage }) => !told.has(passage)),
  )
  const beside = new Map<PassageNumber, Quantity[]>()
  for (const { passage, found } of all) push(beside, passage, found)
  const series = new Map<string, Counted[]>()
  for (const counted of all) {
    yield
    if (!isBesideName(snapshot, counted, beside.get(counted.passage) ?? [], highlight)) continue
    push(series, seriesOf(counted), counted)
  }
  const sorted = [...series.values()]
    .map((figures) => ({ figures, worth: worthOf(figures) }))
    .sort((a, b) => b.worth - a.worth)
  const found: CountedFinding[] = []
  for (const { figures } of sorted) {
    if (found.length >= MOST_SHOWN) break
    found.push(...(yield* rowsOf(snapshot, figures, highlight)))
  }
  return found.slice(0, MOST_SHOWN)
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const known = lists.get(key)
  if (known) known.push(value)
  else lists.set(key, [value])
}

function* newestOf(all: readonly Counted[]): Generator<void, Counted[]> {
  const best = new Best<Counted>(MOST_READ, (a, b) =>
    a.published === b.published
      ? a.passage - b.passage || a.found.start - b.found.start
      : a.published < b.published
        ? 1
        : -1,
  )
  for (const counted of all) {
    best.offer(counted)
    yield
  }
  return best.sorted()
}

/** Equal for figures of the same thing: what became of people, or what is counted in which unit. */
function seriesOf({ source, found: { measure, unit, thing, isSum, start } }: Counted): string {
  if (measure !== undefined && measure !== 'price') return `${measure} ${isSum ? 'sum' : 'once'}`
  // What money is for may not be said: then it is the same as no other sum.
  if (!thing && measure === undefined) return `${source.id} ${start}`
  return [unit, measure ?? '', headOf(source.text, thing, source.particulars.language)].join(' ')
}

/** The beginning of the word that names the thing: the last of several, or in Romance languages the first. */
function headOf(text: string, thing: Span | undefined, language: string): string {
  if (!thing) return ''
  const words = [...tellingWords(text.slice(thing.start, thing.end), language).keys()]
  const head = /^(?:fr|es|it|pt|ar)\b/.test(language) ? words[0] : words.at(-1)
  return head ?? ''
}

/** How much a series tells: sums of people first, by the figures and the publishers that it has. */
function worthOf(figures: readonly Counted[]): number {
  const [first] = figures
  if (!first) return 0
  const publishers = new Set(figures.map(({ source }) => publisherOf(source))).size
  const sources = new Set(figures.map(({ source }) => source)).size
  const { measure, isSum, unit } = first.found
  const kind = measure === undefined ? (unit === 'count' ? 1 : 1.5) : isSum ? 4 : 1.5
  return kind * (figures.length < 2 ? 0.2 : Math.log2(1 + sources) + publishers)
}

/** Of a sentence with several numbers, whether the name that was asked for stands nearer to this than to another. */
function isBesideName(
  snapshot: Snapshot,
  { passage, source, found }: Counted,
  others: readonly Quantity[],
  highlight: Highlighter,
): boolean {
  const sentence = snapshot.passages[passage]?.sentence
  if (!sentence) return false
  const names = highlight(source.text.slice(sentence.start, sentence.end))
  if (names.length === 0 || others.length < 2) return true
  const [from, to] = stretchOf(source.text, sentence, found, others)
  return names.some(({ start }) => start + sentence.start >= from && start + sentence.start < to)
}

/** The part of a sentence that is about one of its numbers: up to the pauses between it and its neighbours. */
function stretchOf(
  text: string,
  sentence: Span,
  { start, end }: Quantity,
  others: readonly Quantity[],
): [number, number] {
  const before = Math.max(
    sentence.start,
    ...others.map((other) => (other.end <= start ? other.end : sentence.start)),
  )
  const after = Math.min(
    sentence.end,
    ...others.map((other) => (other.start >= end ? other.start : sentence.end)),
  )
  const left = before === sentence.start ? 0 : lastPause(text.slice(before, start))
  const right = after === sentence.end ? after - end : lastPause(text.slice(end, after))
  return [before + left, end + right]
}

function lastPause(between: string): number {
  const found = [...between.matchAll(/[,;:—–]|\s(?:and|und|et|y|и|while|während|tandis)\s/gu)].at(-1)
  return found ? found.index : between.length
}

/** The figures of a series by their dates; equal ones of one date in several sources are one. */
function* rowsOf(
  snapshot: Snapshot,
  figures: readonly Counted[],
  highlight: Highlighter,
): Generator<void, CountedFinding[]> {
  const rows = new Map<
    string,
    { readonly first: Counted; readonly date: Dated | undefined; readonly all: Counted[] }
  >()
  for (const counted of figures) {
    yield
    const date = dateOf(snapshot, counted)
    const { value, to, bound } = counted.found
    const key = JSON.stringify([date?.date.edtf, value, to, bound])
    const known = rows.get(key)
    if (known) known.all.push(counted)
    else rows.set(key, { first: counted, date, all: [counted] })
  }
  const name = nameOf(figures)
  const found: CountedFinding[] = []
  const sorted = [...rows.values()].sort(
    (a, b) => timeOf(a.date) - timeOf(b.date) || a.first.found.value - b.first.found.value,
  )
  for (const { first, date, all } of sorted)
    found.push({
      kind: 'counted',
      series: name,
      what: whatOf(first),
      amount: wordsOf(first.source.text, first.found),
      value: first.found.value,
      unit: first.found.unit,
      isSeries: figures.length > 1,
      ...date,
      saidBy: [...new Set(all.map((counted) => sayerOf(snapshot, counted)))],
      excerpts: yield* excerptsOf(snapshot, all, numberIn(snapshot, first, highlight)),
    })
  return found
}

/** One publisher after the other; wire copy once, with where else it stands. */
function* excerptsOf(
  snapshot: Snapshot,
  all: readonly Counted[],
  highlight: Highlighter,
): Generator<void, Excerpt[]> {
  const passages = [...new Set(all.map(({ passage }) => passage))]
  const once = yield* withCopies(snapshot, spreadByPublisher(snapshot, passages))
  return once.flatMap(({ passage, copies }) => {
    const excerpt = passageExcerpt(snapshot, passage, highlight)
    return excerpt ? [withAlsoIn(snapshot, excerpt, copies)] : []
  })
}

function numberIn(snapshot: Snapshot, { passage, found }: Counted, highlight: Highlighter): Highlighter {
  const sentence = snapshot.passages[passage]?.sentence
  return (quote) => [
    ...highlight(quote),
    ...(sentence && quote.length === sentence.end - sentence.start
      ? [{ start: found.start - sentence.start, end: found.end - sentence.start }]
      : []),
  ]
}

interface Dated {
  readonly date: EdtfDate
  /** Whether the sentence gives no date of its own, so that it stands as of when its source was published. */
  readonly isPublished: boolean
}

/** A sum is one of the day on which it was published; what happened once, of the day that the sentence names for it. */
function dateOf(snapshot: Snapshot, { passage, source, found }: Counted): Dated | undefined {
  const { published } = source.particulars
  const sentence = snapshot.passages[passage]?.sentence
  const named = sentence
    ? datesIn(snapshot, passage).map((date) => ({
        date,
        far: Math.abs(date.start + sentence.start - found.start),
      }))
    : []
  const [nearest] = named.sort((a, b) => a.far - b.far)
  if (nearest && !found.isSum) return { date: nearest.date.date, isPublished: false }
  return published && { date: published, isPublished: true }
}

function timeOf(dated: Dated | undefined): number {
  return dated ? daysOf(dated.date).to : Infinity
}

/** A series is called by its most frequent words for the thing. */
function nameOf(figures: readonly Counted[]): string {
  const counts = new Map<string, number>()
  for (const figure of figures) counts.set(whatOf(figure), (counts.get(whatOf(figure)) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? ''
}

/** The text's own words for what is counted, and for what became of it. */
function whatOf({ source: { text }, found: { thing, measuredBy, measure, isSum } }: Counted): string {
  const words = [thing && wordsOf(text, thing), measuredBy && wordsOf(text, measuredBy)].filter(
    (word) => word !== undefined,
  )
  const own = words
    .filter((word, at) => words.indexOf(word) === at && !(at === 1 && words[0]?.includes(word)))
    .join(', ')
  if (own === '') return 'a sum'
  return measure !== undefined && measure !== 'price' && isSum ? `${own}, in all` : own
}

function wordsOf(text: string, { start, end }: Span): string {
  return text.slice(start, end).replace(/\s+/g, ' ')
}

/** Whoever the sentence names as saying so, with the publisher; else the publisher alone. */
function sayerOf(snapshot: Snapshot, { passage, source, found }: Counted): string {
  const said = attributionsIn(snapshot, passage).find(
    ({ content }) => content.start <= found.start && found.end <= content.end,
  )
  const publisher = publisherOf(source)
  return said ? `${wordsOf(source.text, said.name)} (${publisher})` : publisher
}
