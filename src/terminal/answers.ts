import { ROOMY } from '../card/capacity.ts'
import type { Request } from '../card/request.ts'
import type { Backgrounder, Reply } from '../command/backgrounder.ts'
import { replyData } from './data.ts'
import { createPen, run } from './pen.ts'
import { renderCard, type Sheet } from './render.ts'

/** Whoever has the terminal has the files, so nothing is kept from them. */
export function replyTo(backgrounder: Backgrounder, request: Request): Promise<Reply> {
  return backgrounder.reply(request, { isAdministrator: true, id: 'terminal' }, ROOMY)
}

/** A card as text that ends its last line. */
export function cardText({ card }: Reply, sheet: Sheet): string {
  return `${renderCard(card, sheet).join('\n')}\n`
}

/** A reply as one line of JSON. */
export function jsonLine(reply: Reply): string {
  return `${JSON.stringify(replyData(reply))}\n`
}

/**
 * A reply as one line for a reader: the status, the card's heading, and the best excerpt with where it stands, or,
 * where there is none, what the card says instead.
 */
export function summaryLine(reply: Reply): string {
  const { status, excerpts } = replyData(reply)
  const { heading, notes, suggestions } = reply.card
  const [best] = excerpts
  const said = best
    ? `“${best.quote}” (${best.sourceId}, paragraph ${best.paragraph})`
    : [...notes, suggestions.map(({ label }) => label).join(', ')].filter((text) => text !== '').join(' ')
  return `${createPen(Infinity, false).line(run([status, heading, said].join(' | ')))}\n`
}
