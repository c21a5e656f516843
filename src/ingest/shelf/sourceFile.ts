import { Document, isScalar, Scalar } from 'yaml'
import { z } from 'zod'
import type { Incoming, ParticularName } from '../incoming.ts'

/** In the order in which an editor would write them. */
const ORDER: readonly ParticularName[] = [
  'title',
  'author',
  'publisher',
  'published',
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

/**
 * The file of a source: front matter in which a comment says where each particular was read from, then the text as it
 * came in.
 * @param retrieved the day it was fetched, `YYYY-MM-DD`.
 * @param isReviewed whether somebody has chosen it, or will have read it before it is quoted.
 */
export function sourceFile({ text, particulars }: Incoming, retrieved: string, isReviewed: boolean): string {
  const yaml = new Document({})
  const values = ORDER.flatMap((name) => {
    const found = particulars[name]
    return found && isUsable(name, found.value) ? [{ name, ...found }] : []
  })
  for (const { name, value, from } of values) {
    const node = yaml.createNode(value.slice(0, LONGEST[name]))
    // Without quotation marks the check would ask whether the comment cut the value.
    if (isScalar(node)) {
      node.type = Scalar.QUOTE_DOUBLE
      node.comment = ` ${from.replaceAll(/\s+/gu, ' ')}`
    }
    yaml.set(name, node)
  }
  if (!isReviewed) yaml.set('reviewed', false)
  yaml.set('retrieved', retrieved)
  return `---\n${yaml.toString({ lineWidth: 0 })}---\n${text}`
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
