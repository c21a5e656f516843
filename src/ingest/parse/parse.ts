import { textDoubts } from '../doubts.ts'
import { decode } from '../encoding.ts'
import { readText } from '../formats/text.ts'
import { languageOf } from '../language.ts'
import type { Format } from '../format.ts'
import type { Incoming } from '../incoming.ts'

/** What is to be read as a document. */
export interface Raw {
  readonly bytes: Uint8Array
  readonly format: Exclude<Format, 'feed'>
  /** As HTTP has it; may be empty. */
  readonly contentType: string
  /** The file's name; may be empty. */
  readonly name: string
  /** Where it was read; absent for a file. */
  readonly address?: string
}

/**
 * Reads a document of any format.
 * @throws Error where it is damaged.
 */
export async function parseDocument(raw: Raw): Promise<Incoming> {
  const read = await readFormat(raw)
  const language = languageOf(read.text, read.particulars)
  const title =
    read.particulars.title ??
    (raw.name === '' ? undefined : { value: raw.name, from: 'the name of the file' })
  return {
    ...read,
    particulars: { ...read.particulars, ...(title && { title }), ...(language && { language }) },
    doubts: [...read.doubts, ...doubtsOf(read, raw)],
  }
}

/** Libraries are loaded when something is to be read with them: all of them take seconds. */
async function readFormat({ bytes, format, contentType, name, address }: Raw): Promise<Incoming> {
  switch (format) {
    case 'html':
      return (await import('../html/page.ts')).readPage(decode(bytes, contentType), address)
    case 'pdf':
      return (await import('../formats/pdf.ts')).readPdf(bytes)
    case 'docx':
      return (await import('../formats/word.ts')).readWord(bytes)
    case 'odt':
      return (await import('../formats/openDocument.ts')).readOpenDocument(bytes)
    case 'epub':
      return (await import('../formats/book.ts')).readBook(bytes)
    case 'mail':
      return (await import('../formats/mail.ts')).readMail(bytes)
    case 'warc':
      return (await import('../formats/webArchive.ts')).readWebArchive(bytes)
    case 'subtitles':
      return (await import('../formats/subtitles.ts')).readSubtitles(decode(bytes, contentType))
    case 'text':
      return readText(decode(bytes, contentType), name)
  }
}

function doubtsOf({ text, particulars }: Incoming, { format }: Raw): string[] {
  const isUndated = format !== 'text' && particulars.published === undefined
  return [...textDoubts(text), ...(isUndated ? ['It gives no date.'] : [])]
}
