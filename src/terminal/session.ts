import { excerptsOf, type Card } from '../card/card.ts'
import type { Request } from '../card/request.ts'

/** What a line typed in a chat asks for. */
export type Step =
  | { readonly type: 'request'; readonly request: Request }
  /** A sentence for the user; the card stays. */
  | { readonly type: 'hint'; readonly text: string }
  | { readonly type: 'leave' }

const LEAVE = /^\/?(?:q|quit|exit|bye)$/i

/**
 * Reads a line in the light of the card that is shown.
 * @param read reads whatever is no key.
 */
export function interpret(line: string, card: Card | undefined, read: (text: string) => Request): Step {
  const text = line.trim()
  if (LEAVE.test(text)) return { type: 'leave' }
  if (text === '' || text === 'n') return page(card, 'next', text)
  if (text === 'p') return page(card, 'previous', text)
  if (/^\d{1,3}$/.test(text)) return suggestion(Number(text), card)
  const view = /^v ?(\d{1,2})$/.exec(text)
  if (view) return otherView(Number(view[1]), card)
  const context = /^c ?(\d{1,5})$/.exec(text)
  return context ? inContext(Number(context[1]), card) : { type: 'request', request: read(text) }
}

/** Enter alone says nothing, so it is not answered where there is no page to turn to. */
function page(card: Card | undefined, which: 'next' | 'previous', text: string): Step {
  const to = card?.page[which]
  if (to) return { type: 'request', request: to }
  if (text === '') return hint('')
  return hint(card ? `There is no ${which} page.` : 'There is no card yet. /help lists the commands.')
}

function suggestion(number: number, card: Card | undefined): Step {
  const all = card?.suggestions ?? []
  const chosen = all[number - 1]
  if (chosen) return { type: 'request', request: chosen.request }
  return hint(
    all.length === 0 ? 'There is nothing to open by number here.' : `There are ${all.length} to open here.`,
  )
}

function otherView(number: number, card: Card | undefined): Step {
  const chosen = card?.views[number - 1]
  return chosen
    ? { type: 'request', request: chosen.request }
    : hint(`There is no view v${number} of this card.`)
}

function inContext(number: number, card: Card | undefined): Step {
  const chosen = card && excerptsOf(card).find((excerpt) => excerpt.number === number)
  return chosen
    ? { type: 'request', request: chosen.context }
    : hint(`There is no excerpt [${number}] on this card.`)
}

function hint(text: string): Step {
  return { type: 'hint', text }
}
