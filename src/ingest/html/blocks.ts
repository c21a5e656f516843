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
  readonly kind: 'paragraph' | 'heading' | 'item' | 'row' | 'caption' | 'credit' | 'quotation' | 'pull quote'
  /** How many of the text's characters are links, 0..1. */
  readonly linked: number
}

const ELEMENT = 1
const TEXT = 3

/** What lines stand in: a kind of theirs, or a figure, whose own words are a caption. */
type Frame = Block['kind'] | 'figure'

const KIND_OF: Readonly<Record<string, Frame>> = {
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
  FIGURE: 'figure',
  FIGCAPTION: 'caption',
  CAPTION: 'heading',
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

/** Pages without `figcaption` say by a class what describes a picture, and whose it is. */
const CAPTION_CLASS = /(?:^|[\s_-])captions?(?:$|[\s_-])/i
const CREDIT_CLASS = /(?:^|[\s_-])(?:credits?|copyright|media-source|image-source)(?:$|[\s_-])/i

const PULL_QUOTE_CLASS = /pull-?quote/i

/** What is inside these stays one of them, whatever it is. */
const SETTLED: ReadonlySet<Frame> = new Set(['caption', 'credit', 'pull quote'])
/** A table or a quotation may stand in a `figure` as well as a picture; what else is there describes it. */
const IN_FIGURES: ReadonlySet<Frame> = new Set(['row', 'quotation', 'caption', 'credit', 'pull quote'])

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

function kindOf(name: string, classes: string): Frame | undefined {
  return classKind(classes)?.kind ?? KIND_OF[name]
}

/** What an element is by its class, and the class that says so. */
export function classKind(
  classes: string,
): { readonly kind: 'pull quote' | 'credit' | 'caption'; readonly name: string } | undefined {
  if (PULL_QUOTE_CLASS.test(classes)) return { kind: 'pull quote', name: 'pull-quote' }
  if (CREDIT_CLASS.test(classes)) return { kind: 'credit', name: 'credit' }
  return CAPTION_CLASS.test(classes) ? { kind: 'caption', name: 'caption' } : undefined
}

class BlockWriter {
  readonly blocks: Block[] = []
  readonly #frames: Frame[] = []
  #line = ''
  #links = 0
  #linked = 0

  write(text: string): void {
    this.#line += text
    if (this.#links > 0) this.#linked += text.replaceAll(/\s+/gu, ' ').length
  }

  begin(frame: Frame): void {
    const around = this.#frames.at(-1)
    const isAround =
      around === 'figure' ? !IN_FIGURES.has(frame) : around && SETTLED.has(around) && frame !== 'credit'
    this.#frames.push(around && isAround ? around : frame)
  }

  beginLink(): void {
    this.#links += 1
  }

  mark(mark: Mark): void {
    if (mark === 'block') this.#end()
    else if (mark === 'kind') this.#frames.pop()
    else if (mark === 'link') this.#links -= 1
    else this.#line += ' | '
  }

  #end(): void {
    const text = this.#line.replaceAll(/[\s\u00a0]+/gu, ' ').trim()
    if (/[\p{L}\p{N}]/u.test(text)) {
      const frame = this.#frames.at(-1) ?? 'paragraph'
      const kind = frame === 'figure' ? 'caption' : frame
      this.blocks.push({ text, kind, linked: Math.min(1, this.#linked / text.length) })
    }
    this.#line = ''
    this.#linked = 0
  }
}
