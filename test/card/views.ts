import type { Capacity } from '../../src/card/capacity.ts'
import type { Card, Section } from '../../src/card/card.ts'
import type { Request } from '../../src/card/request.ts'
import type { Backgrounder } from '../../src/command/backgrounder.ts'

const READER = { isAdministrator: false }

/** The first view of an answer, then each page of each of its views. */
export async function allViews(
  backgrounder: Backgrounder,
  asked: Request,
  capacity: Capacity,
): Promise<readonly [Card, ...Card[]]> {
  const { card: first } = await backgrounder.reply(asked, READER, capacity)
  const others: Card[] = []
  for (const { request } of first.views) {
    let next: Request | undefined = request
    while (next) {
      const { card }: { readonly card: Card } = await backgrounder.reply(next, READER, capacity)
      others.push(card)
      next = card.page.next
    }
  }
  return [first, ...others]
}

/** All sections of an answer, whichever view they stand in. */
export async function allSections(
  backgrounder: Backgrounder,
  asked: Request,
  capacity: Capacity,
): Promise<readonly Section[]> {
  return (await allViews(backgrounder, asked, capacity)).flatMap(({ sections }) => sections)
}
