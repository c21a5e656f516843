import { Readability } from '@mozilla/readability'
import { parseHTML, type LinkedDocument, type LinkedElement } from 'linkedom'
import type { Incoming } from '../incoming.ts'
import { articleLines } from './article.ts'
import { blocksOf, type DomNode } from './blocks.ts'
import { pageParticulars } from './particulars.ts'

/**
 * Reads a web page: the lines of its article, and what it says of itself. Scripts never run.
 * @param address where it stands, if known.
 */
export function readPage(html: string, address?: string): Incoming {
  const { document } = parseHTML(/<html[\s>]/iu.test(html) ? html : `<html><body>${html}</body></html>`)
  // Before the article is looked for, which takes the page apart.
  const particulars = pageParticulars(document, address)
  const { content, title } = articleIn(document)
  const lines = articleLines(blocksOf(content), particulars.title?.value ?? title)
  return { text: lines.join('\n\n'), particulars, doubts: [] }
}

/** Deeper pages are attacks, or broken; Readability's time grows with the square of the depth, and its calls nest. */
const MOST_DEPTH = 500

/** The element that holds the article, as Readability finds it; the whole page, where it finds none. */
function articleIn(document: LinkedDocument): { readonly content: DomNode; readonly title: string } {
  const whole = { content: document.documentElement, title: '' }
  if (isDeeperThan(document.documentElement, MOST_DEPTH)) return whole
  const reader = new Readability(document, { serializer: itself, keepClasses: true })
  const article = reader.parse()
  return article?.content ? { content: article.content, title: article.title ?? '' } : whole
}

function isDeeperThan(root: DomNode, most: number): boolean {
  const open: { readonly node: DomNode; readonly depth: number }[] = [{ node: root, depth: 0 }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.depth > most) return true
    for (const node of next.node.childNodes) open.push({ node, depth: next.depth + 1 })
  }
  return false
}

/** Readability would write its result down as HTML, to be parsed again. */
function itself(element: LinkedElement): LinkedElement {
  return element
}
