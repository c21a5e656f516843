import type { Card } from '../card/card.ts'
import type { Answered } from '../chat/asking.ts'
import type { Delivery } from '../chat/delivery.ts'
import { discordNotice } from './message.ts'
import type { Messages, PicturedMessage } from './messages.ts'
import { alone } from './outgoing.ts'

/** An answer as a message, and where it goes. */
export interface Composed {
  readonly message: PicturedMessage
  readonly delivery: Delivery
  /** What the message shows; absent where it is a sentence. */
  readonly card?: Card
}

export async function compose(answered: Answered, messages: Messages): Promise<Composed> {
  const { delivery } = answered
  if (answered.kind === 'notice') return { message: alone(discordNotice(answered.sentence)), delivery }
  const { reply, offersShare } = answered
  const shared = delivery.to === 'shared' ? { sharedBy: delivery.by } : {}
  const { card } = reply
  return { message: await messages.of(card, { offersShare, ...shared }), delivery, card }
}
