import { buildPost, type Setting } from '../card/build.ts'
import type { Request } from '../card/request.ts'
import type { Response } from '../card/response.ts'
import type { Snapshot } from '../knowledge/snapshot.ts'
import { findingKey, newPart, newsOf } from '../query/news.ts'
import type { News } from '../watch/news.ts'
import type { NewsAsked, NewsReply } from './backgrounder.ts'

/**
 * Answers with what came in only; see `Backgrounder.newsOn`.
 * @param answer answers the request from a part of the snapshot.
 */
export async function newsReply(
  { request, news, since }: NewsAsked,
  setting: Omit<Setting, 'request'>,
  answer: (part: Snapshot, request: Request) => Promise<Response>,
  wasTold: (keys: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<NewsReply | undefined> {
  const { snapshot } = setting
  const found = await answer(partFor(snapshot, news), request)
  if (found.status !== 'found') return undefined
  const told = await wasTold(found.findings.map(findingKey))
  const fresh = newsOf(found, news, snapshot, (key) => told.has(key))
  if (!fresh) return undefined
  const count = fresh.findings.length
  const post = (note: string) =>
    buildPost({ ...fresh, notes: [note, ...fresh.notes] }, { ...setting, request })
  const whole = post(newsNote(count, since))
  const { card } = whole.isWhole ? whole : post(`${newsNote(count, since)} These are the newest.`)
  return { card, keys: fresh.findings.map(findingKey) }
}

/** Hundreds of watches ask of the same news. */
const parts = new WeakMap<News, { readonly snapshot: Snapshot; readonly part: Snapshot }>()

function partFor(snapshot: Snapshot, news: News): Snapshot {
  const known = parts.get(news)
  if (known?.snapshot === snapshot) return known.part
  const part = newPart(snapshot, news)
  parts.set(news, { snapshot, part })
  return part
}

function newsNote(count: number, since: Date): string {
  const what = count === 1 ? 'One thing is' : `${count} things are`
  return `${what} new since ${since.toISOString().slice(0, 16).replace('T', ' ')} UTC.`
}
