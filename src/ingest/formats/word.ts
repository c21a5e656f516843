import mammoth from 'mammoth'
import { parseHTML } from 'linkedom'
import { blocksOf } from '../html/blocks.ts'
import type { Incoming } from '../incoming.ts'
import { archive, textIn } from './archive.ts'
import { momentOf } from '../moment.ts'

/** Reads a Word document (DOCX): its paragraphs, lists and tables, and its core properties. */
export async function readWord(bytes: Uint8Array): Promise<Incoming> {
  const files = archive(bytes, (name) => name === 'docProps/core.xml' || name === 'word/document.xml')
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })) },
  )
  const { document } = parseHTML(`<html><body>${value}</body></html>`)
  const text = blocksOf(document.body)
    .map(({ text: line }) => line)
    .join('\n\n')
  return { text, particulars: properties(textIn(files, 'docProps/core.xml') ?? ''), doubts: [] }
}

/** Dublin Core in an office document. */
export function properties(xml: string): Incoming['particulars'] {
  const { document } = parseHTML(xml.replace(/^\s*<\?xml[^>]{0,200}\?>/u, ''))
  const read = (name: string): string => {
    const found = [...document.querySelectorAll('*')].find(
      (element) => element.localName.toLowerCase() === name || element.nodeName.toLowerCase() === name,
    )
    return found?.textContent?.trim() ?? ''
  }
  const title = read('dc:title')
  const author = read('dc:creator')
  const published = momentOf(read('dcterms:created') || read('dc:date'))
  const language = read('dc:language')
  return {
    ...(title !== '' && { title: { value: title, from: 'dc:title' } }),
    ...(author !== '' && { author: { value: author, from: 'dc:creator' } }),
    ...(published !== undefined && { published: { value: published, from: 'dcterms:created' } }),
    ...(language !== '' && { language: { value: language, from: 'dc:language' } }),
  }
}
