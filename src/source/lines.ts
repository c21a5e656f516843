import { monthsOf } from './months.ts'

/** A line that is not empty, without the white space and the marks of a quoted mail around it. */
export interface Line {
  readonly start: number
  readonly end: number
  /** Counted over all lines, empty ones too. */
  readonly number: number
  readonly text: string
  /** What it opens by its first characters. */
  readonly opens: Opening
}

/**
 * A bullet and a date that is set off open an item of their own, as the first of a numbering does. A later number, a
 * letter or a dash may, and may as well be the next word of a sentence that was wrapped before it. A caption begins with
 * its time, or has it on a line of its own, a mark.
 */
export type Opening = 'bullet' | 'date' | 'first' | 'item' | 'caption' | 'mark' | undefined

/** In a quoted mail an empty line has the marks of the quotation. */
const EMPTY = /^[>|\s]*$/
const QUOTED = /^(?:[>|][ \t]?)+(?=\S)/
const BULLET = /^(?:[-*+•‣▪●○◦·⁃]|#{1,6})[ \t]+\S/u
const FIRST_ITEM = /^\(?(?:1|a|i|A|I)[.)][ \t]+\S/
const ITEM = /^(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|[–—])[ \t]+\S/u
const CLOCK = String.raw`(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?`
/** A time on a line of its own, in the forms of transcripts, SubRip and WebVTT. */
const MARK = new RegExp(String.raw`^(?:\[${CLOCK}\]|\(${CLOCK}\)|${CLOCK})(?:[ \t]*-->.*|[ \t]*[:–—-]?)$`)
const CAPTION = new RegExp(
  String.raw`^(?:[[(]${CLOCK}[\])]|${CLOCK}(?=[ \t]+\p{L}|[ \t]*[–—:-][ \t]))[ \t:–—-]*(?=\S)`,
  'u',
)
const TIME = new RegExp(CLOCK)
/** SubRip numbers its captions. */
const CAPTION_NUMBER = /^\d{1,5}$/

/** @param language BCP 47; names of months are known by it. */
export function nonEmptyLines(text: string, language: string): Line[] {
  const dated = datedPattern(language)
  const lines: Line[] = []
  let number = 0
  let offset = 0
  for (const line of text.split('\n')) {
    const trimmed = line.trim()
    if (!EMPTY.test(trimmed)) {
      const quoted = QUOTED.exec(trimmed)?.[0].length ?? 0
      const start = offset + line.indexOf(trimmed) + quoted
      const own = trimmed.slice(quoted)
      lines.push({ start, end: start + own.length, number, text: own, opens: opening(own, dated) })
    }
    number += 1
    offset += line.length + 1
  }
  return lines.map((line, at) =>
    CAPTION_NUMBER.test(line.text) && lines[at + 1]?.opens === 'mark' ? { ...line, opens: 'mark' } : line,
  )
}

/** What a line says after the time that it begins with. */
export function said({ opens, text }: Line): string {
  return opens === 'caption' ? text.replace(CAPTION, '') : text
}

/**
 * What a caption says, and when.
 * @param line the first line of a paragraph.
 * @returns undefined where it does not begin with a time.
 */
export function spoken(line: string): { readonly time: string; readonly words: string } | undefined {
  const before = CAPTION.exec(line)?.[0]
  const time = before === undefined ? undefined : TIME.exec(before)?.[0]
  return before === undefined || time === undefined ? undefined : { time, words: line.slice(before.length) }
}

function opening(line: string, dated: RegExp): Opening {
  if (MARK.test(line)) return 'mark'
  if (CAPTION.test(line)) return 'caption'
  if (BULLET.test(line)) return 'bullet'
  if (dated.test(line)) return 'date'
  if (FIRST_ITEM.test(line)) return 'first'
  return ITEM.test(line) ? 'item' : undefined
}

const dateds = new Map<string, RegExp>()

/** A line that begins with a date and a sign that sets the date off, as the lines of a chronology do. */
function datedPattern(language: string): RegExp {
  const before = dateds.get(language)
  if (before) return before
  const month = String.raw`(?:${monthsOf(language).pattern}|${monthsOf('en').pattern})(?![\p{L}\p{M}])\.?`
  const day = String.raw`\d{1,2}(?:st|nd|rd|th|\.|er)?`
  const year = String.raw`(?:,?\s+\d{4})?`
  const dates = [
    String.raw`\d{4}-\d{2}(?:-\d{2})?`,
    String.raw`\d{1,2}[./]\d{1,2}[./]\d{2,4}`,
    String.raw`${day}(?:\s*[-–]\s*${day})?\s+(?:de\s+|of\s+)?${month}${year}`,
    String.raw`${month}\s+${day}${year}`,
    String.raw`${month}\s+\d{4}`,
    String.raw`\d{4}`,
  ]
  const pattern = new RegExp(
    String.raw`^[[(]?(?:\p{L}+,?\s+)?(?:${dates.join('|')})[\])]?(?:\s*:|\s+[-–—]|\t)\s*\S`,
    'iu',
  )
  dateds.set(language, pattern)
  return pattern
}
