/** The few parts of a DOM that are read, so that any implementation of it serves. */
export interface DomNode {
  readonly nodeType: number
  readonly nodeName: string
  readonly textContent: string | null
  readonly childNodes: Iterable<DomNode>
  getAttribute?(name: string): string | null
}

/** A line of a page: a paragraph, a list item, a heading, a caption, a row of a table. */
export interface Block {
  /** White space folded, as a browser shows it; the cells of a row are parted by ` | `. */
  readonly text: string
  readonly kind: 'paragraph' | 'heading' | 'item' | 'row' | 'caption' | 'quotation'
  /** How many of the text's characters are links, 0..1. */
  readonly linked: number
}

const ELEMENT = 1
const TEXT = 3

const KIND_OF: Readonly<Record<string, Block['kind']>> = {
  H1: 'heading',
  H2: 'heading',
  H3: 'heading',
  H4: 'heading',
  H5: 'heading',
  H6: 'heading',
  LI: 'item',
  DT: 'item',
  DD: 'item',
  TR: 'row',
  ASIDE: 'quotation',
  BLOCKQUOTE: 'quotation',
  FIGURE: 'caption',
  FIGCAPTION: 'caption',
  CAPTION: 'caption',
}

/** Elements that begin and end a line of text, beside those of a kind of their own. */
const PLAIN_BLOCKS = new Set(
  (
    'ADDRESS ARTICLE CENTER DETAILS DIV DL FIELDSET FOOTER FORM HEADER HR MAIN NAV OL P PRE ' +
    'SECTION SUMMARY TABLE TBODY TFOOT THEAD UL'
  ).split(' '),
)

/** Elements whose text is nothing that a reader reads. */
const SILENT = new Set(
  (
    'AUDIO BUTTON CANVAS DATALIST HEAD IFRAME INPUT NOSCRIPT OBJECT SCRIPT SELECT STYLE SVG TEMPLATE TEXTAREA ' +
    'VIDEO'
  ).split(' '),
)

/** Pages without `figcaption` say by a class what describes a picture. */
const CAPTION_CLASS = /(?:^|[\s_-])(?:captions?|credits?|copyright|media-source|image-source)(?:$|[\s_-])/i

const PULL_QUOTE_CLASS = /pull-?quote/i

/** What a stack holds besides nodes: the end of a block, of a link, of a caption, and the gap between two cells. */
type Mark = 'block' | 'link' | 'kind' | 'cell'

/** The text below an element as lines, in their order. Lines without a letter or a digit are left out. */
export function blocksOf(root: DomNode): Block[] {
  const writer = new BlockWriter()
  // A stack of its own: a page may be nested deeper than calls may be.
  const open: (DomNode | Mark)[] = [root]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === 'string') writer.mark(next)
    else if (next.nodeType === TEXT) writer.write(next.textContent ?? '')
    else if (next === root || next.nodeType === ELEMENT) openElement(next, writer, open)
  }
  writer.mark('block')
  return writer.blocks
}

function openElement(element: DomNode, writer: BlockWriter, open: (DomNode | Mark)[]): void {
  const name = element.nodeName.toUpperCase()
  if (SILENT.has(name)) return
  if (name === 'BR') {
    writer.mark('block')
    return
  }
  const kind = kindOf(name, element.getAttribute?.('class') ?? '')
  if (kind !== undefined || PLAIN_BLOCKS.has(name)) {
    writer.mark('block')
    open.push('block')
  }
  if (kind !== undefined) {
    writer.begin(kind)
    open.push('kind', 'block')
  }
  if (name === 'A') {
    writer.beginLink()
    open.push('link')
  }
  const children = [...element.childNodes].filter(
    (child) => name !== 'TR' || ['TD', 'TH'].includes(child.nodeName.toUpperCase()),
  )
  for (let at = children.length - 1; at >= 0; at -= 1) {
    const child = children[at]
    if (child) open.push(child)
    if (name === 'TR' && at > 0) open.push('cell')
  }
}

function kindOf(name: string, classes: string): Block['kind'] | undefined {
  if (CAPTION_CLASS.test(classes)) return 'caption'
  return PULL_QUOTE_CLASS.test(classes) ? 'quotation' : KIND_OF[name]
}

class BlockWriter {
  readonly blocks: Block[] = []
  readonly #kinds: Block['kind'][] = []
  #line = ''
  #links = 0
  #linked = 0

  write(text: string): void {
    this.#line += text
    if (this.#links > 0) this.#linked += text.replaceAll(/\s+/gu, ' ').length
  }

  begin(kind: Block['kind']): void {
    // What is inside a caption stays one, whatever it is.
    this.#kinds.push(this.#kinds.includes('caption') ? 'caption' : kind)
  }

  beginLink(): void {
    this.#links += 1
  }

  mark(mark: Mark): void {
    if (mark === 'block') this.#end()
    else if (mark === 'kind') this.#kinds.pop()
    else if (mark === 'link') this.#links -= 1
    else this.#line += ' | '
  }

  #end(): void {
    const text = this.#line.replaceAll(/[\s\u00a0]+/gu, ' ').trim()
    if (/[\p{L}\p{N}]/u.test(text)) {
      const kind = this.#kinds.at(-1) ?? 'paragraph'
      this.blocks.push({ text, kind, linked: Math.min(1, this.#linked / text.length) })
    }
    this.#line = ''
    this.#linked = 0
  }
}
