import type { Card } from '../card/card.ts'

/** Posts cards that nobody asked for just now to places of a platform. */
export interface Posting<Destination> {
  /**
   * @throws CannotPost where the app may not post there, so that to try again does not help; another error where the
   * platform failed.
   */
  post(destination: Destination, card: Card): Promise<void>
}

/** The app may not post in a place; the message says why, for whoever had it post there. */
export class CannotPost extends Error {
  override readonly name = 'CannotPost'
}
