import { parseHTML } from 'linkedom'
import type { Incoming } from '../incoming.ts'
import { archive, textIn } from './archive.ts'
import { properties } from './word.ts'

/** Reads an OpenDocument text (ODT): its paragraphs and headings, and its Dublin Core. */
export function readOpenDocument(bytes: Uint8Array): Incoming {
  const files = archive(bytes, (name) => name === 'content.xml' || name === 'meta.xml')
  const { document } = parseHTML(
    (textIn(files, 'content.xml') ?? '').replace(/^\s*<\?xml[^>]{0,200}\?>/u, ''),
  )
  const lines = [...document.querySelectorAll('*')]
    .filter(({ nodeName }) => /^text:(?:p|h)$/iu.test(nodeName))
    .map(({ textContent }) => (textContent ?? '').replaceAll(/\s+/gu, ' ').trim())
    .filter((line) => line !== '')
  return { text: lines.join('\n\n'), particulars: properties(textIn(files, 'meta.xml') ?? ''), doubts: [] }
}
