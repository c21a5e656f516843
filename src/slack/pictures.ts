import type { WebClient } from '@slack/web-api'
import { LRUCache } from 'lru-cache'
import { picturePath } from '../addresses.ts'
import type { Card } from '../card/card.ts'
import type { Painter } from '../picture/painter.ts'

/** A picture as a message refers to it: by an address that Slack fetches, or by a file that Slack has. */
export type SlackPicture = { readonly altText: string } & (
  { readonly image_url: string } | { readonly slack_file: { readonly id: string } }
)

/** Where the pictures of cards are, for Slack to take. */
export interface Pictures {
  /**
   * Never rejects, and gives the same object for the same picture in the same workspace.
   * @param client acts in the workspace in which the card is shown.
   * @returns undefined where the card has no picture, or where it is not there soon: the card goes out without it.
   */
  of(card: Card, client: WebClient): Promise<SlackPicture | undefined>
  /** Takes note that Slack refused a message for this picture. */
  refused(picture: SlackPicture): void
  /** Takes note that the app may not upload with this token, of which the operator was told. */
  doWithout(token: string): void
}

const MOST = 2_000
/** Milliseconds for which an address that Slack could not fetch is not given to it again. */
const REST = 60_000

/** Pictures by their addresses at the program's own server, which keeps what was drawn. */
export function addressedPictures(painter: Painter, publicUrl: string): Pictures {
  const known = new LRUCache<string, SlackPicture>({ max: MOST })
  const resting = new LRUCache<string, true>({ max: MOST, ttl: REST })
  return {
    async of(card) {
      // Slack fetches the picture before it takes the message, so it must be drawn by then.
      const drawn = await painter.draw(card)
      if (!drawn) return undefined
      const { hash, altText } = drawn
      const image_url = new URL(picturePath(hash), publicUrl).href
      const picture = known.get(image_url) ?? { altText, image_url }
      known.set(image_url, picture)
      return resting.has(image_url) ? undefined : picture
    },
    refused(picture) {
      if ('image_url' in picture) resting.set(picture.image_url, true)
    },
    doWithout: () => undefined,
  }
}
