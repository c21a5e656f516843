import type { Span } from '../../source/quote.ts'
import type { CompiledLanguage } from './compiledLanguage.ts'
import type { FoundNumber } from './foundNumber.ts'
import type { Measure } from './quantity.ts'

/** So far from the number a word still says what it measures, in characters. */
const REACH = 70

/**
 * What a number measures, by the nearest word that says so: behind it up to the next number, or before it from the last
 * one on. Offsets are into the sentence.
 */
export function measureOf(
  text: string,
  { start, end, unit }: FoundNumber,
  { before, after }: { readonly before: FoundNumber | undefined; readonly after: FoundNumber | undefined },
  thing: Span | undefined,
  known: CompiledLanguage,
): { readonly measure: Measure; readonly words: Span } | undefined {
  if (unit === 'count' ? !isPeople(text, thing, known) : !/^[A-Z]{3}$/.test(unit)) return undefined
  const from = Math.max(start - REACH, before?.end ?? 0, clauseStart(text, start))
  const to = Math.min(end + REACH, after?.start ?? text.length, clauseEnd(text, end))
  const stretch = text.slice(from, to)
  let best: { readonly measure: Measure; readonly words: Span; readonly far: number } | undefined
  for (const { measure, words } of known.measures) {
    if ((measure === 'price') !== (unit !== 'count')) continue
    for (const match of stretch.matchAll(words)) {
      const span = { start: from + match.index, end: from + match.index + match[0].length }
      const far = farFrom(text, span, { start, end })
      if (!best || far < best.far) best = { measure, words: span, far }
    }
  }
  return best && { measure: best.measure, words: best.words }
}

/** In "1,200 killed and 251 taken hostage" the word before the "and" belongs to the number before it. */
const JOINED = 30

function farFrom(text: string, word: Span, number: Span): number {
  if (word.start >= number.end) return word.start - number.end
  if (word.end > number.start) return 0
  const between = text.slice(word.end, number.start)
  return between.length + (/[,;]|\s(?:and|und|et|y|и|و)(?![\p{L}])/u.test(between) ? JOINED : 0)
}

function isPeople(text: string, thing: Span | undefined, { people }: CompiledLanguage): boolean {
  if (!thing) return true
  const words = text.slice(thing.start, thing.end).split(/\s+/)
  return (
    words.some((word) => people.has(word.toLowerCase())) ||
    /^\p{Lu}\p{Ll}+(?:s|en|er|is)$/u.test(words.at(-1) ?? '')
  )
}

function clauseStart(text: string, at: number): number {
  const found = [
    ...text.slice(0, at).matchAll(/[;:]|, (?:while|but|whereas|während|aber|tandis|mientras|а|но)\b/gu),
  ].at(-1)
  return found ? found.index : 0
}

function clauseEnd(text: string, at: number): number {
  const found = /[;:]|, (?:while|but|whereas|während|aber|tandis|mientras|а|но)\b/u.exec(text.slice(at))
  return found ? at + found.index : text.length
}
