import type { TextEntity } from '../extraction/names/entities.ts'
import { passageOf } from '../extraction/names/mention.ts'
import { analyze } from '../search/analyzer.ts'
import { language } from '../search/languages.ts'
import { relatedWords } from '../search/lexicon/lexicon.ts'
import { tokens } from '../search/tokens.ts'
import { dayInWords } from '../source/dayInWords.ts'
import { passageNumber, type PassageNumber, type Snapshot } from '../knowledge/snapshot.ts'
import type { Answer, Subject } from './answer.ts'
import { textNameChoice } from './choices.ts'
import { NO_HIGHLIGHTS, passageText } from './excerpts.ts'
import { Findings } from './findings.ts'
import { firstOf, ranked } from './ranked.ts'

/** What a reader says of an event: whom or what it names, on which day, and what happened in other words. */
export interface AskedEvent {
  /** The passages that name all that it names; undefined where it names nothing. */
  readonly named: ReadonlySet<PassageNumber> | undefined
  /** The end of an EDTF day, such as "-10-07" or "2031-10-07". */
  readonly day: string | undefined
  /** Of each word that says what happened the stems of all words that may tell it. */
  readonly actions: readonly ReadonlySet<string>[]
}

/** So many passages are looked at where neither a name nor a day narrows them. */
const MOST_CANDIDATES = 500

/**
 * Answers what the texts tell of an event that is described in any words: "killing of Ada Holm", "2 May attack". First the
 * sentences that tell of it, best first, then others of its day that name the same, or its place. Yields often.
 */
export function* eventAnswer(snapshot: Snapshot, asked: string): Generator<void, Answer> {
  const event = readEvent(snapshot, asked)
  const core = yield* coreOf(snapshot, asked, event)
  const subject: Subject = {
    kind: 'name',
    name: asked,
    otherNames: [],
    label: 'event, found in the texts, not reviewed',
  }
  if (core.length === 0) return { status: 'none', asked, near: [] }
  const day = event.day ?? dayOf(snapshot, core)
  const told = new Set(core)
  const others = day === undefined ? [] : passagesOfDay(snapshot, day).filter((each) => !told.has(each))
  const place = yield* placeOf(snapshot, core)
  const ofSame: PassageNumber[] = []
  for (const each of others) {
    const isNamed = event.named?.has(each) ?? countActions(snapshot, each, event) > 0
    if (isNamed || place?.passages.has(each) === true) ofSame.push(each)
    yield
  }
  const { shown, notes } = firstOf([...core, ...ofSame])
  const findings = new Findings(snapshot, NO_HIGHLIGHTS)
  return {
    status: 'found',
    subject,
    findings: yield* findings.passages(shown, (each) => (told.has(each) ? 'deed' : 'mention')),
    related: place ? [textNameChoice(place.name)] : [],
    notes: [...(ofSame.length > 0 ? gathered(day, place?.name) : []), ...notes],
  }
}

function gathered(day: string | undefined, place: string | undefined): string[] {
  const parts = [day && `its day (${day})`, place && `its place (${place})`].filter(Boolean)
  return parts.length === 0 ? [] : [`What else the texts tell of ${parts.join(' and ')} comes last.`]
}

interface EventPlace {
  readonly name: string
  readonly passages: ReadonlySet<number>
}

/** So much of what tells of an event must name its place, and at least so many sentences. */
const LEAST_NAMING = 0.3
const FEWEST_NAMING = 2

/** The place that most of the passages name, a rare one before one that is named everywhere. */
function* placeOf(
  snapshot: Snapshot,
  passages: readonly PassageNumber[],
): Generator<void, EventPlace | undefined> {
  const among: ReadonlySet<number> = new Set(passages)
  const least = Math.max(FEWEST_NAMING, LEAST_NAMING * among.size)
  let [best, most]: [TextEntity | undefined, number] = [undefined, 0]
  for (const entity of snapshot.textEntities.values()) {
    yield
    if (entity.sorted.kind !== 'place') continue
    const count = entity.mentions.filter((each) => among.has(passageOf(each))).length
    const worth = count * Math.log(1 + snapshot.passages.length / entity.mentions.length)
    if (count >= least && worth > most) [best, most] = [entity, worth]
  }
  return best && { name: best.name, passages: new Set(best.mentions.map(passageOf)) }
}

/** Reads a description of an event. */
export function readEvent(snapshot: Snapshot, asked: string): AskedEvent {
  // Readers write names in small letters.
  const capitalized = asked.replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase())
  const mentions = snapshot.textNames.mentions(capitalized)
  const sets = mentions.map(({ id }) => {
    const entity = snapshot.textEntities.get(id)
    return new Set((entity?.mentions ?? []).map((each) => passageNumber(passageOf(each))))
  })
  const [first, ...rest] = sets
  const named = first && new Set([...first].filter((each) => rest.every((other) => other.has(each))))
  const day = dayInWords(asked)
  const isPart = (start: number, end: number): boolean =>
    [...mentions, ...(day ? [day] : [])].some((span) => span.start < end && start < span.end)
  const actions = analyze(asked, 'en')
    .filter(({ isStopWord, start, end }) => !isStopWord && !isPart(start, end))
    .map(({ start, end }) => familyOf(asked.slice(start, end).toLowerCase()))
  return { named, day: day?.edtf, actions }
}

/** The stems of a word and of the words that tell the same. */
function familyOf(word: string): ReadonlySet<string> {
  const { stem } = language('en')
  const related = relatedWords(word).filter(({ relation }) => relation !== 'near')
  const bases = related
    .filter(({ relation }) => relation !== 'synonym')
    .flatMap((each) => relatedWords(each.word))
  const forms = bases.filter(
    ({ relation }) => relation === 'form' || relation === 'base' || relation === 'derived',
  )
  return new Set([word, ...[...related, ...forms].map((each) => each.word)].map((each) => stem(each)))
}

/** The passages that tell of it, best first: all that was asked for in one sentence, else nearly all. */
function* coreOf(snapshot: Snapshot, asked: string, event: AskedEvent): Generator<void, PassageNumber[]> {
  const ofDay = event.day === undefined ? undefined : new Set(passagesOfDay(snapshot, event.day))
  const candidates =
    event.named && ofDay
      ? [...event.named].filter((each) => ofDay.has(each))
      : [...(event.named ?? ofDay ?? found(snapshot, asked))]
  if (event.actions.length === 0) return ranked(snapshot, asked, candidates)
  const counts = new Map<PassageNumber, number>()
  for (const each of candidates) {
    counts.set(each, countActions(snapshot, each, event))
    yield
  }
  for (let most = event.actions.length; most > 0; most -= 1) {
    const holding = candidates.filter((each) => (counts.get(each) ?? 0) >= most)
    if (holding.length > 0) return ranked(snapshot, asked, holding)
    if (most <= Math.ceil(event.actions.length / 2)) return []
  }
  return []
}

function found(snapshot: Snapshot, asked: string): PassageNumber[] {
  return snapshot.passageIndex.search(asked, { limit: MOST_CANDIDATES }).hits.map(({ passage }) => passage)
}

/** How many of the things that happened a passage tells. */
function countActions(snapshot: Snapshot, passage: PassageNumber, { actions }: AskedEvent): number {
  const { stem } = language('en')
  const stems = new Set(tokens(passageText(snapshot, passage)).map(({ word }) => stem(word)))
  return actions.filter((family) => [...family].some((each) => stems.has(each))).length
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** The passages that name a day, of whatever year if it has none. */
function passagesOfDay(snapshot: Snapshot, day: string): PassageNumber[] {
  return [
    ...new Set(
      snapshot.writtenDates.flatMap(({ passage, date }) =>
        DAY.test(date.edtf) && date.edtf.endsWith(day) ? [passage] : [],
      ),
    ),
  ]
}

/** The day that most of the passages name; undefined where none is named twice. */
function dayOf(snapshot: Snapshot, passages: readonly PassageNumber[]): string | undefined {
  const among = new Set(passages)
  const counts = new Map<string, number>()
  for (const { passage, date } of snapshot.writtenDates)
    if (among.has(passage) && DAY.test(date.edtf)) counts.set(date.edtf, (counts.get(date.edtf) ?? 0) + 1)
  const [most] = [...counts].sort(([a, m], [b, l]) => l - m || (a < b ? -1 : 1))
  return most && (most[1] > 1 || passages.length === 1) ? most[0] : undefined
}
