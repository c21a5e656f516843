import type { Span } from '../source/quote.ts'
import type { ReadSentence } from './reading.ts'

/** What joins statements that may stand in different sources; what orders them in time is no such joint. */
const JOINT =
  /;\s+|\s[–—]\s|,?\s(?:while|whereas|although|but)\s|,\s(?:and|which|who|where|with|adding|leaving|including)\s|\sand\s(?=(?:was|were|is|are|has|had|have|\p{Ll}+ed)\s)/gu

/** Takes a sentence apart into statements; each has a name or a number and a word that tells something. */
export function clausesOf(sentence: ReadSentence): ReadSentence[] {
  const { text } = sentence
  const joints = [...text.matchAll(JOINT)].map(({ index, 0: joint }) => index + joint.length)
  const spans: Span[] = []
  let start = 0
  for (const end of [...joints, text.length]) {
    if (!isStatement(part(sentence, { start, end }))) continue
    spans.push({ start, end })
    start = end
  }
  const last = spans.at(-1)
  // What is left at the end is of the last statement.
  if (last) spans[spans.length - 1] = { start: last.start, end: text.length }
  return spans.length < 2 ? [sentence] : spans.map((span) => withSubject(part(sentence, span), sentence))
}

function isStatement({ names, numbers, dates, words }: ReadSentence): boolean {
  return words.length > 0 && names.length + numbers.length + dates.length + words.length > 1
}

/** The part of a sentence in a span; what it is compared by keeps its offsets into the sentence. */
export function part(sentence: ReadSentence, { start, end }: Span): ReadSentence {
  const isIn = (span: Span): boolean => span.start >= start && span.end <= end
  return {
    ...sentence,
    text: ' '.repeat(start) + sentence.text.slice(start, end),
    names: sentence.names.filter(isIn),
    numbers: sentence.numbers.filter(isIn),
    dates: sentence.dates.filter(isIn),
    words: sentence.words.filter(isIn),
    all: sentence.all.filter(isIn),
  }
}

/** A sentence without the words of some stretches, which are looked up by themselves. */
export function without(sentence: ReadSentence, spans: readonly Span[]): ReadSentence {
  const isOut = (span: Span): boolean => !spans.some((each) => each.start < span.end && span.start < each.end)
  return {
    ...sentence,
    names: sentence.names.filter(isOut),
    numbers: sentence.numbers.filter(isOut),
    dates: sentence.dates.filter(isOut),
    words: sentence.words.filter(isOut),
  }
}

/** A clause that names nobody is about whom the sentence began with. */
function withSubject(clause: ReadSentence, sentence: ReadSentence): ReadSentence {
  const [subject] = sentence.names
  if (clause.names.length > 0 || !subject) return clause
  return { ...clause, names: [subject] }
}
