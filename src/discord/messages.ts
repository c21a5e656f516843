import type { Card } from '../card/card.ts'
import type { Painter } from '../picture/painter.ts'
import { pictureOf } from '../picture/picture.ts'
import { discordMessage, type DiscordMessage, type MessageOptions } from './message.ts'
import type { Outgoing } from './outgoing.ts'
import { fileOf } from './picture.ts'

export type PicturedMessage = Outgoing<DiscordMessage>

/**
 * Cards as messages, with their pictures. The core has the same card for whoever asks the same, as long as that may be
 * kept; so long its message is kept here, for the question that everybody asks at once.
 */
export class Messages {
  readonly #painter: Painter
  readonly #withShare = new WeakMap<Card, PicturedMessage>()
  readonly #withoutShare = new WeakMap<Card, PicturedMessage>()

  constructor(painter: Painter) {
    this.#painter = painter
  }

  async of(card: Card, options: Omit<MessageOptions, 'picture'>): Promise<PicturedMessage> {
    // A message that names who shared it is nobody else's.
    if (options.sharedBy !== undefined) return this.#make(card, options)
    const kept = options.offersShare ? this.#withShare : this.#withoutShare
    const known = kept.get(card)
    if (known) return known
    const made = await this.#make(card, options)
    // A picture that came too late is there for the next who asks.
    const isWhole = made.files.length > 0 || pictureOf(card) === undefined
    if (isWhole) kept.set(card, made)
    return made
  }

  async #make(card: Card, options: Omit<MessageOptions, 'picture'>): Promise<PicturedMessage> {
    const picture = await this.#painter.draw(card)
    if (!picture) return { body: discordMessage(card, options), files: [] }
    const body = discordMessage(card, { ...options, picture: picture.altText })
    return { body, files: [fileOf(picture.png)] }
  }
}
