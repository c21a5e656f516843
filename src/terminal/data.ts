import type { Response } from '../card/response.ts'
import type { Card } from '../card/card.ts'
import type { Reply } from '../command/backgrounder.ts'
import type { Excerpt } from '../query/answer.ts'

/** A reply for a program: one line of JSON. */
export interface ReplyData {
  readonly status: 'found' | 'ambiguous' | 'none' | 'error'
  /** Every excerpt of all pages, once, best first. */
  readonly excerpts: readonly ExcerptData[]
  /** The page that was asked for. */
  readonly card: Card
}

export interface ExcerptData {
  readonly sourceId: string
  /** The earlier version of the source that it stands in, where it stands there no more. */
  readonly version?: string
  /** From 1. */
  readonly paragraph: number
  /** UTF-16 units into the source's text; the end is not part of it. */
  readonly start: number
  readonly end: number
  readonly quote: string
  /** See Citation. */
  readonly hash: string
}

export function replyData({ answer, card }: Reply): ReplyData {
  const excerpts = new Map<string, ExcerptData>()
  for (const { quote, citation } of excerptsIn(answer)) {
    const { source: sourceId, version, paragraph, start, end, hash } = citation
    const key = JSON.stringify([sourceId, version, start, end])
    if (!excerpts.has(key))
      excerpts.set(key, {
        sourceId,
        ...(version !== undefined && { version }),
        paragraph,
        start,
        end,
        quote,
        hash,
      })
  }
  return { status: statusOf(answer), excerpts: [...excerpts.values()], card }
}

/** Whatever shows what was asked for counts as found, a list of sources or the help too. */
export function statusOf({ status }: Response): ReplyData['status'] {
  return status === 'ambiguous' || status === 'none' || status === 'error' ? status : 'found'
}

function excerptsIn(answer: Response): readonly Excerpt[] {
  if (answer.status === 'source')
    return [
      ...(answer.paragraph?.excerpts ?? []),
      ...(answer.changes?.changes ?? []).flatMap(({ before, after }) => [...before, ...after]),
    ]
  if (answer.status !== 'found') return []
  return answer.findings.flatMap((finding) =>
    finding.kind === 'disagreement' ? finding.claims.flatMap(({ excerpts }) => excerpts) : finding.excerpts,
  )
}
