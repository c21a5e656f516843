import { createHash } from 'node:crypto'
import { Document, isScalar, parseDocument, Scalar } from 'yaml'
import { z } from 'zod'
import { splitFrontMatter } from '../../source/frontMatter.ts'
import type { FoundParticulars, Incoming, Particular, ParticularName } from '../incoming.ts'

/** In the order in which an editor would write them. */
const ORDER: readonly ParticularName[] = [
  'title',
  'author',
  'publisher',
  'published',
  'changed',
  'url',
  'kind',
  'language',
  'licence',
]
const LONGEST: Readonly<Partial<Record<ParticularName, number>>> = {
  title: 300,
  author: 200,
  publisher: 200,
  licence: 200,
}
const httpAddress = z.url({ protocol: /^https?$/ })

/** How a document comes onto the shelf. */
export interface Acquisition {
  /** The day it was fetched, `YYYY-MM-DD`. */
  readonly retrieved: string
  /** Whether somebody has chosen it, or will have read it before it is quoted. */
  readonly isReviewed: boolean
  /** Whether it was read where it stands, so that it can be read there again. */
  readonly isFetched: boolean
  /** The day on which it is to be taken out again, `YYYY-MM-DD`. */
  readonly until?: string
}

/** Of a text as it was fetched: it tells whether an editor, or its publisher, has changed it since. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, DIGEST_DIGITS)
}

const DIGEST_DIGITS = 16

/** The file of a source: front matter in which a comment says where each particular was read from, then the text. */
export function sourceFile(
  { text, particulars, apart }: Incoming,
  { retrieved, isReviewed, isFetched, until }: Acquisition,
): string {
  const yaml = new Document({})
  for (const name of ORDER) setParticular(yaml, name, particulars[name])
  setApart(yaml, apart)
  if (!isReviewed) yaml.set('reviewed', false)
  yaml.set('retrieved', retrieved)
  if (until !== undefined) yaml.set('until', until)
  if (isFetched) yaml.set('digest', digestNode(yaml, text))
  return fileOf(yaml, text)
}

/**
 * The file of a source whose text was changed where it stands. What an editor wrote into its front matter stays; what was
 * read from the page is read anew.
 * @param content the file as it is.
 * @returns undefined where its front matter cannot be read.
 */
export function revisedFile(
  content: string,
  { text, particulars, apart }: Incoming,
  { retrieved, isReviewed }: Omit<Acquisition, 'isFetched'>,
): string | undefined {
  const yaml = frontMatterOf(content)?.yaml
  if (!yaml) return undefined
  const title = yaml.get('title', true)
  if (isScalar(title) && title.comment !== undefined) setParticular(yaml, 'title', particulars.title)
  setParticular(yaml, 'changed', particulars.changed)
  setApart(yaml, apart)
  yaml.delete('gone')
  if (isReviewed) yaml.delete('reviewed')
  else yaml.set('reviewed', false)
  yaml.set('retrieved', retrieved)
  yaml.set('digest', digestNode(yaml, text))
  return fileOf(yaml, text)
}

/** The file of a source whose text stands elsewhere too; undefined where its front matter cannot be read. */
export function fileAlsoAt(content: string, { url, publisher }: FoundParticulars): string | undefined {
  const parts = frontMatterOf(content)
  if (!parts || !url || !isUsable('url', url.value)) return undefined
  const { yaml, text } = parts
  const named = publisher && isUsable('publisher', publisher.value) ? publisher.value : undefined
  const place = {
    url: url.value,
    ...(named !== undefined && { publisher: named.slice(0, LONGEST.publisher) }),
  }
  if (yaml.has('alsoAt')) yaml.addIn(['alsoAt'], yaml.createNode(place))
  else yaml.set('alsoAt', yaml.createNode([place]))
  return fileOf(yaml, text)
}

/**
 * The file of a source that is not found at its address any more, or is again.
 * @param since the day, `YYYY-MM-DD`; undefined where it is there again.
 * @returns undefined where its front matter cannot be read.
 */
export function goneFile(content: string, since: string | undefined): string | undefined {
  const parts = frontMatterOf(content)
  if (!parts) return undefined
  if (since === undefined) parts.yaml.delete('gone')
  else parts.yaml.set('gone', since)
  return fileOf(parts.yaml, parts.text)
}

function frontMatterOf(content: string): { readonly yaml: Document; readonly text: string } | undefined {
  const split = splitFrontMatter(content)
  if (!split) return undefined
  const yaml = parseDocument(split.yaml)
  return yaml.errors.length > 0 ? undefined : { yaml, text: split.text }
}

function fileOf(yaml: Document, text: string): string {
  return `---\n${yaml.toString({ lineWidth: 0, flowCollectionPadding: false })}---\n${text}`
}

/** What a document does not say is taken out. */
function setParticular(yaml: Document, name: ParticularName, found: Particular | undefined): void {
  if (!found || !isUsable(name, found.value)) {
    if (name !== 'title') yaml.delete(name)
    return
  }
  const node = yaml.createNode(found.value.slice(0, LONGEST[name]))
  // Without quotation marks the check would ask whether the comment cut the value.
  if (isScalar(node)) {
    node.type = Scalar.QUOTE_DOUBLE
    node.comment = ` ${found.from.replaceAll(/\s+/gu, ' ')}`
  }
  yaml.set(name, node)
}

/** What the last paragraphs are, in one line. */
function setApart(yaml: Document, apart: Incoming['apart'] = []): void {
  yaml.delete('apart')
  if (apart.length === 0) return
  const node = yaml.createNode(apart, { flow: true })
  node.comment = ' what the last paragraphs are'
  yaml.set('apart', node)
}

/** In quotation marks: digits alone would be a number. */
function digestNode(yaml: Document, text: string): unknown {
  const node = yaml.createNode(digestOf(text))
  if (isScalar(node)) {
    node.type = Scalar.QUOTE_DOUBLE
    node.comment = ' of the text as it was fetched; leave it'
  }
  return node
}

function isUsable(name: ParticularName, value: string): boolean {
  if (name === 'url') return httpAddress.safeParse(value).success
  return value.trim() !== '' && !/[\r\n]/u.test(value)
}

const LONGEST_ID = 72

/** A source's id: the words of its title in small letters, joined by hyphens, after the day it was published. */
export function sourceIdOf({ particulars }: Incoming): string {
  const day = /^\d{4}-\d{2}-\d{2}/u.exec(particulars.published?.value ?? '')?.[0]
  const words = (particulars.title?.value ?? 'untitled').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [
    'untitled',
  ]
  let id = day ?? ''
  for (const word of words) {
    const longer = id === '' ? word : `${id}-${word}`
    if (longer.length > LONGEST_ID) break
    id = longer
  }
  return id === '' ? 'untitled' : id
}
