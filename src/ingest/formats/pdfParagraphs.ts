import type { PageLine } from './pdfLines.ts'

/** So much of a page's height at its top and its foot may hold what recurs on every page. */
const MARGIN = 0.12
/** Lines further apart than so many font sizes are in two paragraphs. */
const PARAGRAPH_GAP = 1.75
const SMALL = 0.88
const FOOT = 0.6
const HYPHENATED = /(?<=\p{L})[-\u00ad\u2010]$/u

/** Joins the lines of pages to paragraphs, one text each, and their footnotes. */
export function paragraphsOf(pages: readonly (readonly PageLine[])[]): {
  readonly paragraphs: readonly string[]
  readonly footnotes: readonly string[]
} {
  const recurring = recurringLines(pages)
  const body = bodySize(pages)
  const text: PageLine[][] = []
  const notes: PageLine[][] = []
  for (const page of pages) {
    const kept = page.filter((line) => !isFurniture(line, recurring))
    const notesOfPage = new Set(columnsOf(kept).flatMap((column) => notesIn(column, body)))
    text.push(kept.filter((line) => !notesOfPage.has(line)))
    notes.push([...notesOfPage])
  }
  return { paragraphs: joined(text), footnotes: notes.flatMap((lines) => joined([lines])) }
}

function columnsOf(lines: readonly PageLine[]): PageLine[][] {
  return [0, 1].map((number) => lines.filter(({ column }) => column === number))
}

/** The small lines at the foot of a column, from the first that begins with a number or a mark. */
function notesIn(column: readonly PageLine[], body: number): readonly PageLine[] {
  const isSmall = ({ size, depth }: PageLine): boolean => size < body * SMALL && depth > FOOT
  const small = column.slice(column.findLastIndex((line) => !isSmall(line)) + 1)
  const first = small.findIndex(({ text }) => NOTE.test(text))
  return first < 0 ? [] : small.slice(first)
}

const NOTE = /^(?:\d{1,3}|[*†‡])\s?\S/u

function isFurniture({ text, depth }: PageLine, recurring: ReadonlySet<string>): boolean {
  const isAtEdge = depth < MARGIN || depth > 1 - MARGIN
  return isAtEdge && (recurring.has(withoutDigits(text)) || PAGE_NUMBER.test(text))
}

const PAGE_NUMBER =
  /^(?:[–—-]\s?)?(?:page|p\.|seite|s\.)?\s?(?:\d{1,4}|[ivxlc]{1,7})(?:\s?(?:of|\/|von)\s?\d{1,4})?(?:\s?[–—-])?$/iu

/** What stands at the edge of a third of all pages, whatever its numbers. */
function recurringLines(pages: readonly (readonly PageLine[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const page of pages) {
    const edges = page.filter(({ depth }) => depth < MARGIN || depth > 1 - MARGIN)
    for (const key of new Set(edges.map(({ text }) => withoutDigits(text))))
      counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const least = Math.max(2, pages.length / 3)
  return new Set([...counts].filter(([, count]) => count >= least).map(([key]) => key))
}

function withoutDigits(text: string): string {
  return text.replaceAll(/\d+/gu, '#')
}

/** The font size of most characters. */
function bodySize(pages: readonly (readonly PageLine[])[]): number {
  const characters = new Map<number, number>()
  for (const { size, text } of pages.flat()) {
    const rounded = Math.round(size * 2) / 2
    characters.set(rounded, (characters.get(rounded) ?? 0) + text.length)
  }
  return [...characters].reduce((most, next) => (next[1] > most[1] ? next : most), [0, 0])[0]
}

function joined(pages: readonly (readonly PageLine[])[]): string[] {
  const paragraphs: string[] = []
  let last: PageLine | undefined
  for (const page of pages) {
    const width = Math.max(0, ...page.map(({ left, right }) => right - left))
    for (const line of page) {
      const before = paragraphs.at(-1)
      if (last && before !== undefined && goesOn(last, line, width))
        paragraphs[paragraphs.length - 1] = join(before, line.text)
      else paragraphs.push(line.text)
      last = line
    }
  }
  return paragraphs
}

/** Whether a line goes on with the paragraph of the line before it, in its column, the next one, or on the next page. */
function goesOn(last: PageLine, line: PageLine, width: number): boolean {
  if (Math.abs(last.size - line.size) > last.size * 0.1 || LIST_ITEM.test(line.text)) return false
  const isBelow = line.column === last.column && line.y < last.y
  if (isBelow && last.y - line.y > line.size * PARAGRAPH_GAP) return false
  if (isBelow && line.left - last.left > line.size && line.left - last.left < line.size * 4) return false
  const isFull = last.right - last.left > width * 0.8
  return isBelow ? isFull || !ENDED.test(last.text) : !ENDED.test(last.text)
}

const LIST_ITEM = /^(?:[•▪–—*-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s/u
const ENDED = /[.!?…:]["”’)\]]?\d{0,3}$/u

/** A word that was parted at the end of a line is joined again, unless its other half has a capital. */
function join(before: string, line: string): string {
  if (HYPHENATED.test(before))
    return /^\p{Ll}/u.test(line) ? before.replace(HYPHENATED, '') + line : before + line
  return `${before} ${line}`
}
