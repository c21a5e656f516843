import { Readability } from '@mozilla/readability'
import { parseHTML, type LinkedDocument, type LinkedElement } from 'linkedom'
import type { Incoming } from '../incoming.ts'
import { articleOf } from './article.ts'
import { blocksOf, classKind, type DomNode } from './blocks.ts'
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
  const { lines, apart } = articleOf(blocksOf(content), particulars.title?.value ?? title)
  return {
    text: [...lines, ...apart.map(({ text }) => text)].join('\n\n'),
    apart: apart.map(({ kind }) => kind),
    particulars,
    doubts: [],
  }
}

/** Deeper pages are attacks, or broken; Readability's time grows with the square of the depth, and its calls nest. */
const MOST_DEPTH = 500

/** The element that holds the article, as Readability finds it; the whole page, where it finds none. */
function articleIn(document: LinkedDocument): { readonly content: DomNode; readonly title: string } {
  const whole = { content: document.documentElement, title: '' }
  if (isDeeperThan(document.documentElement, MOST_DEPTH)) return whole
  passClassesOn(document)
  const reader = new Readability(document, { serializer: itself, keepClasses: true })
  const article = reader.parse()
  return article?.content ? { content: article.content, title: article.title ?? '' } : whole
}

/** Readability puts a paragraph in the place of an element that holds nothing else, whose class is lost then. */
function passClassesOn(document: LinkedDocument): void {
  for (const element of document.querySelectorAll('[class]')) {
    const own = classKind(element.getAttribute('class') ?? '')
    if (!own) continue
    for (const child of element.children)
      child.setAttribute('class', `${child.getAttribute('class') ?? ''} ${own.name}`.trim())
  }
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
