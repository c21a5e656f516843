import type { Snapshot } from '../knowledge/snapshot.ts'
import { SUFFICIENT } from '../search/passages/evidence.ts'
import type { Explanation } from '../search/passages/passageIndex.ts'
import { askAnswer, LEAST_OF_BEST, MOST_EXCERPTS, readingOptions, type Reading } from './ask.ts'

/** How an excerpt came to its place. */
export type ExplainedExcerpt = Explanation['hits'][number] & {
  readonly sourceId: string
  /** From 1. */
  readonly paragraph: number
  readonly quote: string
  /** Whether the answer has it: what is far behind the best is left out, and everything where there is no evidence. */
  readonly isShown: boolean
}

/** How a question came to its excerpts: plain data. */
export interface ExplainedQuestion extends Omit<Explanation, 'hits'> {
  readonly question: string
  /** Best first. */
  readonly excerpts: readonly ExplainedExcerpt[]
  /** Whether there is an answer: without evidence only to what asks what a known name stands for. */
  readonly isAnswered: boolean
  /** The least confidence that is evidence. */
  readonly needed: number
}

/** Says how the best excerpts for a question got their scores, as `askAnswer` finds them. */
export function explainQuestion(
  snapshot: Snapshot,
  question: string,
  most: number,
  reading: Reading = {},
): ExplainedQuestion {
  const { hits, ...explanation } = snapshot.passageIndex.explain(question, {
    limit: MOST_EXCERPTS,
    ...readingOptions(reading),
  })
  const isAnswered = askAnswer(snapshot, question, reading).status === 'found'
  const best = hits[0]?.score ?? 0
  const excerpts = hits.slice(0, most).flatMap((hit): ExplainedExcerpt[] => {
    const found = snapshot.passages[hit.passage]
    if (!found) return []
    const { source, sentence } = found
    return [
      {
        ...hit,
        sourceId: source.id,
        paragraph: sentence.paragraph,
        quote: source.text.slice(sentence.start, sentence.end),
        isShown: isAnswered && hit.score >= best * LEAST_OF_BEST,
      },
    ]
  })
  return { question, ...explanation, excerpts, isAnswered, needed: SUFFICIENT }
}
