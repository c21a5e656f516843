import type { Card } from '../card/card.ts'
import type { Place } from '../watch/place.ts'

/** Posts cards that nobody asked for just now to places of a platform. */
export interface Posting {
  /**
   * @param key of at most 25 ASCII characters: where the platform can tell, what is posted again with the same key within
   * minutes is there once.
   * @throws CannotPost where the app may not post there, so that to try again does not help; another error where the
   * platform failed.
   * @returns what the platform calls the message.
   */
  post(place: Place, card: Card, key?: string): Promise<string>
  /**
   * Tells one person a sentence, where nobody else reads it.
   * @throws CannotPost where they let nobody write to them.
   */
  tell(person: Person, sentence: string): Promise<void>
}

/** Somebody as a platform knows them. */
export interface Person {
  readonly community: string
  readonly id: string
}

/** The app may not post in a place; the message says why, for whoever had it post there. */
export class CannotPost extends Error {
  override readonly name = 'CannotPost'
}
