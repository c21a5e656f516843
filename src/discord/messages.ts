import type { Card } from '../card/card.ts'
import { discordMessage, type DiscordMessage, type MessageOptions } from './message.ts'

/**
 * Cards as messages. The core has the same card for whoever asks the same, as long as that may be kept; so long its
 * message is kept here, for the question that everybody asks at once.
 */
export class Messages {
  readonly #withShare = new WeakMap<Card, DiscordMessage>()
  readonly #withoutShare = new WeakMap<Card, DiscordMessage>()

  of(card: Card, options: MessageOptions): DiscordMessage {
    // A message that names who shared it is nobody else's.
    if (options.sharedBy !== undefined) return discordMessage(card, options)
    const kept = options.offersShare ? this.#withShare : this.#withoutShare
    const message = kept.get(card) ?? discordMessage(card, options)
    kept.set(card, message)
    return message
  }
}
