import { timeliness } from './askedTimes.ts'
import type { Collection } from './collection.ts'
import { DATE } from './wordClasses.ts'
import { positionFeatures, type Sought } from './positions.ts'
import type { Passage } from './passage.ts'
import type { Question } from './question.ts'
import type { Scores } from './scores.ts'
import { isSpokenBy } from './speakers.ts'
import { Surroundings } from './surroundings.ts'
import { definingIn, formOf, isCauseOfBefore, isTail, mannerOf } from './telling.ts'

/** What speaks for a passage; the names of the weights in ranking.ts. */
export const FEATURES = [
  'text',
  'paragraph',
  'title',
  'previous',
  'next',
  'coverage',
  'squaredCoverage',
  'nearCoverage',
  'paragraphCoverage',
  'ownShare',
  'adjacent',
  'family',
  'numbers',
  'opening',
  'reference',
  'number',
  'date',
  'name',
  'kindNear',
  'counted',
  'stretch',
  'hint',
  'question',
  'fragment',
  'tail',
  'manner',
  'defines',
  'carried',
  'joint',
  'recency',
  'timely',
  'spoken',
] as const

export type Feature = (typeof FEATURES)[number]
export interface Features extends Readonly<Record<Feature, number>> {
  /** The share of the question's weight that is names of which neither the paragraph nor the title has anything. */
  readonly missingNames: number
  /** The share of the question's names that the passage and the sentences beside it hold; 1 if it has none. */
  readonly names: number
  /** The same of what is asked of them. */
  readonly predicate: number
  /** The lesser of both, where only the passage itself and its title count. */
  readonly ownJoint: number
  /** Of what somebody is asked to have said something about: the share that neither the passage nor those beside it hold. */
  readonly missingTopic: number
  /** Whether the passage names times, and none that the question names. */
  readonly untimely: number
  /** The share of the question's numbers that neither the passage nor the sentences beside it nor its title hold. */
  readonly missingNumbers: number
}

/** Shorter words have no family. */
const SHORTEST_OF_FAMILY = 5
/** English beginnings of sentences that go on about what the sentence before was about. */
const REFERENCE =
  /^(?:(?:today|now|then|however|also|later|here),? )?(?:he|she|it|its|his|her|their|they|this|these|those|that|such|the)\b/i

/** Beginnings of sentences that go on about whom the sentence before was about. */
const PRONOUN =
  /^["'“”‘’«»]{0,2}(?:(?:\p{L}+ly|in \d{4}|since(?: \d{4})?|after|before|later|then|now|according to [^,]{1,40}|[^,]{1,30}says?),? )?(?:he|she|it|they|his|her|its|their|er|sie|sein|seine|ihre?|il|elle|ils|elles|son|sa|ses|él|ella|ellos|su|sus|hij|zij|ze|lui|lei|ele|ela|он|она|они|هو|هي)(?!\p{L})/iu
/** A cause is one of what the sentences before tell if they hold more than so much of the question that it does not. */
const CARRIED_CAUSE = 0.3
/** So many sentences before may say whom a pronoun means. */
const PRONOUN_REACH = 2

/** A word stands for one that was asked for if it counts so much for it, and half if it counts at least so much. */
const WELL = 0.5
const LEAST_FAIRLY = 0.35
const FAIRLY = 0.6

/** What others say than who is asked for tells so much of it. */
const OTHERS_SAY = 0.2

/** What they say of something else than was asked counts so much less. */
const OFF_TOPIC = 0.8

/** Measures passages against one question. */
export class Measure {
  readonly #collection: Collection
  readonly #question: Question
  readonly #scores: Scores
  readonly #surroundings: Surroundings
  readonly #wellHeld: Surroundings
  readonly #fairlyHeld: Surroundings
  /** Each concept's share of the question's weight. */
  readonly #shares: readonly number[]
  /** How words of each concept's family begin. */
  readonly #families: readonly (string | undefined)[]
  readonly #isNumber: readonly boolean[]
  /** Whether each concept is of what somebody is asked to have said something about. */
  readonly #topics: readonly boolean[]
  readonly #sought: Sought
  /** The concepts of the times that the question names, as bits. */
  readonly #times: number
  /** The concepts of whose saying is asked for, as bits. */
  readonly #speakers: number
  /** For each word of the name of whose saying is asked for what may stand for it. */
  readonly #spoken: readonly ReadonlySet<string>[]
  readonly #isAsked: (word: string) => boolean
  readonly #wordsAsked: ReadonlySet<string>

  constructor(collection: Collection, question: Question, scores: Scores) {
    this.#collection = collection
    this.#question = question
    this.#scores = scores
    this.#surroundings = new Surroundings(scores.occurrences)
    this.#wellHeld = new Surroundings(scores.occurrences, WELL)
    this.#fairlyHeld = new Surroundings(scores.occurrences, LEAST_FAIRLY)
    this.#shares = scores.weights.map((weight) => weight / scores.whole)
    this.#families = question.concepts.map(({ word }) =>
      word.length < SHORTEST_OF_FAMILY ? undefined : word.slice(0, Math.max(4, word.length - 4)),
    )
    const { words } = collection.vocabulary
    const { speaker } = question.asking
    const isSpoken = question.asking.isSaying && question.concepts.some(({ word }) => speaker.has(word))
    this.#speakers = isSpoken
      ? question.concepts.reduce((bits, { word }, at) => (speaker.has(word) ? bits | (1 << at) : bits), 0)
      : 0
    this.#spoken = isSpoken
      ? question.concepts
          .filter(({ word, isName }) => speaker.has(word) && isName)
          .map(({ alternatives }) => new Set(alternatives.map(({ word }) => words[word] ?? '')))
      : []
    this.#wordsAsked = new Set(
      question.asking.isDefinition || question.asking.isSaying
        ? question.concepts
            .filter(({ word }) => !isSpoken || speaker.has(word))
            .flatMap(({ alternatives }) => alternatives.map(({ word }) => words[word] ?? ''))
        : [],
    )
    this.#isAsked = (word) => this.#wordsAsked.has(word)
    this.#times = question.concepts.reduce((bits, { isTime }, at) => (isTime ? bits | (1 << at) : bits), 0)
    this.#sought = {
      kind: question.kind,
      counted: question.counted,
      isToll: question.isToll,
      shares: this.#shares,
    }
    this.#topics = question.concepts.map(({ word }) => isSpoken && !speaker.has(word))
    this.#isNumber = question.concepts.map(({ word }) => /\p{N}/u.test(word))
  }

  features(passage: number): Features {
    const scores = this.#scores
    const { first, last } = this.#surroundings.near(passage)
    const own = this.#collection.passage(passage)
    const text = own?.text ?? ''
    const timely = own ? this.#timely(own) : 0
    const before = passage > first ? scores.text(passage - 1) : 0
    const told = timely === 1 ? this.#told(passage) : 0
    const coverage = scores.coverage(passage) + told
    const { asking } = this.#question
    const beside = this.#beside(passage, timely)
    const isTheirs =
      this.#spoken.length > 0 && own?.speakers ? isSpokenBy(own.speakers, this.#spoken) : undefined
    return {
      text: scores.text(passage),
      paragraph: scores.paragraph(passage),
      title: scores.title(passage),
      previous: before,
      next: passage < last ? scores.text(passage + 1) : 0,
      coverage,
      squaredCoverage: coverage * coverage,
      reference: before > 0 && REFERENCE.test(text) ? before : 0,
      ...formOf(text),
      tail: this.#isTail(passage, text) ? 1 : 0,
      manner: this.#manner(passage, text, isTheirs),
      spoken: isTheirs === true ? 1 - OFF_TOPIC * beside.missingTopic : 0,
      defines: asking.isDefinition && coverage > 0 ? definingIn(text, this.#isAsked) : 0,
      carried: PRONOUN.test(text) || (asking.isCause && isCauseOfBefore(text)) ? this.#carried(passage) : 0,
      ...beside,
      joint: Math.min(beside.names, beside.predicate),
      recency: 0,
      timely,
      untimely: this.#isUntimely(own) ? 1 : 0,
      hint: this.#question.hints.filter((hint) => hint.test(text)).length,
      ...this.#spread(passage, first, last, told),
      ...positionFeatures(this.#surroundings, passage, this.#collection.wordClasses, this.#sought),
      ...this.#dated(passage),
    }
  }

  /** @param isTheirs whether who is asked for speaks in the passage; undefined where that is not known. */
  #manner(passage: number, text: string, isTheirs: boolean | undefined): number {
    const { asking } = this.#question
    const manner = mannerOf(this.#withTail(passage, text), {
      asking,
      isAsked: this.#isAsked,
      isCarried: asking.isSaying
        ? this.#carriedNames(passage)
        : asking.isCause && this.#carried(passage) > CARRIED_CAUSE,
    })
    return isTheirs === false ? Math.min(manner, OTHERS_SAY) : manner
  }

  /** A time that a passage names may be counted from the day of its publication, as "on Tuesday". */
  #dated(passage: number): { date?: number } {
    const isDated =
      this.#question.kind === DATE && (this.#collection.passage(passage)?.dates?.length ?? 0) > 0
    return isDated ? { date: 1 } : {}
  }

  /** How well the passage agrees with the times that the question names; 0 if it names none. */
  #timely(passage: Passage): number {
    const { times } = this.#question
    if (times.length === 0) return 0
    return times.reduce((sum, time) => sum + timeliness(time, passage), 0) / times.length
  }

  /** Whether the sentences shortly before name those whose saying is asked for. */
  #carriedNames(passage: number): boolean {
    const before = this.#heldAround(this.#surroundings, passage, PRONOUN_REACH, 0)
    return (before & this.#speakers) !== 0
  }

  #isUntimely(passage: Passage | undefined): boolean {
    const { times } = this.#question
    const dates = passage?.dates ?? []
    if (!passage || times.length === 0 || dates.length === 0) return false
    return times.every((time) => timeliness(time, { dates }) === 0)
  }

  /** The text with the sentence behind it that says whose words it is, if there is one. */
  #withTail(passage: number, text: string): string {
    const { segment, document, shift } = this.#collection.placeOf(passage)
    const isLast = passage + 1 === (segment.documents.starts[document + 1] ?? 0) + shift
    const next = isLast ? '' : (this.#collection.passage(passage + 1)?.text ?? '')
    return isTail(next, text) ? `${text} ${next}` : text
  }

  /** The share of the question's weight that are words of its times, which the passage tells in other words. */
  #told(passage: number): number {
    const held = this.#surroundings.held(passage)
    return this.#shares.reduce(
      (sum, share, concept) => ((this.#times & ~held & (1 << concept)) !== 0 ? sum + share : sum),
      0,
    )
  }

  #isTail(passage: number, text: string): boolean {
    const { segment, document, shift } = this.#collection.placeOf(passage)
    const isFirst = passage === (segment.documents.starts[document] ?? 0) + shift
    return !isFirst && isTail(text, this.#collection.passage(passage - 1)?.text ?? '')
  }

  /** What of the question's names and of its other words the passage and the sentences beside it hold. */
  #beside(
    passage: number,
    timely: number,
  ): Pick<Features, 'names' | 'predicate' | 'ownJoint' | 'missingNumbers' | 'missingTopic'> {
    const around = {
      well: this.#heldAround(this.#wellHeld, passage, 1, 1),
      fairly: this.#heldAround(this.#fairlyHeld, passage, 1, 1),
    }
    const own = { well: this.#wellHeld.held(passage), fairly: this.#fairlyHeld.held(passage) }
    const titled = this.#surroundings.titled(passage) | (timely === 1 ? this.#times : 0)
    const near = this.#parts(around, titled)
    const itself = this.#parts(own, titled)
    return {
      names: near.names,
      predicate: near.predicate,
      ownJoint: Math.min(itself.names, itself.predicate),
      missingTopic: this.#topics.some(Boolean) ? this.#missing(this.#topics, around.fairly | titled) : 0,
      missingNumbers: this.#isNumber.some(Boolean) ? this.#missing(this.#isNumber, around.well | titled) : 0,
    }
  }

  /** The share of those concepts, at least one, that is not held. */
  #missing(isOf: readonly boolean[], held: number): number {
    let all = 0
    let missing = 0
    for (const [concept, is] of isOf.entries()) {
      if (!is) continue
      all += 1
      if ((held & (1 << concept)) === 0) missing += 1
    }
    return missing / all
  }

  /** The shares of the question's names, by their number, and of its other words, by weight, that are held; 1 if it has none. */
  #parts(
    { well, fairly }: { readonly well: number; readonly fairly: number },
    titled: number,
  ): Pick<Features, 'names' | 'predicate'> {
    const all = { names: 0, predicate: 0 }
    const found = { names: 0, predicate: 0 }
    for (const [concept, share] of this.#shares.entries()) {
      const bit = 1 << concept
      const isName = this.#question.concepts[concept]?.isName === true
      const isTime = this.#question.concepts[concept]?.isTime === true
      const kind = isName && !isTime ? 'names' : 'predicate'
      const part = kind === 'names' ? 1 : share
      all[kind] += part
      if ((well & bit) !== 0 || ((isName || isTime) && (titled & bit) !== 0)) found[kind] += part
      else if ((fairly & bit) !== 0) found[kind] += FAIRLY * part
    }
    return {
      names: all.names > 0 ? found.names / all.names : 1,
      predicate: all.predicate > 0 ? found.predicate / all.predicate : 1,
    }
  }

  /** The concepts that a passage of the document holds or those so many sentences before and after it. */
  #heldAround(surroundings: Surroundings, passage: number, before: number, after: number): number {
    const { segment, document, shift } = this.#collection.placeOf(passage)
    const { starts } = segment.documents
    const first = Math.max((starts[document] ?? 0) + shift, passage - before)
    const last = Math.min((starts[document + 1] ?? 0) - 1 + shift, passage + after)
    let held = 0
    for (let near = first; near <= last; near += 1) held |= surroundings.held(near)
    return held
  }

  /** The share of the question's weight that only the sentences before hold, whom a pronoun may mean. */
  #carried(passage: number): number {
    const before =
      this.#heldAround(this.#surroundings, passage, PRONOUN_REACH, 0) & ~this.#surroundings.held(passage)
    return this.#shares.reduce(
      (sum, share, concept) => sum + ((before & (1 << concept)) !== 0 ? share : 0),
      0,
    )
  }

  /** How the question's words are spread over the passage and those near it. */
  #spread(
    passage: number,
    first: number,
    last: number,
    told: number,
  ): Pick<
    Features,
    'nearCoverage' | 'paragraphCoverage' | 'ownShare' | 'family' | 'numbers' | 'missingNames'
  > {
    const own = this.#surroundings.held(passage)
    const before = passage > first ? this.#surroundings.held(passage - 1) : 0
    const titled = this.#surroundings.titled(passage)
    const others: number[] = []
    for (let near = first; near <= last; near += 1)
      if (near !== passage) others.push(this.#surroundings.held(near))
    const sum = {
      nearCoverage: 0,
      paragraphCoverage: told,
      ownShare: 0,
      family: 0,
      numbers: 0,
      missingNames: 0,
    }
    for (const [concept, share] of this.#shares.entries()) {
      const bit = 1 << concept
      let holders = 0
      for (const held of others) if ((held & bit) !== 0) holders += 1
      if ((own & bit) !== 0) {
        sum.paragraphCoverage += share
        sum.ownShare += share / (1 + holders)
        if (this.#isNumber[concept]) sum.numbers += share
        continue
      }
      if ((before & bit) !== 0) sum.nearCoverage += share
      if (holders > 0) sum.paragraphCoverage += share
      else if (this.#question.concepts[concept]?.isName && (titled & bit) === 0) sum.missingNames += share
      if (this.#hasFamily(passage, this.#families[concept])) sum.family += share
    }
    return sum
  }

  #hasFamily(passage: number, beginning: string | undefined): boolean {
    if (beginning === undefined) return false
    const { words } = this.#collection.vocabulary
    for (const word of this.#surroundings.sequence(passage))
      if (words[word]?.startsWith(beginning)) return true
    return false
  }
}
