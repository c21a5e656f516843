import path from 'node:path'
import { EXPIRED, type Known } from '../shelf/catalogue.ts'
import { inTurn } from '../shelf/turn.ts'
import { namesOf } from '../shelf/versions.ts'
import { moveFile } from '../shelf/wholeFile.ts'

export interface Expiring {
  /** The knowledge folder. */
  readonly knowledge: string
  readonly known: readonly Known[]
  /** `YYYY-MM-DD`. */
  readonly today: string
  /** Whether a fact quotes a source: without the source the fact would be left out too. */
  readonly isQuoted: (id: string) => boolean
}

/**
 * Takes out the sources and drafts whose time is over, to the folder `expired`, where the shelf still knows them, so that
 * no feed brings them again.
 * @returns their ids.
 */
export async function takeOutExpired({ knowledge, known, today, isQuoted }: Expiring): Promise<string[]> {
  const over = known.filter(
    ({ id, where, until }) =>
      until !== undefined && until <= today && (where === 'drafts' || (where === 'sources' && !isQuoted(id))),
  )
  for (const { id, file } of over)
    await inTurn(knowledge, () => moveFile(file, path.join(knowledge, EXPIRED), namesOf(id)))
  return over.map(({ id }) => id)
}
