import path from 'node:path/posix'
import { parseHTML, type LinkedDocument } from 'linkedom'
import { blocksOf } from '../html/blocks.ts'
import type { Incoming } from '../incoming.ts'
import { archive, textIn, type Archive } from './archive.ts'
import { properties } from './word.ts'

/** Reads an EPUB book: its chapters in the order of its spine, and its Dublin Core. */
export function readBook(bytes: Uint8Array): Incoming {
  const files = archive(bytes, (name) => /\.(?:x?html?|opf|xml)$/iu.test(name))
  const container = parsed(textIn(files, 'META-INF/container.xml') ?? '')
  const opfPath = container.querySelector('rootfile')?.getAttribute('full-path') ?? ''
  const opf = textIn(files, opfPath) ?? ''
  const lines = chapters(parsed(opf), path.dirname(opfPath)).flatMap((name) => linesOf(files, name))
  return { text: lines.join('\n\n'), particulars: properties(opf), doubts: [] }
}

function parsed(xml: string): LinkedDocument {
  return parseHTML(xml.replace(/^\s*<\?xml[^>]{0,200}\?>/u, '')).document
}

function chapters(opf: LinkedDocument, folder: string): string[] {
  const items = new Map(
    [...opf.querySelectorAll('item')].map((item) => [
      item.getAttribute('id') ?? '',
      item.getAttribute('href') ?? '',
    ]),
  )
  return [...opf.querySelectorAll('itemref')].flatMap((reference) => {
    const href = items.get(reference.getAttribute('idref') ?? '')
    return href ? [path.normalize(path.join(folder, decodeURIComponent(href)))] : []
  })
}

function linesOf(files: Archive, name: string): string[] {
  const html = textIn(files, name)
  return html === undefined ? [] : blocksOf(parsed(html).body).map(({ text }) => text)
}
