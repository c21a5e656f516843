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

/** A draft, for whoever reviews it. */
export interface DraftData {
  readonly id: string
  readonly title: string
  /** Publisher and date, as far as they are known. */
  readonly from: string
  /** How it came in. */
  readonly by: string
  readonly problems: readonly string[]
  readonly isPublishable: boolean
  /** The whole file: front matter and text. */
  readonly content: string
  /** Of the content; sent back with an edit. */
  readonly hash: string
}

export interface FeedData {
  readonly name: string
  readonly url: string
  readonly lastArticle: string
  readonly lastRead: string
  readonly next: string
  /** Why it could not be read the last time; empty where it could. */
  readonly error: string
  /** How many of its articles wait for a review. */
  readonly waiting: number
}

/** What came in and how the feeds do. */
export interface LibraryData {
  readonly drafts: readonly DraftData[]
  readonly feeds: readonly FeedData[]
  /** Of feeds.yaml. */
  readonly problems: readonly string[]
}

/** What became of an edit. */
export type EditData =
  | { readonly status: 'saved' | 'changed'; readonly draft: DraftData }
  | { readonly status: 'undone'; readonly sentence: string }

/** What the page hears of the knowledge while it is open. */
export interface KnowledgeNews {
  readonly revision: string
  /** Whether the folder as it is now is what serves. */
  readonly isServing: boolean
  /** Why not, as a sentence, where it is not for the files. */
  readonly reason?: string
  readonly problems: readonly string[]
}
