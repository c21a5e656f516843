import bidiFactory from 'bidi-js'
import type { Typeface } from './fonts.ts'

/** A stretch of a line that is in one script and direction, and can be written in one typeface. */
export interface Run {
  readonly typeface: Typeface
  /** As ISO 15924 names it. */
  readonly script: string
  readonly isRightToLeft: boolean
  /** In UTF-16 units of the line. */
  readonly start: number
  readonly end: number
}

const bidi = bidiFactory()
const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** Spaces, digits, punctuation: what is written in every script. */
const COMMON = 'Zyyy'
const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['Latn', /\p{Script=Latin}/u],
  ['Grek', /\p{Script=Greek}/u],
  ['Cyrl', /\p{Script=Cyrillic}/u],
  ['Arab', /\p{Script=Arabic}/u],
  ['Deva', /\p{Script=Devanagari}/u],
]
/** Joiners, marks of direction and the like need no letter in a font: they work on others and are not seen. */
const UNSEEN = /^\p{Default_Ignorable_Code_Point}$/u

/** Cuts a text into what a reader takes for its letters: a consonant with its vowel signs is one. */
export function graphemesOf(text: string): readonly string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

/** The direction of a whole text: that of the first letter that has one. */
export function isRightToLeft(text: string): boolean {
  return bidi.getEmbeddingLevels(text).paragraphs[0]?.level === 1
}

/** Cuts a line into runs, in the order in which they stand from left to right. */
export function runsOf(line: string, typefaces: readonly [Typeface, ...Typeface[]]): readonly Run[] {
  const embedding = bidi.getEmbeddingLevels(line)
  const inReading: (Run & { readonly level: number })[] = []
  for (const { segment, index } of segmenter.segment(line)) {
    const level = embedding.levels[index] ?? 0
    const script = scriptOf(segment)
    const end = index + segment.length
    const last = inReading.at(-1)
    const isMore =
      last?.level === level && [last.script, COMMON].includes(script) && canWrite(last.typeface, segment)
    if (isMore) inReading[inReading.length - 1] = { ...last, end }
    else {
      const typeface = typefaces.find((candidate) => canWrite(candidate, segment)) ?? typefaces[0]
      inReading.push({ typeface, script, level, isRightToLeft: level % 2 === 1, start: index, end })
    }
  }
  const runAt = inReading.flatMap((run) => Array.from({ length: run.end - run.start }, () => run))
  return [...new Set(bidi.getReorderedIndices(line, embedding).flatMap((index) => runAt[index] ?? []))]
}

function scriptOf(grapheme: string): string {
  return SCRIPTS.find(([, letters]) => letters.test(grapheme))?.[0] ?? COMMON
}

function canWrite({ characters }: Typeface, grapheme: string): boolean {
  return Array.from(grapheme).every(
    (character) => characters.has(character.codePointAt(0) ?? 0) || UNSEEN.test(character),
  )
}
