import { z } from 'zod'
import { readCitationMark } from '../source/citation.ts'

/** An excerpt as somebody copied it with its citation. */
export interface PastedCitation {
  readonly sourceId: string
  readonly paragraph: number
  readonly hash: string
  readonly quote: string
}

/** Reads what "Copy with citation" gave, in any of its forms; undefined for anything else. */
export function readPasted(given: string): PastedCitation | undefined {
  const text = plainOf(given)
  const mark = readCitationMark(text)
  if (!mark) return undefined
  const before = text.slice(0, mark.at)
  const start = before.indexOf('“')
  const end = before.lastIndexOf('”')
  if (start < 0 || end <= start) return undefined
  const { source: sourceId, paragraph, hash } = mark
  return { sourceId, paragraph, hash, quote: before.slice(start + 1, end) }
}

const ENTITIES: ReadonlyMap<string, string> = new Map(
  Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }),
)

/** Its text without the tags of HTML, the signs of Markdown's quotation, or JSON around it. */
function plainOf(given: string): string {
  const text = given.trim()
  if (/^[[{]/.test(text)) return noteIn(text) ?? text
  if (/^<blockquote\b/i.test(text))
    return text
      .replace(/<[^<>]*>/g, '')
      .replace(/&(amp|lt|gt|quot|#39);/g, (entity, name: string) => ENTITIES.get(name) ?? entity)
  return text.startsWith('> ')
    ? text.replace(/^> ?/gm, '').replace(/\\([\\`*_{}[\]()#+.!|<>~&-])/g, '$1')
    : text
}

const noted = z.looseObject({ note: z.string() })
const cslJson = z.union([
  z
    .tuple([noted])
    .rest(z.unknown())
    .transform(([first]) => first),
  noted,
])

function noteIn(json: string): string | undefined {
  try {
    return cslJson.safeParse(JSON.parse(json)).data?.note
  } catch {
    return undefined
  }
}
