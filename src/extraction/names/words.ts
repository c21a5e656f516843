import { fold } from '../../search/fold.ts'
import { isCapital, tokens } from '../../search/tokens.ts'
import type { Span } from '../../source/quote.ts'
import type { TextLanguage } from './textLanguage.ts'
import { isTitle } from './titles.ts'

/** A word of a sentence as names need it; offsets are into the sentence. */
export interface SentenceWord extends Span {
  /** Folded, without a possessive ending. */
  readonly word: string
  readonly isCapital: boolean
  /** Whether a sentence, or one within it, begins with the word: its capital then says nothing. */
  readonly isInitial: boolean
}

/** "Norland’s", and the same with the next word run into it, as damaged texts have it: "Norland’sexpanding". */
const POSSESSIVE = /^(?<name>\p{Lu}[\p{L}\p{M}]*)['’]s(?:\p{Ll}.*)?$/u
/** "d’Norland", "dell’Accademia": an article or a preposition that is run into the name. */
const ELISION = /^(?<before>\p{L}{0,5}\p{Ll}|[LDSNJMTC])['’](?=\p{Lu})/u
/** Two words run into one: "inNorland", "PresidentAda". */
const RUN_TOGETHER = /^(?<before>\p{Lu}?\p{Ll}+)(?<after>\p{Lu}\p{Ll}.*)$/u
/** What begins anew within a sentence: a quotation, what follows a colon, a sentence that was not told apart. */
const BEGINS_ANEW = /["“„«»‘:•]\s*$|[.!?…]["”’)]*\s*$/u

/** The words of a sentence. */
export function sentenceWords(sentence: string, { isStopWord }: TextLanguage): SentenceWord[] {
  const found: SentenceWord[] = []
  let end = 0
  for (const { word, start, end: tokenEnd } of tokens(sentence)) {
    const isInitial = found.length === 0 || beginsAnew(sentence.slice(end, start), found.at(-1))
    end = tokenEnd
    const text = sentence.slice(start, end)
    if (isPlain(text)) {
      found.push({ word, start, end, isCapital: isCapital(sentence, start), isInitial })
      continue
    }
    for (const part of partsOf(text, isStopWord))
      found.push({
        word: fold(text.slice(part.start, part.end)),
        start: start + part.start,
        end: start + part.end,
        isCapital: isCapital(text, part.start),
        isInitial: isInitial && part.start === 0,
      })
  }
  return found
}

/** Whether nothing can be run into a word: no apostrophe stands in it, and no capital after its first letter. */
function isPlain(text: string): boolean {
  for (let at = 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code < 97 || (code > 122 && code < 223) || code > 0x17f) return false
  }
  return true
}

/** After an initial or an abbreviated title a full stop ends no sentence. */
function beginsAnew(gap: string, before: SentenceWord | undefined): boolean {
  if (gap === ' ' || !BEGINS_ANEW.test(gap)) return false
  if (!/^\.\s*$/.test(gap) || !before?.isCapital) return true
  const length = before.end - before.start
  return length > 1 && (length > 5 || !isTitle(before.word))
}

/** A token is one word, unless something is run into it; a possessive ending is none of its parts. */
function partsOf(text: string, isStopWord: (word: string) => boolean): Span[] {
  const possessive = POSSESSIVE.exec(text)?.groups?.['name']
  if (possessive !== undefined) return [{ start: 0, end: possessive.length }]
  const elided = ELISION.exec(text)?.[0]
  if (elided !== undefined) {
    const own = partsOf(text.slice(elided.length), isStopWord)
    return [
      { start: 0, end: elided.length - 1 },
      ...own.map(({ start, end }) => ({ start: start + elided.length, end: end + elided.length })),
    ]
  }
  const before = RUN_TOGETHER.exec(text)?.groups?.['before']
  if (before !== undefined && (isTitle(fold(before)) || isStopWord(fold(before))))
    return [
      { start: 0, end: before.length },
      { start: before.length, end: text.length },
    ]
  return [{ start: 0, end: text.length }]
}
