import type { FoundParticulars } from '../incoming.ts'
import { momentOf } from '../moment.ts'

/** An item of a feed: what it says of an article, and its text where it carries one. */
export interface FeedItem {
  /** Equal for the same item, whenever it is read. */
  readonly id: string
  readonly url?: string
  readonly particulars: FoundParticulars
  /** The parts of the paper that the feed puts it in, as it calls them. */
  readonly sections: readonly string[]
  /** HTML, where the feed carries the whole article or a beginning of it. */
  readonly content?: string
}

export interface Feed {
  readonly title: string
  readonly items: readonly FeedItem[]
}

/** What a feed says of an item; what it leaves empty is absent. */
export function particularsOf(given: Readonly<Record<string, string | null | undefined>>): FoundParticulars {
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => {
      const text = name === 'published' || name === 'changed' ? momentOf(value ?? '') : value?.trim()
      return text ? [[name, { value: text, from: `the feed's ${name}` }]] : []
    }),
  )
}
