import type { Card } from '../card/card.ts'
import type { Place } from '../watch/place.ts'

/** A message that the app has posted. */
export interface PostedMessage {
  readonly place: Place
  /** What the platform calls it. */
  readonly message: string
  /** The message that its thread began with; absent where it is in none, or began one. */
  readonly thread?: string | undefined
}

/** What keeps a message from standing in a place twice. */
export interface Once {
  /** Of at most 25 ASCII characters. */
  readonly key: string
  /** Whether it may have been posted already, by a process that ended before it knew. */
  readonly isAgain?: boolean
}

/** Posts cards that nobody asked for just now to places of a platform. */
export interface Posting {
  /**
   * @param once what is posted again with the same key is there once, as far as the platform can tell.
   * @throws CannotPost where the app may not post there, so that to try again does not help; another error where the
   * platform failed.
   * @returns what the platform calls the message.
   */
  post(place: Place, card: Card, once?: Once): Promise<string>
  /**
   * Puts a card in the place of one that the app has posted.
   * @param sharedBy the id of the user whose name stands on it.
   * @throws MessageGone where nobody reads it any more; CannotEdit where it stays as it is.
   */
  edit(posted: PostedMessage, card: Card, sharedBy?: string): Promise<void>
  /**
   * Posts a card in answer to a message, in its thread where the platform has threads.
   * @param once as of `post`.
   * @throws CannotPost
   */
  answer(posted: PostedMessage, card: Card, once: Once): Promise<void>
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

/** A message that the app has posted stays as it is; the message says why. */
export class CannotEdit extends Error {
  override readonly name = 'CannotEdit'
}

/** A message was deleted, or with it the channel. */
export class MessageGone extends Error {
  override readonly name = 'MessageGone'
}
