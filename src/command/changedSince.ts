import type { Response } from '../card/response.ts'
import type { Snapshot } from '../knowledge/snapshot.ts'
import type { Found } from '../query/answer.ts'
import { changedAnswer, withdrawnPart } from '../query/changed.ts'
import { newPart } from '../query/news.ts'
import type { EdtfDate } from '../source/date.ts'
import type { WatchDesk } from '../watch/desk.ts'
import { newsBetween } from '../watch/news.ts'
import { ArgumentError } from './arguments.ts'

/**
 * What of an answer was added, changed, withdrawn or contradicted since a day.
 * @param answer answers the question from a part of the snapshot.
 */
export async function changedSince(
  day: EdtfDate,
  { snapshot, watching }: { readonly snapshot: Snapshot; readonly watching: WatchDesk | undefined },
  answer: (part: Snapshot) => Promise<Response>,
): Promise<Response> {
  const { earliest } = day
  if (!watching || earliest === undefined)
    throw new ArgumentError('knows no history here, or no day from which it is to be counted')
  const { history } = watching
  const since = await history.before(new Date(`${earliest}T00:00:00Z`))
  const news = await newsBetween(history, since.position, await history.latest())
  const none = async (): Promise<Response> => {
    const now = await answer(snapshot)
    if (now.status !== 'found') return now
    const { subject } = now
    return {
      status: 'none',
      asked: subject.name,
      subject,
      near: [],
      scope: `Nothing changed since ${day.edtf}.`,
    }
  }
  if (!news) return none()
  const fresh = foundIn(await answer(newPart(snapshot, news)))
  const lost = news.withdrawn.size === 0 ? undefined : foundIn(await answer(withdrawnPart(snapshot, news)))
  const changed = changedAnswer({ fresh, lost }, news, snapshot)
  if (!changed) return none()
  return {
    ...changed,
    notes: [`Since ${day.edtf}: ${changed.notes[0] ?? ''}`, ...changed.notes.slice(1), ...since.notes],
  }
}

function foundIn(answer: Response): Found | undefined {
  return answer.status === 'found' ? answer : undefined
}
