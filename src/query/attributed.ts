import type { Attribution, SpeechAct } from '../extraction/attribution/attribution.ts'
import { isNearCopy, shinglesOf } from '../extraction/likeness.ts'
import type { PassageNumber, Snapshot } from '../knowledge/snapshot.ts'
import { Best } from '../search/best.ts'
import { LONGEST_EXCERPT } from '../source/sentences.ts'
import type { AttributedFinding, Excerpt } from './answer.ts'
import { publisherOf, withAlsoIn } from './copies.ts'
import { excerptAt, type Highlighter } from './excerpts.ts'
import { attributionsOf, type InPassage } from './statements.ts'
import { bySubjectMatter, type Matter } from './subjectMatter.ts'

type Said = InPassage<Attribution>

/** More than anybody pages through. */
const MOST_SHOWN = 250
/** Copies among them are shown once. */
const MOST_READ = 400
/** Shorter words say nothing by themselves. */
const SHORTEST = 12

/**
 * What the texts attribute to somebody, grouped by what it speaks about: groups in which one denies what another says
 * first, then the largest; what stands alone last. Nothing is said of who is right. Yields often.
 * @param passages where it may stand; everywhere where they are undefined.
 * @param told passages that editors' records quote already: these give way to them.
 */
export function* attributedFindings(
  snapshot: Snapshot,
  passages: readonly PassageNumber[] | undefined,
  told: ReadonlySet<PassageNumber>,
  highlight: Highlighter,
): Generator<void, AttributedFinding[]> {
  const all = (yield* attributionsOf(snapshot, passages)).filter(
    ({ passage, found: { content } }) => !told.has(passage) && content.end - content.start >= SHORTEST,
  )
  const first = (yield* once(yield* firstOfPublishers(all))).slice(0, MOST_SHOWN)
  const matters = yield* bySubjectMatter(first, ({ said: { source, found } }) => ({
    words: source.text.slice(found.content.start, found.content.end),
    language: source.particulars.language,
  }))
  return matters
    .toSorted((a, b) => Number(isDisputed(b)) - Number(isDisputed(a)))
    .flatMap((matter) => sideBySide(matter).map((item) => finding(snapshot, item, matter.words, highlight)))
    .slice(0, MOST_SHOWN)
}

/** A statement with the same of other sources. */
interface Once {
  readonly said: Said
  readonly copies: readonly Said[]
}

/** The worthiest of each publisher in turns, so that none comes twice before every other came once. */
function* firstOfPublishers(all: readonly Said[]): Generator<void, Said[]> {
  const best = new Map<string, Best<Said>>()
  for (const said of all) {
    const publisher = publisherOf(said.source)
    const own = best.get(publisher) ?? new Best<Said>(MOST_READ, byWorth)
    best.set(publisher, own)
    own.offer(said)
    yield
  }
  const lists = [...best.values()].map((own) => own.sorted())
  const found: Said[] = []
  for (let turn = 0; turn < MOST_READ && found.length < MOST_READ; turn += 1)
    found.push(...lists.flatMap((list) => list[turn] ?? []).sort(byWorth))
  return found.slice(0, MOST_READ)
}

/** The newest first; of one day what calls for an answer before what is only said. */
function byWorth(a: Said, b: Said): number {
  return (
    compareDays(b.published, a.published) ||
    weightOf(b.found.act) - weightOf(a.found.act) ||
    a.passage - b.passage ||
    a.found.content.start - b.found.content.start
  )
}

/** Not by their difference: that of two infinities is no number. */
function compareDays(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1
}

const WEIGHTS: Readonly<Record<SpeechAct, number>> = {
  deny: 3,
  reject: 3,
  accuse: 2,
  claim: 1,
  warn: 1,
  demand: 1,
  promise: 1,
  announce: 0,
  say: 0,
}

function weightOf(act: SpeechAct): number {
  return WEIGHTS[act]
}

/** Nearly the same words of the same speaker in several sources are shown once. */
function* once(all: readonly Said[]): Generator<void, Once[]> {
  const found: { readonly said: Said; readonly copies: Said[]; readonly shingles: ReadonlySet<string> }[] = []
  const known = new Map<string, (typeof found)[number]>()
  for (const said of all) {
    yield
    const { source, found: own } = said
    const shingles = shinglesOf(source.text.slice(own.content.start, own.content.end))
    const same = [...shingles]
      .flatMap((shingle) => known.get(shingle) ?? [])
      .find((other) => isNearCopy(other.shingles, shingles))
    if (same) {
      if (same.said.source !== source) same.copies.push(said)
      continue
    }
    const item = { said, copies: [], shingles }
    found.push(item)
    for (const shingle of shingles) known.set(shingle, item)
  }
  return found
}

/** Whether somebody denies or rejects what others say, accuse of or claim. */
function isDisputed({ items, words }: Matter<Once>): boolean {
  const speakers = new Set(items.map(({ said }) => speakerOf(said)))
  return words.length > 0 && speakers.size > 1 && items.some(({ said }) => isDenial(said))
}

function isDenial({ found: { act } }: Said): boolean {
  return act === 'deny' || act === 'reject'
}

/** What is said, then what is denied of it; each in the order of time. */
function sideBySide({ items }: Matter<Once>): readonly Once[] {
  return items.toSorted(
    (a, b) =>
      Number(isDenial(a.said)) - Number(isDenial(b.said)) || compareDays(a.said.published, b.said.published),
  )
}

function speakerOf({ source, found: { name } }: Said): string {
  return source.text.slice(name.start, name.end).replace(/\s+/g, ' ')
}

function finding(
  snapshot: Snapshot,
  { said, copies }: Once,
  words: readonly string[],
  highlight: Highlighter,
): AttributedFinding {
  const { source, found } = said
  const text = (span: { readonly start: number; readonly end: number }): string =>
    source.text.slice(span.start, span.end).replace(/\s+/g, ' ')
  const { published } = source.particulars
  return {
    kind: 'attributed',
    about: words,
    speaker: speakerOf(said),
    act: found.act,
    words: text(found.content),
    isDirect: found.isDirect,
    ...(published && { published }),
    found: { rule: found.rule, speaker: text(found.speaker), verb: text(found.verb) },
    excerpts: excerptsOf(snapshot, said, highlight).map((excerpt) =>
      withAlsoIn(
        snapshot,
        excerpt,
        copies.map(({ passage }) => passage),
      ),
    ),
  }
}

/** The sentence that names the speaker, and that with the words where these stand before it. */
function excerptsOf(snapshot: Snapshot, { passage, source, found }: Said, highlight: Highlighter): Excerpt[] {
  const sentence = snapshot.passages[passage]?.sentence
  if (!sentence) return []
  const start = Math.min(sentence.start, found.content.start)
  const end = Math.max(sentence.end, found.content.end)
  const whole = end - start <= LONGEST_EXCERPT ? { start, end } : { start: sentence.start, end: sentence.end }
  return [excerptAt(source, { source: source.id }, whole, highlight)]
}
