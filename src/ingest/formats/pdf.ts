import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { FoundParticulars, Incoming } from '../incoming.ts'
import { momentOf } from '../moment.ts'
import { linesOf, type Glyphs, type PageLine } from './pdfLines.ts'
import { paragraphsOf } from './pdfParagraphs.ts'

/** More is a book, which nobody reads a hundred times a day. */
const MOST_PAGES = 1_000

/**
 * Reads the text of a PDF: columns one after the other, lines joined to paragraphs, without what recurs at the top and
 * the foot of its pages; footnotes come last. A PDF of pictures has no text, which its doubts say.
 * @throws Error where the file is damaged or needs a password.
 */
export async function readPdf(bytes: Uint8Array): Promise<Incoming> {
  const loading = getDocument({
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: 0,
  })
  try {
    const pdf = await loading.promise
    const pages: PageLine[][] = []
    for (let number = 1; number <= Math.min(pdf.numPages, MOST_PAGES); number += 1)
      pages.push(await readPage(await pdf.getPage(number)))
    const { info } = await pdf.getMetadata()
    const { paragraphs, footnotes } = paragraphsOf(pages)
    const text = [...paragraphs, ...footnotes].join('\n\n')
    const apart = footnotes.map(() => 'footnote' as const)
    const doubts =
      text.length < 100 * pages.length ? ['Its pages hold hardly any text; it may be a scan.'] : []
    return { text, apart, particulars: particularsOf(info), doubts }
  } finally {
    await loading.destroy()
  }
}

async function readPage(page: PDFPageProxy): Promise<PageLine[]> {
  const { items } = await page.getTextContent()
  const { width, height } = page.getViewport({ scale: 1 })
  const glyphs = items.flatMap((item): Glyphs[] => {
    if (!('str' in item) || item.str === '') return []
    const [, , skew, scale, x, y] = item.transform.map(Number)
    if (x === undefined || y === undefined) return []
    const size = Math.hypot(skew ?? 0, scale ?? 0)
    return [{ text: item.str, x, y, width: item.width, size }]
  })
  page.cleanup()
  return linesOf(glyphs, { width, height })
}

const PDF_DATE = /^D:(?<day>\d{8})(?<clock>\d{6})?(?<zone>Z|[+-]\d{2}'\d{2})?/u

function particularsOf(info: object): FoundParticulars {
  const read = (name: string): string => {
    const value: unknown = Object.entries(info).find(([key]) => key === name)?.[1]
    return typeof value === 'string' ? value.trim() : ''
  }
  const title = read('Title')
  const author = read('Author')
  // PDF writes dates as D:20250108093000+05'00' (ISO 32000-1, 7.9.4).
  const { day, clock, zone = '' } = PDF_DATE.exec(read('CreationDate'))?.groups ?? {}
  const time =
    clock === undefined ? '' : `T${clock.replace(/(\d\d)(\d\d)(\d\d)/u, '$1:$2:$3')}${zone.replace("'", ':')}`
  const made = momentOf(`${(day ?? '').replace(/(\d{4})(\d\d)(\d\d)/u, '$1-$2-$3')}${time}`)
  return {
    ...(title !== '' && { title: { value: title, from: 'PDF Title' } }),
    ...(author !== '' && { author: { value: author, from: 'PDF Author' } }),
    ...(made !== undefined && { changed: { value: made, from: 'PDF CreationDate' } }),
  }
}
