import type { Span } from '../../source/quote.ts'
import type { Attribution, AttributionRule } from './attribution.ts'
import { grammarOf, type CompiledGrammar, type FoundVerb } from './compiledGrammar.ts'
import { contentOf } from './content.ts'
import { phraseBefore, phraseBehind } from './nounPhrase.ts'
import type { NounPhrase } from './speakerPhrase.ts'
import { quotationsIn, type Quotation } from './quotations.ts'
import type { Reading, TextToRead } from './reading.ts'
import { Speakers } from './speakers.ts'
import { wordsOf, type Word } from './words.ts'

/**
 * Finds who says what in a text, yielding after each sentence. Whom words belong to must be certain: where it is not, they
 * are left out. Of a language without a grammar nothing is found.
 */
export function* attributionsIn(document: TextToRead): Generator<void, Attribution[]> {
  const grammar = grammarOf(document.language)
  if (!grammar) return []
  const { text, sentences, paragraphs } = document
  const found: Attribution[] = []
  const speakers = new Speakers(document, grammar)
  const quotationsOf = quotationsByParagraph(text, paragraphs)
  for (const [number, sentence] of sentences.entries()) {
    yield
    if (!grammar.mayAttribute(text.slice(sentence.start, sentence.end))) continue
    const quotations = quotationsOf(sentence.paragraph)
    const previous = sentences[number - 1]
    const reading: Reading = {
      text,
      sentence,
      previous,
      words: wordsOf(text, sentence, quotations),
      quotations,
      quotationsBefore: previous ? quotationsOf(previous.paragraph) : [],
      grammar,
    }
    for (const spoken of spokenIn(reading)) {
      const speaker = speakers.resolve(reading, number, spoken.phrase)
      if (!speaker) continue
      const { phrase, ...rest } = spoken
      const attribution: Attribution = {
        sentence: number,
        speaker: spanOf(reading.words, phrase),
        name: speaker,
        ...rest,
      }
      found.push(attribution)
      speakers.heard(attribution)
    }
  }
  return found
}

function quotationsByParagraph(
  text: string,
  paragraphs: TextToRead['paragraphs'],
): (number: number) => readonly Quotation[] {
  const known = new Map<number, readonly Quotation[]>()
  return (number) => {
    const paragraph = paragraphs[number - 1]
    const found = known.get(number) ?? (paragraph ? quotationsIn(text, paragraph) : [])
    known.set(number, found)
    return found
  }
}

interface Spoken extends Pick<Attribution, 'act' | 'verb' | 'content' | 'isDirect' | 'rule'> {
  readonly phrase: NounPhrase
}

/** Each place of a sentence at which somebody is said to say something; what is said belongs to one of them. */
function spokenIn(reading: Reading): Spoken[] {
  const found: Spoken[] = []
  for (let at = 0; at < reading.words.length; at += 1) {
    const spoken = verbAt(reading, at) ?? sourceAt(reading, at)
    if (!spoken) continue
    const isTaken = found.some(
      ({ content }) =>
        overlap(content, spoken.verb) ||
        (overlap(content, spoken.content) && spoken.rule === 'named as the source'),
    )
    if (!isTaken) found.push(spoken)
  }
  return found
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

function verbAt(reading: Reading, at: number): Spoken | undefined {
  const { words, grammar } = reading
  if (words[at]?.isQuoted !== false) return undefined
  const verb = grammar.verbAt(words, at)
  if (!verb || !isVerb(reading, at, verb)) return undefined
  const end = at + verb.length
  const subject = subjectOf(reading, at, end)
  if (!subject) return undefined
  const { phrase, rule, next } = subject
  const isNoun =
    /^(?:calls|claims|reports|demands|threatens)/.test(verb.form) &&
    grammar.has('prepositions', words[phrase.from - 1])
  if (isNoun && rule === 'before the verb') return undefined
  const content = contentOf(reading, { phrase, verb, at: beginning(words, at, grammar), end: next, rule })
  if (!content) return undefined
  return { phrase, act: verb.act, verb: spanOf(words, { from: at, to: end }), ...content, rule }
}

/** Whether the word is a verb of its own here, and not what somebody else does to the speaker. */
function isVerb({ words, grammar }: Reading, at: number, verb: FoundVerb): boolean {
  const next = words[at + verb.length]
  const before = beginning(words, at, grammar)
  const auxiliaries = words.slice(before, at)
  const last = words[before - 1]
  if (grammar.has('hinders', last) || auxiliaries.some((word) => grammar.has('hinders', word))) return false
  if (grammar.has('participles', words[at]) && !auxiliaries.some((word) => grammar.has('auxiliaries', word)))
    return false
  if (!grammar.has('nouns', words[at]) || verb.length > 1 || grammar.has('that', next)) return true
  return next !== undefined && !/'s$|s'$/.test(last?.small ?? '') && !grammar.has('articles', last)
}

/** Where a verb begins with its auxiliaries and adverbs. */
function beginning(words: readonly Word[], at: number, grammar: CompiledGrammar): number {
  let first = at
  for (;;) {
    const word = words[first - 1]
    const isInverted = grammar.has('he', word) && grammar.has('auxiliaries', words[first - 2])
    if (
      !word ||
      word.isQuoted ||
      !(isInverted || grammar.has('between', word) || /^[a-z]{3,}ly$/.test(word.small))
    )
      return first
    first -= 1
  }
}

interface Subject {
  readonly phrase: NounPhrase
  readonly rule: AttributionRule
  /** Where the words behind verb and subject begin. */
  readonly next: number
}

/** Who speaks: behind the verb where what is said stands before it, else before the verb. */
function subjectOf(reading: Reading, at: number, end: number): Subject | undefined {
  const { words, grammar } = reading
  const behind = (): Subject | undefined => {
    const phrase = phraseBehind(words, end, grammar)
    return phrase ? { phrase, rule: 'behind the verb', next: phrase.to } : undefined
  }
  const first = beginning(words, at, grammar)
  const pronoun = words.findIndex((word, place) => place >= first && place < at && grammar.has('he', word))
  if (pronoun >= 0)
    return { phrase: { from: pronoun, to: pronoun + 1, pronoun: 'he' }, rule: 'before the verb', next: end }
  if (grammar.dropsPronouns && first <= 1 && (grammar.has('that', words[end]) || words[end]?.text === ':'))
    return { phrase: { from: at, to: end, pronoun: 'he' }, rule: 'gone on from', next: end }
  if (grammar.order === 'verb first' || isAfterQuotation(words, first)) return behind()
  if (grammar.order === 'verb second' && words[first - 1]?.small === ',') return behind()
  const phrase = phraseBefore(words, at, grammar)
  if (phrase) return { phrase, rule: 'before the verb', next: end }
  // "Le port restera fermé, a annoncé la maire"
  const commas = words.slice(0, first).filter(({ text, isQuoted }) => text === ',' && !isQuoted).length
  if (grammar.isPreposed && words[first - 1]?.small === ',' && commas === 1) return behind()
  const opener = words[0]
  const isInverted =
    grammar.order === 'verb second' && (grammar.has('prepositions', opener) || grammar.has('adverbs', opener))
  return isInverted ? behind() : undefined
}

/** Whether a quotation ends before a place, with nothing but marks between. */
function isAfterQuotation(words: readonly Word[], at: number): boolean {
  let last = at - 1
  while (
    last > at - 4 &&
    words[last]?.isMark === true &&
    words[last]?.isQuoted === false &&
    /[,—–-]/.test(words[last]?.text ?? '')
  )
    last -= 1
  return words[last]?.isQuoted === true
}

function sourceAt(reading: Reading, at: number): Spoken | undefined {
  const { words, grammar, sentence } = reading
  if (words[at]?.isQuoted !== false) return undefined
  const length = grammar.sourceAt(words, at)
  if (length === 0) return undefined
  const phrase = phraseBehind(words, at + length, grammar)
  if (!phrase || phrase.pronoun) return undefined
  const verb = spanOf(words, { from: at, to: at + length })
  const isFirst = at <= 1
  const behind = words[phrase.to]
  const content = isFirst
    ? {
        start: words[behind?.small === ',' ? phrase.to + 1 : phrase.to]?.start ?? sentence.end,
        end: withoutStop(words, sentence),
      }
    : {
        start: sentence.start,
        end: words[at - (words[at - 1]?.small === ',' ? 2 : 1)]?.end ?? sentence.start,
      }
  if (content.end - content.start < SHORTEST) return undefined
  return { phrase, act: 'say', verb, content, isDirect: false, rule: 'named as the source' }
}

/** Where a sentence ends without its full stop. */
function withoutStop(words: readonly Word[], sentence: Span): number {
  const last = words.at(-1)
  return last?.text === '.' && !last.isQuoted ? last.start : sentence.end
}

const SHORTEST = 12

function spanOf(words: readonly Word[], { from, to }: Pick<NounPhrase, 'from' | 'to'>): Span {
  return { start: words[from]?.start ?? 0, end: words[to - 1]?.end ?? 0 }
}
