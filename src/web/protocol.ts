import type { DiscordMessage } from '../discord/message.ts'
import type { SlackMessage } from '../slack/message.ts'

/* What the server and its page say to each other, as JSON. */

/** A card as both platforms show it. */
export interface Preview {
  readonly type: 'preview'
  /** How the request would be typed. */
  readonly typed: string
  /** The request, for the page's address. */
  readonly code: string
  readonly heading: string
  /** What a screen reader says when it comes. */
  readonly summary: string
  /** The very payloads that the adapters send. */
  readonly discord: DiscordMessage
  readonly slack: SlackMessage
  /** Where the page finds the picture that Discord's message has as a file. */
  readonly attached?: string
}

/** What a press does on its platform, where the page cannot show it. */
export interface Notice {
  readonly type: 'notice'
  readonly text: string
  /** What stands in the input then, for the reader to send. */
  readonly typed?: string
}

export type Reply = Preview | Notice

/** What is put in the place of the whole input. */
export interface Suggested {
  readonly label: string
  readonly value: string
}

/** What the page hears of the knowledge while it is open. */
export interface KnowledgeNews {
  readonly revision: string
  /** Whether the folder as it is now is what serves. */
  readonly isServing: boolean
  readonly problems: readonly string[]
}
