import { textDoubts } from '../doubts.ts'
import { decode } from '../encoding.ts'
import { readBook } from '../formats/book.ts'
import { readMail } from '../formats/mail.ts'
import { readOpenDocument } from '../formats/openDocument.ts'
import { readPdf } from '../formats/pdf.ts'
import { readSubtitles } from '../formats/subtitles.ts'
import { readText } from '../formats/text.ts'
import { readWebArchive } from '../formats/webArchive.ts'
import { readWord } from '../formats/word.ts'
import { readPage } from '../html/page.ts'
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
    text: read.text,
    particulars: { ...read.particulars, ...(title && { title }), ...(language && { language }) },
    doubts: [...read.doubts, ...doubtsOf(read, raw)],
  }
}

function readFormat({ bytes, format, contentType, name, address }: Raw): Incoming | Promise<Incoming> {
  switch (format) {
    case 'html':
      return readPage(decode(bytes, contentType), address)
    case 'pdf':
      return readPdf(bytes)
    case 'docx':
      return readWord(bytes)
    case 'odt':
      return readOpenDocument(bytes)
    case 'epub':
      return readBook(bytes)
    case 'mail':
      return readMail(bytes)
    case 'warc':
      return readWebArchive(bytes)
    case 'subtitles':
      return readSubtitles(decode(bytes, contentType))
    case 'text':
      return readText(decode(bytes, contentType), name)
  }
}

function doubtsOf({ text, particulars }: Incoming, { format }: Raw): string[] {
  const isUndated = format !== 'text' && particulars.published === undefined
  return [...textDoubts(text), ...(isUndated ? ['It gives no date.'] : [])]
}
