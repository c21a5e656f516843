import { passageOf, roleOf, ACTS, DEFINES, INTRODUCES, SAYS } from '../extraction/names/mention.ts'
import { definingStrength } from '../extraction/names/defining.ts'
import { mayIdentify } from '../extraction/names/identifying.ts'
import type { TextEntity } from '../extraction/names/entities.ts'
import { formOf } from '../search/passages/telling.ts'
import { daysOf } from '../source/date.ts'
import { passageNumber, type PassageNumber, type Snapshot } from '../knowledge/snapshot.ts'
import type { PassagePart } from './answer.ts'
import { passageText } from './excerpts.ts'
import { datedPassages } from './passageSets.ts'

/** A passage of a card on something that the texts name, and why it stands where it does. */
export interface OrderedPassage {
  readonly passage: PassageNumber
  readonly part: PassagePart
  /** How well it says what the thing is; of a definition only. */
  readonly defines?: number
}

/** So many passages say what is newest, each of another source. */
const MOST_NEWEST = 3
/** So many that may define it are looked at. */
const MOST_DEFINITIONS = 250
/** So many that only name it are searched for signs that they may. */
const MOST_SKIMMED = 2_000
/** Less defines nothing. */
const LEAST_DEFINING = 1.5

interface Mentioned {
  readonly passage: PassageNumber
  readonly role: number
}

/**
 * Puts the passages that name something in the order in which a reader wants them: what it is, what is newest, what it did
 * and said, dates and figures, and last what only mentions it; in each the newest first, one publisher after the other.
 * Yields often.
 */
export function* orderedPassages(snapshot: Snapshot, entity: TextEntity): Generator<void, OrderedPassage[]> {
  const all = entity.mentions.map((each): Mentioned => ({
    passage: passageNumber(passageOf(each)),
    role: roleOf(each),
  }))
  const definition = yield* bestDefinition(snapshot, entity, all)
  const rest = all.filter(({ passage }) => passage !== definition?.passage)
  const acting = yield* keep(
    rest,
    ({ passage, role }) => (role & (ACTS | SAYS)) !== 0 && isTelling(snapshot, passage),
  )
  yield
  const newest = newestOf(snapshot, acting)
  const shown = new Set(newest)
  const deeds = acting.map(({ passage }) => passage).filter((passage) => !shown.has(passage))
  for (const passage of deeds) shown.add(passage)
  const others = rest.map(({ passage }) => passage).filter((passage) => !shown.has(passage))
  const isFigure = (passage: PassageNumber): boolean =>
    isTelling(snapshot, passage) &&
    (datedPassages(snapshot).has(passage) || /\p{Nd}/u.test(passageText(snapshot, passage)))
  const figures = new Set(yield* keep(others, isFigure))
  const as = (part: PassagePart, passages: readonly PassageNumber[]): OrderedPassage[] =>
    byPublisher(snapshot, passages).map((passage) => ({ passage, part }))
  return [
    ...(definition ? [definition] : []),
    ...newest.map((passage) => ({ passage, part: 'newest' as const })),
    ...as('deed', deeds),
    ...as('figure', [...figures]),
    ...as(
      'mention',
      others.filter((passage) => !figures.has(passage)),
    ),
  ]
}

function* keep<T>(all: readonly T[], isKept: (each: T) => boolean): Generator<void, T[]> {
  const kept: T[] = []
  for (const each of all) {
    if (isKept(each)) kept.push(each)
    yield
  }
  return kept
}

/** Whether a passage is a sentence that tells something, not a question, a headline or a caption. */
function isTelling(snapshot: Snapshot, passage: PassageNumber): boolean {
  const { question, fragment } = formOf(passageText(snapshot, passage))
  return question === 0 && fragment === 0
}

function* bestDefinition(
  snapshot: Snapshot,
  entity: TextEntity,
  all: readonly Mentioned[],
): Generator<void, OrderedPassage | undefined> {
  const main = mainLanguage(snapshot, all)
  let best: OrderedPassage | undefined
  for (const { passage } of mayDefine(snapshot, all)) {
    yield
    const defines = definingScore(snapshot, entity, passage, main)
    if (defines >= LEAST_DEFINING && defines > (best?.defines ?? 0))
      best = { passage, part: 'definition', defines }
  }
  return best
}

/** Those that may say what it is, the likeliest first. */
function mayDefine(snapshot: Snapshot, all: readonly Mentioned[]): readonly Mentioned[] {
  const [most, fewer] = [
    all.filter(({ role }) => (role & DEFINES) !== 0),
    all.filter(({ role }) => (role & (DEFINES | INTRODUCES)) === INTRODUCES),
  ]
  const least = all
    .filter(({ role }) => (role & (DEFINES | INTRODUCES)) === 0)
    .slice(0, MOST_SKIMMED)
    .filter(({ passage }) => mayIdentify(passageText(snapshot, passage)))
  return [...most, ...fewer, ...least].slice(0, MOST_DEFINITIONS)
}

/** The language of most passages. */
function mainLanguage(snapshot: Snapshot, all: readonly Mentioned[]): string {
  const counts = new Map<string, number>()
  for (const { passage } of all) {
    const language = snapshot.passages[passage]?.source.particulars.language ?? ''
    counts.set(language, (counts.get(language) ?? 0) + 1)
  }
  return [...counts].sort(([a, m], [b, l]) => l - m || (a < b ? -1 : 1))[0]?.[0] ?? ''
}

const LONG = 240
/** Words that ran into each other. */
const DAMAGED = /[\p{Ll}.!?”][.!?]?\p{Lu}\p{Ll}+\p{Lu}|\p{Ll}{2}[.!?”]\p{Lu}\p{Ll}|\p{Ll}{2}\p{Lu}\p{Ll}/u

function definingScore(snapshot: Snapshot, entity: TextEntity, passage: PassageNumber, main: string): number {
  const source = snapshot.passages[passage]?.source
  const text = passageText(snapshot, passage)
  const { language = '' } = source?.particulars ?? {}
  const strength = definingStrength(text, entity, language)
  if (strength === 0) return 0
  const { question, fragment } = formOf(text)
  return (
    strength +
    (text.includes(entity.name) ? 0.5 : 0) -
    (text.length > LONG ? 0.5 : 0) -
    (DAMAGED.test(text) ? 1 : 0) -
    (/["“”«»]/u.test(text) ? 1 : 0) -
    (language === main ? 0 : 1.5) -
    2 * question -
    1.5 * fragment
  )
}

/** The newest passages, each of another source. */
function newestOf(snapshot: Snapshot, acting: readonly Mentioned[]): PassageNumber[] {
  const seen = new Set<string>()
  const found: PassageNumber[] = []
  for (const passage of byAge(
    snapshot,
    acting.map(({ passage }) => passage),
  )) {
    const source = snapshot.passages[passage]?.source
    if (!source?.particulars.published || seen.has(source.id)) continue
    seen.add(source.id)
    found.push(passage)
    if (found.length === MOST_NEWEST) break
  }
  return found
}

/** The newest first; of one source in the order of the text. What has no date comes last. */
function byAge(snapshot: Snapshot, passages: readonly PassageNumber[]): PassageNumber[] {
  const days = new Map<string, number>()
  const dayOf = (passage: PassageNumber): number => {
    const source = snapshot.passages[passage]?.source
    if (!source) return -Infinity
    const { published } = source.particulars
    const day = days.get(source.id) ?? (published ? daysOf(published).to : -Infinity)
    days.set(source.id, day)
    return day
  }
  const dated = passages.map((passage) => ({ passage, day: dayOf(passage) }))
  return dated
    .sort((a, b) => (a.day === b.day ? a.passage - b.passage : a.day < b.day ? 1 : -1))
    .map(({ passage }) => passage)
}

/** By age, but no publisher twice before every other had its turn. */
function byPublisher(snapshot: Snapshot, passages: readonly PassageNumber[]): PassageNumber[] {
  const turns = new Map<string, number>()
  const inTurn = byAge(snapshot, passages).map((passage) => {
    const source = snapshot.passages[passage]?.source
    const publisher = source?.particulars.publisher ?? source?.id ?? ''
    const turn = turns.get(publisher) ?? 0
    turns.set(publisher, turn + 1)
    return { passage, turn }
  })
  return inTurn.sort((a, b) => a.turn - b.turn).map(({ passage }) => passage)
}
