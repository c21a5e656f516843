import type { Request } from '../card/request.ts'
import type { SlackPicture } from './pictures.ts'

/** How a card is shown, for whom and where. */
export interface MessageOptions {
  /** Only one reader sees the message, and may post it to the channel. */
  readonly share?: boolean
  /** The id of the user who posted it to the channel. */
  readonly sharedBy?: string
  /** A modal or an App Home, a view, takes neither tables nor feedback buttons. */
  readonly surface?: 'message' | 'view'
  /** What the reader came from and may go back to. */
  readonly back?: Request
  /** Shown where the message has room for it beside all words. */
  readonly picture?: SlackPicture
  /** The card has a picture that was not there in time; a button shows the card with it. */
  readonly isPictureLate?: boolean
}
