import type { Particulars } from '../knowledge/types.ts'
import type { Citation } from '../source/citation.ts'
import type { Document } from '../source/document.ts'
import { spoken } from '../source/lines.ts'

/** A name is so long at most; what is longer before a colon is a sentence. */
const SPEAKER = /^(?<speaker>\p{Lu}[^:.!?]{0,59}): /u

/**
 * Where an excerpt stands, in words: its paragraph, what that is where it stands apart from the text, and in a transcript
 * who says it and when, unless the excerpt says so itself.
 */
export function placeOf(
  { paragraph, start }: Citation,
  document: (Document & { readonly particulars: Particulars }) | undefined,
): string {
  const found = document?.paragraphs[paragraph - 1]
  if (!document || !found) return `paragraph ${paragraph}`
  const { particulars, paragraphs, text } = document
  const kind = particulars.apart.at(paragraph - 1 - paragraphs.length)
  const isApart = paragraphs.length - paragraph < particulars.apart.length
  const said = start > found.start ? spoken(text.slice(found.start, found.end)) : undefined
  const speaker = said && SPEAKER.exec(said.words)?.groups?.['speaker']
  return [
    isApart && kind !== undefined ? `${kind}, paragraph ${paragraph}` : `paragraph ${paragraph}`,
    ...(said ? [[speaker, `at ${said.time}`].filter(Boolean).join(' ')] : []),
  ].join(', ')
}
