import { FeedProgress } from '../feeds/progress.ts'
import { readFeedSettings } from '../feeds/settings.ts'
import { problemLine } from '../../source/problem.ts'
import type { State } from '../../state/state.ts'
import type { Draft } from './draft.ts'

/** How a feed does. */
export interface FeedHealth {
  readonly url: string
  readonly publisher?: string
  /** Whether its articles wait for somebody to read them. */
  readonly isReviewed: boolean
  /** How often it is asked, in minutes. */
  readonly minutes: number
  /** When it is asked next; absent where it is due, or no feed is asked at all. */
  readonly nextAt?: Date
  /** When it could be read last. */
  readonly readAt?: Date
  /** The article of it that came in last. */
  readonly lastArticle?: { readonly title: string; readonly at: Date }
  /** How often in a row it could not be read, and why not the last time. */
  readonly failures: number
  readonly lastError?: string
  /** How many of its articles wait for a review. */
  readonly waiting: number
}

/** How all feeds do, in the order of feeds.yaml. */
export interface FeedsHealth {
  readonly feeds: readonly FeedHealth[]
  /** What is wrong with feeds.yaml, a line each; no feed is asked then. */
  readonly problems: readonly string[]
}

export async function feedsHealth(
  knowledge: string,
  state: State,
  drafts: readonly Draft[],
  now: Date,
): Promise<FeedsHealth> {
  const { feeds, problems } = await readFeedSettings(knowledge)
  const progressOf = new FeedProgress(state)
  const all = feeds.map(async ({ url, publisher, publish, minutes }): Promise<FeedHealth> => {
    const { nextAt, readAt, lastArticleAt, lastArticle, failures, lastError } = await progressOf.of(url)
    const waiting = drafts.filter(({ arrival }) => arrival?.isByFeed === true && arrival.by === url).length
    return {
      url,
      isReviewed: publish === 'review',
      minutes,
      failures,
      waiting,
      ...(publisher !== undefined && { publisher }),
      ...(nextAt > now.getTime() && { nextAt: new Date(nextAt) }),
      ...(readAt !== undefined && { readAt: new Date(readAt) }),
      ...(lastError !== undefined && { lastError }),
      ...(lastArticleAt !== undefined &&
        lastArticle !== undefined && { lastArticle: { title: lastArticle, at: new Date(lastArticleAt) } }),
    }
  })
  return { feeds: await Promise.all(all), problems: problems.map(problemLine) }
}
