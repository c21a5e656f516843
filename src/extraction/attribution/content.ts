import type { Span } from '../../source/quote.ts'
import type { Attribution, AttributionRule } from './attribution.ts'
import type { Reading } from './reading.ts'
import type { CompiledGrammar, FoundVerb } from './compiledGrammar.ts'
import type { NounPhrase } from './speakerPhrase.ts'
import type { Word } from './words.ts'

/** Where a sentence says that somebody speaks. */
interface Place {
  readonly phrase: NounPhrase
  readonly verb: FoundVerb
  /** The place of the verb's first word. */
  readonly at: number
  /** The place of the first word behind verb and subject. */
  readonly end: number
  readonly rule: AttributionRule
}

type Content = Pick<Attribution, 'content' | 'isDirect'>

/** What is said, in one piece: the quotation before the speaker, what follows the verb, or what stands before both. */
export function contentOf(reading: Reading, place: Place): Content | undefined {
  const first = Math.min(place.at, place.phrase.from)
  const before = quotationEnding(reading, first)
  if (before) return { content: before, isDirect: true }
  const isBehind = place.rule === 'behind the verb' && reading.words[first - 1]?.text === ','
  const stands = isBehind ? precedingContent(reading, first) : undefined
  if (stands) return stands
  const follows = followingContent(reading, place)
  if (follows) return follows
  return precedingContent(reading, first)
}

/** The quotation that ends before a place, with nothing but a comma between. */
function quotationEnding({ words, quotations, sentence }: Reading, at: number): Span | undefined {
  let place = at - 1
  while (place > at - 4 && words[place]?.isMark === true && words[place]?.isQuoted === false) place -= 1
  const last = words[place]
  if (last?.isQuoted !== true) return undefined
  return within(
    quotations.find(({ start, end }) => last.start >= start && last.end <= end),
    sentence,
  )
}

/** The part of a quotation that stands in a sentence. */
function within(quotation: Span | undefined, { start, end }: Span): Span | undefined {
  if (!quotation) return undefined
  const part = { start: Math.max(quotation.start, start), end: Math.min(quotation.end, end) }
  return part.end - part.start > SHORTEST ? part : undefined
}

/** Characters; less says nothing. */
const SHORTEST = 6

function followingContent(reading: Reading, { verb, end, rule }: Place): Content | undefined {
  const { words, grammar, sentence, quotations } = reading
  const rest = beforeStop(words.slice(end))
  const [first] = rest
  if (!first || isTrailing(rest, reading)) return undefined
  const opener = openerIn(rest, reading, grammar.isToSomebody(verb.form))
  if (opener === undefined && grammar.isQuoting(verb.form)) return undefined
  // "told the Quay Post": to whom, and nothing of what.
  if (opener === undefined && grammar.isToSomebody(verb.form) && rest.length <= MOST_LISTENERS)
    return undefined
  const begin =
    opener === undefined ? first : rest[opens(rest[opener], grammar, rest[opener + 1]) ? opener + 1 : opener]
  if (!begin || (rule === 'behind the verb' && opener === undefined)) return undefined
  const quotation = within(
    quotations.find(({ start }) => start === begin.start),
    sentence,
  )
  if (quotation && quotation.end - quotation.start > LONG_QUOTATION)
    return { content: quotation, isDirect: true }
  const content = { start: begin.start, end: rest.at(-1)?.end ?? sentence.end }
  return content.end - content.start > SHORTEST ? { content, isDirect: false } : undefined
}

const MOST_LISTENERS = 5
const LONG_QUOTATION = 30
/** So many words behind a verb may tell to whom and where it was said. */
const FEW = 12

/** Where "that", a colon or a quotation opens what is said: at once, or behind when, where and to whom it was said. */
function openerIn(rest: readonly Word[], { grammar }: Reading, isToSomebody: boolean): number | undefined {
  const at = rest.findIndex(
    (word, place) => opens(word, grammar, rest[place + 1]) || isSetOff(rest, place, grammar),
  )
  const [first] = rest
  if (at < 0 || at > FEW) return undefined
  const isSet =
    at === 0 ||
    isToSomebody ||
    grammar.has('ends', first) ||
    grammar.has('times', first) ||
    first?.text === ','
  return isSet ? at : undefined
}

/** "that" and a colon open what is said and are no part of it; in "that is disputed" it is. */
function opens(word: Word | undefined, grammar: CompiledGrammar, next?: Word): boolean {
  if (word === undefined || word.isQuoted) return false
  return (
    word.text === ':' ||
    (grammar.commaOpens && word.text === ',') ||
    (grammar.has('that', word) && !grammar.has('hinders', next))
  )
}

/** A quotation that begins what is said; one in the middle of it is a part of it. */
function isSetOff(rest: readonly Word[], at: number, grammar: CompiledGrammar): boolean {
  const before = rest[at - 1]
  return rest[at]?.isQuoted === true && (before === undefined || before.isMark || grammar.has('that', before))
}

/** Up to a full stop of the sentence's own: what is behind it, where two sentences run together, is another's. */
function beforeStop(rest: readonly Word[]): readonly Word[] {
  const stop = rest.findIndex(({ text, isQuoted }) => text === '.' && !isQuoted)
  return stop < 0 ? rest : rest.slice(0, stop)
}

/** Whether nothing follows but when, where or to whom it was said. */
function isTrailing(rest: readonly Word[], { grammar }: Reading): boolean {
  const [first] = rest
  if (!first) return true
  const opener = rest.findIndex(
    (word, at) => opens(word, grammar, rest[at + 1]) || isSetOff(rest, at, grammar),
  )
  if (first.isMark && !first.isQuoted && !/[:(]/.test(first.text)) return opener < 0 || opener > FEW
  if (!grammar.has('ends', first) && !grammar.has('times', first)) return false
  const comma = rest.findIndex(({ text, isQuoted }) => text === ',' && !isQuoted)
  return opener < 0 || opener > FEW || (comma >= 0 && comma + 1 < opener)
}

/** What stands before the speaker: a clause that ends with a comma, or the quotation that the sentence before is. */
function precedingContent(reading: Reading, first: number): Content | undefined {
  const { words, sentence, previous, text, quotationsBefore, grammar } = reading
  const comma = words[first - 1]
  if (comma?.text === ',' && grammar.isPreposed) {
    const content = { start: sentence.start, end: words[first - 2]?.end ?? sentence.start }
    const said = words.slice(0, first - 1)
    const isAdverbial =
      grammar.has('prepositions', words[0]) && !said.some((word) => grammar.has('clause', word))
    const isClause = first > 3 && !isAdverbial && !grammar.has('opens', words[0])
    return isClause ? { content, isDirect: false } : undefined
  }
  if (first > 1 || !previous) return undefined
  const end = text.slice(previous.start, previous.end).trimEnd().length + previous.start
  const quotation = quotationsBefore.find((each) => each.end === end)
  const part = within(quotation, previous)
  return part && { content: part, isDirect: true }
}
