import type { Card } from '../card/card.ts'
import { isForAdministrators, isShareable } from '../card/shareable.ts'

/** Where an answer goes. */
export type Delivery =
  /** To the asker alone. */
  | { readonly to: 'asker' }
  /** To all who read where it was asked. */
  | { readonly to: 'everybody' }
  /** In the place of the message that was acted on. */
  | { readonly to: 'place' }
  /** To all who read there, in the name of the one who shared it: a user's id on the platform. */
  | { readonly to: 'shared'; readonly by: string }

export const TO_ASKER: Delivery = { to: 'asker' }
export const TO_EVERYBODY: Delivery = { to: 'everybody' }
export const IN_PLACE: Delivery = { to: 'place' }

/** Where something is asked. */
export interface Surroundings {
  /** Nobody reads there but the asker, as in a direct message to the app: there is nothing to hide. */
  readonly isDirect: boolean
  /** All who read there have read the question, as a mention, and see that it is answered. */
  readonly isAskedOpenly: boolean
  /** The platform lets the app post there for the asker. */
  readonly mayPost: boolean
}

export interface Decision {
  readonly delivery: Delivery
  /** Whether the asker is offered to share the card. */
  readonly offersShare: boolean
}

/**
 * Decides where a card goes: the one rule for every platform, command, button and mention, forged ones too.
 * @param wish where the asker, or the settings, would have it.
 */
export function decide(
  card: Card,
  wish: Delivery,
  { isDirect, isAskedOpenly, mayPost }: Surroundings,
): Decision {
  const delivery = ((): Delivery => {
    // What cannot be read, or is not there, takes no page from the reader.
    if (wish.to === 'place') return card.kind === 'none' || card.kind === 'error' ? TO_ASKER : wish
    if (isDirect) return TO_EVERYBODY
    if (wish.to === 'asker') return wish
    const isHidden = isAskedOpenly ? isForAdministrators(card) : !isShareable(card)
    return isHidden ? TO_ASKER : wish
  })()
  const isForAsker = delivery.to === 'asker' || delivery.to === 'place'
  return { delivery, offersShare: isForAsker && !isDirect && mayPost && isShareable(card) }
}

/** Where a sentence of the program's own goes: a refusal, or word of a failure. It is never in the place of a card. */
export function deliveryOfNotice({ isDirect, isAskedOpenly }: Surroundings): Delivery {
  return isDirect || isAskedOpenly ? TO_EVERYBODY : TO_ASKER
}
