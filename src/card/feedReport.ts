import type { FeedHealth, FeedsHealth } from '../ingest/library/feedHealth.ts'
import { cut } from './cut.ts'
import { momentLabel } from './dates.ts'
import { DRAFTS, LONGEST_LABEL, type Content } from './reportContent.ts'
import { lines } from './units.ts'

/** How the feeds do. */
export function feedsContent({ feeds, problems }: FeedsHealth): Content {
  const failing = feeds.filter(({ failures }) => failures > 0).length
  const count = `${feeds.length} ${feeds.length === 1 ? 'feed' : 'feeds'}`
  return {
    heading: feeds.length === 0 ? 'No feeds' : failing > 0 ? `${count}, ${failing} failing` : count,
    notes: problems.length > 0 ? ['feeds.yaml has a fault, so no feed is read until it is mended.'] : [],
    units: [
      ...lines(
        'Problems',
        problems.map((problem) => [problem, '']),
      ),
      ...lines(
        '',
        feeds.map((feed) => [feed.publisher ?? feed.url, healthOf(feed)]),
      ),
      ...(feeds.length === 0 && problems.length === 0
        ? lines('', [['feeds.yaml', 'names feeds whose articles come in by themselves; there is none.']])
        : []),
    ],
    suggestions: feeds.some(({ waiting }) => waiting > 0) ? [DRAFTS] : [],
  }
}

function healthOf({
  url,
  publisher,
  isReviewed,
  minutes,
  nextAt,
  readAt,
  lastArticle,
  failures,
  lastError,
  waiting,
}: FeedHealth): string {
  const times = failures === 1 ? 'once' : `${failures} times in a row`
  return [
    publisher === undefined ? undefined : url,
    lastArticle
      ? `Last article: “${cut(lastArticle.title, LONGEST_LABEL)}”, ${momentLabel(lastArticle.at)}.`
      : 'No article yet.',
    readAt ? `Read ${momentLabel(readAt)}.` : 'Never read yet.',
    failures > 0 ? `It failed ${times}: ${lastError ?? ''}` : undefined,
    `Next ${nextAt ? momentLabel(nextAt) : 'as soon as it is due'}, every ${minutes} minutes.`,
    isReviewed ? `${waiting} of its articles wait for a review.` : 'Its articles are quoted at once.',
  ]
    .filter((part) => part !== undefined)
    .join(' ')
}
